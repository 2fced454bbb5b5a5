/** OPML 2.0 ↔ sources: folders, languages and attributes nobody here understands survive the round trip. */
import { fail, ok, type Result } from '#schema/result.ts';
import { Source } from '#schema/source.ts';
import { clean } from './feed/clean.ts';
import { decode } from './feed/decode.ts';
import { present } from './feed/fields.ts';
import { tidy } from './feed/text.ts';
import {
  attributesOf,
  buildTree,
  childrenNamed,
  type Element,
  firstChild,
  rootsOf,
  type Tree,
} from './feed/tree.ts';
import { safeUrl } from './sanitise.ts';

/** What a file holds: sources, and outlines that are none, with the reason. */
export interface ImportedOpml {
  sources: Source[];
  refused: { name: string; reason: string }[];
}

/** Attributes that mean something here; all others are kept as they are. */
const understood = new Set(['text', 'title', 'type', 'xmlurl', 'htmlurl', 'language']);
const maxDepth = 12;

/** Read an OPML file. `lang` is for feeds that name no language. Errors: `not-opml`. */
export function importOpml(
  bytes: Uint8Array,
  lang = 'fr',
  taken: ReadonlySet<string> = new Set(),
): Result<ImportedOpml> {
  const cleaned = clean(decode(bytes).text);
  const tree = buildTree(cleaned.text, cleaned.entities);
  const root = rootsOf(tree).find(({ name }) => name === 'opml');
  const body = root && firstChild(root, ['body']);
  if (!body) return fail('not-opml', 'this is no OPML file: it has no <opml> with a <body>');
  const found: ImportedOpml = { sources: [], refused: [] };
  const ids = new Set(taken);
  const waiting: { node: Element; folder: string[] }[] = outlinesOf(body).map((node) => ({
    node,
    folder: [],
  }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { node, folder } = next;
    const attributes = attributesOf(tree, node);
    const name = tidy(attributes.get('title') ?? attributes.get('text') ?? '');
    if (attributes.has('xmlurl')) readOutline(tree, node, folder, lang, ids, found);
    else if (name !== undefined && folder.length < maxDepth) {
      waiting.unshift(
        ...outlinesOf(node).map((child) => ({ node: child, folder: [...folder, name] })),
      );
    } else waiting.unshift(...outlinesOf(node).map((child) => ({ node: child, folder })));
  }
  return ok(found);
}

function outlinesOf(node: Element): Element[] {
  return childrenNamed(node, ['outline']);
}

function readOutline(
  tree: Tree,
  node: Element,
  folder: string[],
  lang: string,
  ids: Set<string>,
  found: ImportedOpml,
): void {
  const attributes = attributesOf(tree, node);
  const url = safeUrl(attributes.get('xmlurl') ?? '', undefined);
  const name = tidy(attributes.get('title') ?? attributes.get('text') ?? '') ?? url ?? '';
  if (url === undefined || !/^https?:/.test(url)) {
    found.refused.push({
      name,
      reason: `xmlUrl “${attributes.get('xmlurl')?.slice(0, 200)}” is no http address`,
    });
    return;
  }
  const home = safeUrl(attributes.get('htmlurl') ?? '', undefined);
  const language = attributes.get('language')?.trim().toLowerCase().replaceAll('_', '-');
  const kept = Object.fromEntries(
    rawNames(tree, node).filter(([key]) => !understood.has(key.toLowerCase())),
  );
  const source = Source.safeParse(
    present<Source>({
      id: freeId(name, url, ids),
      name,
      kind: 'feed',
      type: undefined,
      url,
      site: home !== undefined && /^https?:/.test(home) ? home : new URL('/', url).href,
      lang:
        language !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(language) ? language : lang,
      country: undefined,
      region: undefined,
      facets: undefined,
      licence: undefined,
      excerptMax: undefined,
      fullText: undefined,
      robots: undefined,
      tdm: undefined,
      timezone: undefined,
      paused: undefined,
      list: undefined,
      map: undefined,
      extract: undefined,
      verified: false,
      folder: folder.length > 0 ? folder : undefined,
      opml: Object.keys(kept).length > 0 ? kept : undefined,
      note: undefined,
    }),
  );
  if (source.success) {
    ids.add(source.data.id);
    found.sources.push(source.data);
  } else found.refused.push({ name, reason: source.error.issues[0]?.message ?? 'invalid' });
}

/** Attributes with their names as written: the tree gives them in lower case. */
function rawNames(tree: Tree, node: Element): [string, string][] {
  const text = tree.source.slice(node.attributesFrom, node.attributesTo);
  return [...attributesOf(tree, node)].map(([lower, value]) => {
    const at = text.toLowerCase().search(new RegExp(`(?<=^|\\s)${escaped(lower)}\\s*=`));
    return [at === -1 ? lower : text.slice(at, at + lower.length), value];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** An id that nobody has: from the name in ascii, else from the host. */
export function freeId(name: string, url: string, taken: ReadonlySet<string>): string {
  const base = slug(name) || slug(new URL(url).hostname.replace(/^www\./, '')) || 'source';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

interface Folder {
  folders: Map<string, Folder>;
  sources: Source[];
}

/** Write sources as OPML 2.0, folders nested, in order of name within each. `date` (ISO) goes into the head where given. */
export function exportOpml(sources: readonly Source[], title = 'Marsad', date?: string): string {
  const root: Folder = { folders: new Map(), sources: [] };
  for (const source of sources) {
    let at = root;
    for (const name of source.folder ?? []) {
      const next = at.folders.get(name) ?? { folders: new Map(), sources: [] };
      at.folders.set(name, next);
      at = next;
    }
    at.sources.push(source);
  }
  const created =
    date === undefined ? '' : `\n    <dateCreated>${new Date(date).toUTCString()}</dateCreated>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>${escapeXml(title)}</title>${created}
  </head>
  <body>
${linesOf(root, '    ').join('\n')}
  </body>
</opml>
`;
}

function linesOf({ folders, sources }: Folder, indent: string): string[] {
  const byName = <T>(entries: T[], name: (entry: T) => string) =>
    entries.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
  return [
    ...byName([...folders], ([name]) => name).flatMap(([name, folder]) => [
      `${indent}<outline text="${escapeXml(name)}">`,
      ...linesOf(folder, `${indent}  `),
      `${indent}</outline>`,
    ]),
    ...byName(sources, ({ id }) => id).flatMap((source) =>
      source.url === undefined ? [] : [`${indent}${outline(source)}`],
    ),
  ];
}

function outline(source: Source): string {
  const attributes: Record<string, string | undefined> = {
    type: 'rss',
    text: source.name,
    title: source.name,
    xmlUrl: source.url,
    htmlUrl: source.site,
    language: source.lang,
  };
  for (const [name, value] of Object.entries(source.opml ?? {})) {
    if (/^[A-Za-z_][\w.:-]*$/.test(name)) attributes[name] = value;
  }
  const written = Object.entries(attributes).map(
    ([name, value]) => `${name}="${escapeXml(value ?? '')}"`,
  );
  return `<outline ${written.join(' ')}/>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
