/** A folder of annotated sentences → how many of the names in them are found, with the right kind. */
import type { EntityMention } from '#schema/analysed.ts';
import type { MarkedName } from './annotated.ts';
import { toEntityFinder } from './entities.ts';
import { type Counts, type GoldLine, type MarkRow, readGold, toRow } from './evaluate-figures.ts';
import type { Words } from './knowledge.ts';
import { toTaggedText } from './tags.ts';

interface Judged {
  line: GoldLine;
  counts: Map<string, Counts>;
  misses: string[];
}

/** A row per language, per kind and per half; a name counts when place and kind are right. */
export function evaluateEntities(
  folder: string,
  { gazetteer, people }: Pick<Words, 'gazetteer' | 'people'>,
): { rows: MarkRow[]; remarks: string[] } {
  const finder = toEntityFinder(gazetteer, people);
  const judged = readGold(folder).map((line): Judged => {
    const { counts, misses } = judge(line, finder.find(toTaggedText('', line.text, line.lang)));
    return { line, counts, misses };
  });
  const rows: MarkRow[] = [];
  for (const lang of ['fr', 'ar', 'en']) {
    const own = judged.filter(({ line }) => line.lang === lang);
    rows.push(toRow(lang, 'all', totals(own)));
    const half = own.filter(({ line }) => line.half === 'held out');
    rows.push(toRow(`${lang} held out`, 'all', totals(half)));
    for (const type of ['org', 'person', 'place', 'programme', 'law']) {
      rows.push(
        toRow(
          lang,
          type,
          own.map(({ counts }) => counts.get(type) ?? none),
        ),
      );
    }
  }
  const remarks = judged.flatMap(({ line, misses }) =>
    line.half === 'made on' ? misses.map((miss) => `${miss} ← ${line.text}`) : [],
  );
  return { rows, remarks };
}

const none: Counts = { right: 0, found: 0, gold: 0 };

function totals(judged: readonly Judged[]): Counts[] {
  return judged.map(({ counts }) => {
    const sum = { ...none };
    for (const { right, found, gold } of counts.values()) {
      sum.right += right;
      sum.found += found;
      sum.gold += gold;
    }
    return sum;
  });
}

function judge(
  { text, names }: GoldLine,
  mentions: readonly EntityMention[],
): Omit<Judged, 'line'> {
  const counts = new Map<string, Counts>();
  const bump = (type: string, field: keyof Counts) => {
    const known = counts.get(type) ?? { ...none };
    known[field]++;
    counts.set(type, known);
  };
  const misses: string[] = [];
  const used = new Set<MarkedName>();
  for (const name of names) bump(name.type, 'gold');
  for (const { type, evidence } of mentions) {
    for (const span of evidence) {
      bump(type, 'found');
      const match = names.find(
        (name) => !used.has(name) && name.type === type && isSame(span, name),
      );
      if (match) {
        used.add(match);
        bump(type, 'right');
      } else misses.push(`too much: ${type} ${span.text}`);
    }
  }
  for (const name of names) {
    if (!used.has(name)) misses.push(`missed: ${name.type} ${text.slice(name.start, name.end)}`);
  }
  return { counts, misses };
}

/** Articles, joined particles, guillemets and head nouns of the kind do not matter; laws go by their number. */
function isSame(span: { text: string; start: number; end: number }, name: MarkedName): boolean {
  if (span.start >= name.end || span.end <= name.start) return false;
  if (name.type === 'law') {
    const number = /\d[\d.-]*\d/.exec(name.name)?.[0];
    if (number !== undefined) return span.text.includes(number);
  }
  return bare(span.text) === bare(name.name);
}

const headNouns =
  /^(?:[وبلف]?(?:برنامج|مبادرة|مخطط|استراتيجية|جهة|مدينة|إقليم|ميناء|معرض|مهرجان|مؤسسة الشركة|شركة|مجموعة|منصة)|programme|plan|stratégie|région|province|ville|port|salon|groupe|société) (?:(?:de la|de l['’]|de|du|d['’]|of) ?)?|(?: region| province| programme| plan| strategy)$/iu;

function bare(name: string): string {
  return name
    .replace(/^(?:[«“"]\s*|(?:le|la|les|the)\s+|[ld]['’])+/iu, '')
    .replace(/[\s»”"]+$/u, '')
    .replace(headNouns, '')
    .replace(/^[«“"]\s*/u, '')
    .replace(/^(?:[وبلف]?ـ?(?:ال|لل)(?=\p{L}{2})|[وبل]ـ?(?=ال)|[وبل]ـ)/u, '')
    .toLowerCase();
}
