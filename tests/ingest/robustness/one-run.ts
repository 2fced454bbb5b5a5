/** One run of ingestion in a process of its own, so that a test can kill it: node one-run.ts HOME VIA NOW COUNT. */
import { openArchive } from '#archive';
import { ingest } from '../../../ingest/ingest.ts';
import { source } from '../behaviours/world.ts';

const [home = '', via = '', now = '', count = '1'] = process.argv.slice(2);
const archive = openArchive(home);
const lock = archive.lock();
const sources = Array.from({ length: Number(count) }, (_, at) =>
  source({ id: `s${at}`, url: `http://s${at}.example/flux`, site: `http://s${at}.example/` }),
);
process.stdout.write('ready\n');
const report = await ingest(sources, { archive, home, now, gapMs: 0, fetch: { via }, force: true });
lock[Symbol.dispose]();
archive[Symbol.dispose]();
process.stdout.write(`${JSON.stringify({ new: report.new, failed: report.failed })}\n`);
