/** The Markdown files of the briefs → the store that the pages read, in a thread of its own while Astro gets ready. Not by Astro’s content layer, which writes all it holds, rendered, into one module: with ten thousand briefs, 100 MB to print and to compile. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { type BriefPart, roomInside, toParts } from './brief-parts.ts';
import {
  type BriefEntry,
  type BriefIndex,
  briefStore,
  indexFile,
  type PlacedPart,
  type Preparing,
  readBriefIndex,
} from './brief-store.ts';
import { type BriefFile, briefFiles } from './briefs.ts';
import { translator } from './i18n.ts';
import { htmlOf, plainHtmlOf } from './markdown.ts';

/** Prepare all briefs; those whose file is as it was are taken over. Throws what is wrong with a file, and its path. */
async function prepareBriefs(preparing: Preparing): Promise<void> {
  const { home, code } = preparing;
  const folder = briefStore(home);
  const last = readBriefIndex(home);
  const known = last?.code === code ? partsOf(folder, last) : new Map<string, Known>();
  const html = last?.html === 'a.html' ? 'b.html' : 'a.html';
  mkdirSync(folder, { recursive: true });
  const { place, close } = placing(join(folder, html));
  const briefs: BriefEntry[] = [];
  for (const file of briefFiles(home)) {
    const same = known.get(file.id);
    const { data, parts } =
      same?.entry.digest === file.digest
        ? { data: same.entry.data, parts: same.parts() }
        : await render(file, preparing);
    briefs.push({ id: file.id, data, digest: file.digest, parts: parts.map(place) });
  }
  close();
  const index: BriefIndex = { code, html, briefs };
  writeFileSync(`${indexFile(home)}.new`, JSON.stringify(index));
  renameSync(`${indexFile(home)}.new`, indexFile(home));
  if (last) rmSync(join(folder, last.html), { force: true });
}

interface Part {
  sections: string[];
  html: Uint8Array;
}
interface Known {
  entry: BriefEntry;
  parts: () => Part[];
}

/** What the last build has prepared, by id; nothing when its HTML is gone. */
function partsOf(folder: string, { html, briefs }: BriefIndex): Map<string, Known> {
  let all: Uint8Array;
  try {
    all = readFileSync(join(folder, html));
  } catch {
    return new Map();
  }
  return new Map(
    briefs.map((entry) => {
      const parts = () =>
        entry.parts.map(({ sections, start, bytes }) => ({
          sections,
          html: all.subarray(start, start + bytes),
        }));
      return [entry.id, { entry, parts }];
    }),
  );
}

/** Writes parts one behind the other into a file, in large pieces. */
function placing(path: string): { place: (part: Part) => PlacedPart; close: () => void } {
  const file = openSync(path, 'w');
  let waiting: Uint8Array[] = [];
  let [end, written] = [0, 0];
  const flush = () => {
    const bytes = Buffer.concat(waiting);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    waiting = [];
    written = end;
  };
  return {
    place({ sections, html }) {
      waiting.push(html);
      end += html.length;
      if (end - written > pieceBytes) flush();
      return { sections, start: end - html.length, bytes: html.length };
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

const pieceBytes = 2 ** 20;

/** A brief anew: its front matter, and its parts; an edition is one page, whatever its length. */
async function render(
  { id, read }: BriefFile,
  { site, base }: Preparing,
): Promise<{ data: BriefEntry['data']; parts: Part[] }> {
  const { data, body } = read();
  const plain = data.kind === 'trend' ? plainHtmlOf(body) : undefined;
  // Nothing else links to the headings of a brief than, maybe, itself.
  const html = plain?.includes('href="#') === false ? plain : await htmlOf(body, data.lang);
  if (data.kind !== 'trend') return { data, parts: [bytesOf({ html, sections: [] })] };
  const address = new URL(`${base}/${data.lang}/briefs/${id.slice(3)}/`, site).href;
  const t = translator(data.lang);
  const parts = toParts(html, roomInside({ ...data, address, base }), (section) =>
    t('brief.again', { section }),
  );
  return {
    data,
    parts: parts.map((part, at) =>
      bytesOf(at === 0 ? part : { ...part, html: fromBelow(part.html) }),
    ),
  };
}

/** Links of a brief as they lead from one folder further down. */
function fromBelow(html: string): string {
  return html.replaceAll('href="../', 'href="../../');
}

function bytesOf({ html, sections }: BriefPart): Part {
  return { sections, html: Buffer.from(html) };
}

await prepareBriefs(workerData);
