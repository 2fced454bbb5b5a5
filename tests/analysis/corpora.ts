/** Where the corpora of real material lie in a development checkout; tests that need them are skipped elsewhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const storiesFolder = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'shared',
  'corpora',
  'stories',
);
export const hasCorpora = existsSync(storiesFolder);
