/** Stories about laws → the law tracker: each law or decree once, with the states it went through. */
import type { Named } from '#schema/lexicon.ts';
import { type Law, lawSteps } from '#schema/product.ts';
import type { Story } from '#schema/story.ts';
import type { Gist } from './gists.ts';
import { foldArabic } from './lang/ar.ts';
import { toProof, withEvent } from './products.ts';
import { remember } from './remember.ts';

/** A law as one story names it. */
interface LawName {
  number: string | undefined;
  /** Folded words of a draft without a number. */
  subject: string[];
  name: string;
}

/** The last moved first. `stories` tell of events, `all` name what they name. */
export function toLaws(
  stories: readonly Story[],
  all: readonly Gist[],
  gazetteer: readonly Named[],
): Law[] {
  const listed = numbersListed(gazetteer);
  const groups: { law: LawName; told: ReturnType<typeof withEvent> }[] = [];
  const told = withEvent(stories, 'law').sort((a, b) =>
    a.story.first < b.story.first ? -1 : a.story.first > b.story.first ? 1 : 0,
  );
  for (const one of told) {
    const law = readName(nameOf(one.fields), listed);
    if (law.number && listed.has(law.number) && !isLate(one.fields['state']?.value)) continue;
    const group = groups.find((known) => isSame(known.law, law));
    if (group) group.told.push(one);
    else groups.push({ law, told: [one] });
  }
  return groups
    .flatMap(({ law, told: about }) => toLaw(law, about, listed, all) ?? [])
    .sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0) || (a.id < b.id ? -1 : 1));
}

/** The sentence that tells the state names the text that has it; else the name read in the article. */
function nameOf(fields: ReturnType<typeof withEvent>[number]['fields']): string {
  const name = String(fields['law']?.value ?? '');
  const sentence = fields['state']?.sentence ?? '';
  return numberIn(name) && sentence.includes(name) ? name : (numbered.exec(sentence)?.[0] ?? name);
}

const numbered =
  /(?:(?:projet|proposition) de )?(?:loi|décret) n°\s?(?:\d+[-.‑])+\d+|(?:bill|law|decree) (?:no\.? ?)?(?:\d+[-.‑])+\d+|(?:مشروع )?(?:ال)?(?:قانون|مرسوم) رقم (?:\d+[-.‑])+\d+/iu;

/** A law that is on the list is in force: what is debated beside it is another text. */
function isLate(state: unknown): boolean {
  return state === 'published' || state === 'in-force';
}

/** Numbers of the gazetteer’s laws, as written in any language: the last part is the year. */
function numbersListed(gazetteer: readonly Named[]): Map<string, Named> {
  const numbers = new Map<string, Named>();
  for (const named of gazetteer) {
    if (named.type !== 'law') continue;
    const { fr = [], ar = [], en = [] } = named.alias ?? {};
    for (const form of [...Object.values(named.name), ...fr, ...ar, ...en]) {
      const number = numberIn(form);
      if (number && !numbers.has(number)) numbers.set(number, named);
    }
  }
  return numbers;
}

function numberIn(name: string): string | undefined {
  const match = /(?:\d+[-.‑])+\d+/.exec(foldArabic(name));
  return match?.[0].replaceAll(/[.‑]/g, '-');
}

/** The number in a name as stories have it: the same names stand in many. */
const lawNumber = remember((name) => ({ number: numberIn(name) }));

function readName(name: string, listed: ReadonlyMap<string, Named>): LawName {
  const number = numberIn(name);
  const canonical = number && numberIn(listed.get(number)?.name.fr ?? number);
  const subject = foldArabic(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3 && !plainWords.has(word));
  return { number: canonical, subject, name };
}

/** Words that any draft has in its name. */
const plainWords = new Set(
  'avant projet proposition decret loi lois relatif relative relatifs portant draft bill decree law مشروع قانون القانون مرسوم المرسوم مسوده رقم المتعلق'.split(
    ' ',
  ),
);

function isSame(one: LawName, two: LawName): boolean {
  if (one.number !== undefined || two.number !== undefined) return one.number === two.number;
  const shared = one.subject.filter((word) => two.subject.includes(word)).length;
  return shared > 0 && shared >= 0.6 * Math.min(one.subject.length, two.subject.length);
}

function toLaw(
  law: LawName,
  about: ReturnType<typeof withEvent>,
  listed: ReadonlyMap<string, Named>,
  all: readonly Gist[],
): Law | undefined {
  const steps: Law['steps'] = [];
  for (const { story, fields } of about) {
    const state = lawSteps.find((known) => known === fields['state']?.value);
    const proof = fields['state'] && toProof(story, fields['state']);
    if (!state || !proof || steps.at(-1)?.state === state) continue;
    steps.push({ state, date: story.first.slice(0, 10), story: story.id, proof });
  }
  const last = steps.at(-1);
  if (!last) return undefined;
  const mentions = mentionsOf(law, about, all);
  const deadlines = about.flatMap(({ fields }) => String(fields['deadline']?.value ?? '') || []);
  return {
    id: law.number ? `law-${law.number}` : `law-draft-${last.story.replace(/^s-/, '')}`,
    ...(law.number ? { number: law.number } : {}),
    labels: labelsOf(law, listed),
    kind: /d[ée]cret|decree|مرسوم/iu.test(law.name) ? 'decree' : 'law',
    state: last.state,
    since: last.date,
    steps,
    ...(deadlines.length > 0 ? { deadline: deadlines.sort().at(-1) } : {}),
    stories: mentions.map(({ id }) => id),
    outlets: [...new Set(mentions.flatMap(({ outlets }) => outlets))].sort(),
  };
}

/** Stories that name the law, whether they tell of a state or not; newest first. */
function mentionsOf(
  law: LawName,
  about: ReturnType<typeof withEvent>,
  all: readonly Gist[],
): Gist[] {
  const told = new Set(about.map(({ story }) => story.id));
  const isNamed = ({ type, name }: Gist['entities'][number]) =>
    type === 'law' && law.number !== undefined && lawNumber(name).number === law.number;
  const named = all.filter((story) => told.has(story.id) || story.entities.some(isNamed));
  return named.sort(
    (a, b) => (a.first < b.first ? 1 : a.first > b.first ? -1 : 0) || (a.id < b.id ? -1 : 1),
  );
}

/** The gazetteer’s labels, else made of the number, else the name as it stands. */
function labelsOf(law: LawName, listed: ReadonlyMap<string, Named>): Law['labels'] {
  const named = law.number === undefined ? undefined : listed.get(law.number);
  if (named) return named.name;
  if (law.number === undefined) return { fr: law.name, ar: law.name, en: law.name };
  const isDecree = /d[ée]cret|decree|مرسوم/iu.test(law.name);
  const isBill = /projet|proposition|bill|draft|مشروع/iu.test(law.name);
  const arabic = law.number.replaceAll('-', '.');
  if (isDecree)
    return {
      fr: `Décret n° ${law.number}`,
      ar: `المرسوم رقم ${arabic}`,
      en: `Decree No. ${law.number}`,
    };
  return isBill
    ? {
        fr: `Projet de loi n° ${law.number}`,
        ar: `مشروع القانون رقم ${arabic}`,
        en: `Bill No. ${law.number}`,
      }
    : { fr: `Loi n° ${law.number}`, ar: `القانون رقم ${arabic}`, en: `Law No. ${law.number}` };
}
