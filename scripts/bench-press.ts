/** A seed → made press in three languages, and stories of it: texts that read like none, but cost what real ones cost. */

import type { Editorial } from '#editorial';
import { type Lang, langs } from '#schema/lang.ts';
import type { Story, StoryArticle } from '#schema/story.ts';
import { startOfWeek, type Week } from '#schema/week.ts';
import { seededRandom } from '../analysis/agreement.ts';

/** One article of the made press. */
export type Draw = (index: number) => { lang: Lang; title: string; text: string };

const words = 250;
/** Four articles to a story. */
const perStory = 4;
/** Share of words that are terms of the lexicon; the others are made words, the commoner the shorter, as in any language. */
const termShare = 0.12;
const vocabulary = 40_000;
const latin = ['ba', 'ro', 'ti', 'men', 'la', 'sur', 'pel', 'cou', 'dra', 'ver', 'lis', 'ni'];
const arabic = ['با', 'رو', 'تي', 'من', 'لا', 'سر', 'بل', 'كو', 'درا', 'فر', 'ليس', 'ني'];

/** Texts in three languages with terms and names that the watch looks for, a figure a sentence, and four articles to a story. */
export function pressOf({ lexicon, gazetteer }: Pick<Editorial, 'lexicon' | 'gazetteer'>): Draw {
  const random = seededRandom(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const terms = (lang: Lang) =>
    lexicon.flatMap((entry) => entry[langs.indexOf(lang)]?.split('|') ?? []);
  const names = (lang: Lang) => gazetteer.flatMap(({ name }) => name[lang] ?? []);
  const of = { fr: terms('fr'), ar: terms('ar'), en: terms('en') };
  const who = { fr: names('fr'), ar: names('ar'), en: names('en') };
  const made = Array.from({ length: vocabulary }, (_, rank) => {
    const length = rank < 100 ? 1 : rank < 5000 ? 3 : 4;
    const picked = Array.from({ length }, () => Math.floor(random() * latin.length));
    const spell = (syllables: string[]) => picked.map((at) => syllables[at]).join('');
    return { latin: spell(latin) + rank.toString(36), arabic: spell(arabic) };
  });
  // Zipf: half of what is written are the commonest few hundred words.
  const word = (script: 'latin' | 'arabic') =>
    made[Math.floor(vocabulary ** random()) - 1]?.[script] ?? 'mot';
  const spoken: Lang[] = ['fr', 'fr', 'ar', 'en'];
  let topic: number[] = [];
  return (index) => {
    const lang = spoken[index % spoken.length] ?? 'fr';
    if (index % perStory === 0) topic = Array.from({ length: 25 }, () => random());
    const shared = topic.map((at) => of[lang][Math.floor(at * of[lang].length)] ?? '');
    const actors = topic
      .slice(0, 3)
      .map((at) => who[lang][Math.floor(at * who[lang].length)] ?? '');
    const script = lang === 'ar' ? 'arabic' : 'latin';
    const sentence = () => {
      const said = Array.from({ length: 18 }, () => {
        if (random() >= termShare) return word(script);
        return random() < 0.5 ? pick(shared) : pick(of[lang]);
      });
      return `${pick(actors)} ${said.join(' ')} ${Math.floor(random() * 900)} millions.`;
    };
    const sentences: string[] = [];
    for (let length = 0; length < words; length += 20) sentences.push(sentence());
    return {
      lang,
      title: `${pick(actors)} ${shared.slice(0, 3).join(' ')} ${word(script)} ${word(script)}`,
      text: sentences.join(' '),
    };
  };
}

const outlets = 40;
const conceptsPerStory = 6;
/** Which articles of the press a story has: one in each language. */
const told = [0, 2, 3];

/** Stories of the made press, one a call: three articles of three outlets, six concepts of the taxonomy each. */
export function madeStories(
  editorial: Pick<Editorial, 'taxonomy' | 'lexicon' | 'gazetteer'>,
): (week: Week) => Story {
  const draw = pressOf(editorial);
  const random = seededRandom(11);
  const concepts = editorial.taxonomy.facets
    .filter(({ id }) => id === 'trend' || id === 'theme')
    .flatMap((facet) => facet.concepts);
  let made = 0;
  return (week) => {
    const number = made++;
    const first = Date.parse(startOfWeek(week)) + (number % 6) * 86_400_000;
    const drawn = Array.from({ length: perStory }, (_, at) => draw(number * perStory + at));
    const articles = drawn.flatMap((one, at) =>
      told.includes(at) ? toArticle(one, number * perStory + at, first + at * 3_600_000) : [],
    );
    const about = new Set(
      Array.from(
        { length: conceptsPerStory },
        () => concepts[Math.floor(random() * concepts.length)]?.id ?? '',
      ),
    );
    const last = articles.at(-1)?.published ?? '';
    return {
      id: `s-${number.toString(36).padStart(6, '0')}`,
      title: articles[0]?.title ?? '',
      lang: articles[0]?.lang ?? 'fr',
      titles: Object.fromEntries(articles.map(({ lang, title }) => [lang, title])),
      first: articles[0]?.published ?? last,
      last,
      week,
      articles,
      langs: [...new Set(articles.map(({ lang }) => lang))],
      outlets: articles.map(({ source }) => source),
      concepts: [...about].map((id) => ({ id, score: 0.8, articles: 2 })),
      entities: [],
      figures: [],
      events: [],
      dates: [],
      weight: articles.length,
    };
  };
}

function toArticle(
  { lang, title, text }: ReturnType<Draw>,
  number: number,
  at: number,
): StoryArticle {
  const source = `outlet-${number % outlets}`;
  const [quote = title, second = ''] = text.split(/(?<=\.) /);
  return {
    id: number.toString(36).padStart(6, '0'),
    title,
    url: `https://${source}.example/${number}`,
    source,
    outlet: `Outlet ${number % outlets}`,
    lang,
    published: new Date(at).toISOString(),
    excerpt: text.slice(0, 280),
    quote: quote.slice(0, 200),
    more: second === '' ? [] : [second.slice(0, 80)],
  };
}
