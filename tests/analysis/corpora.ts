/** Where the corpora of real material lie: the environment names them in a development checkout; tests that need them are skipped elsewhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const corpora = process.env['MARSAD_CORPORA'] ?? '';

export const storiesFolder = join(corpora, 'stories');
export const hasCorpora = corpora !== '' && existsSync(storiesFolder);
