/** What grouping found and the stories → their files in the archive; only changed bytes are written. */
import type { Archive } from '#archive';
import type { AllStories } from './week-stories.ts';
import type { WeekState } from './weekly.ts';

/** What grouping found in each week, for the next run. */
export function saveStates(archive: Archive, states: ReadonlyMap<string, WeekState>): number {
  let written = 0;
  const keep = new Set<string>(['briefs.json', 'concepts.json', 'disagreements.json']);
  for (const [week, state] of states) {
    keep.add(`${week}.json`);
    if (archive.derived.write(`state/${week}.json`, `${JSON.stringify(state)}\n`)) written++;
  }
  return written + archive.derived.prune('state', keep).length;
}

/** Write the files that changed, and where the story ids that vanished from them lead now. */
export function saveStories(archive: Archive, all: AllStories): number {
  const { weeks } = all;
  const keep = new Set<string>(['redirects.json']);
  const vanished = new Set<string>();
  let written = all.written;
  const replace = (path: string, text: string) => {
    const before = archive.derived.read(`stories/${path}`) ?? '';
    if (before === text) return;
    for (const [, id] of before.matchAll(/^\{"id":"([^"]+)"/gm)) vanished.add(id ?? '');
    if (text !== '' && archive.derived.write(`stories/${path}`, text)) written++;
  };
  for (const [week, { text }] of weeks) {
    keep.add(`${week}.ndjson`);
    if (text !== undefined) replace(`${week}.ndjson`, text);
  }
  for (const path of archive.derived.list('stories')) {
    if (path.endsWith('.ndjson') && !keep.has(path)) replace(path, '');
  }
  const redirects = redirectsOf(archive, all, vanished);
  if (archive.derived.write('stories/redirects.json', redirects)) written++;
  return written + archive.derived.prune('stories', keep).length;
}

/** A story is named after a member, so a vanished name leads to the story that has this member now. */
function redirectsOf(archive: Archive, all: AllStories, vanished: Set<string>): string {
  const earlier: Record<string, string> = JSON.parse(
    archive.derived.read('stories/redirects.json') ?? '{}',
  );
  for (const id of Object.keys(earlier)) vanished.add(id);
  const redirects: Record<string, string> = {};
  for (const old of [...vanished].sort()) {
    const now = all.storyOf(old.replace(/^s-/, ''));
    if (now !== undefined && now !== old) redirects[old] = now;
  }
  return `${JSON.stringify(redirects, null, 1)}\n`;
}
