/** The small watch as a home on disk, with briefs and a study in three languages, and its site. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import YAML from 'yaml';
import { writeFrontMatter } from '#front-matter';
import type { Brief } from '#schema/brief.ts';
import { type Lang, langs } from '#schema/lang.ts';
import type { Study, StudyData } from '#schema/study.ts';
import { toCalendar } from '../../analysis/agenda.ts';
import { marsad } from '../e2e/command.ts';
import {
  smallDay,
  smallFacet,
  smallProducts,
  smallSources,
  smallStories,
  smallTrends,
} from './small-watch.ts';

/** The key of its one study. */
export const smallStudy = 'petite-etude';

/** One page of every template, below the language. */
export const smallTemplates = [
  '',
  'about/',
  'actors/',
  'actors/tadbira/',
  'agenda/',
  'beats/',
  'beats/calls/',
  'beats/regulation/',
  'beats/startups/',
  'beats/startups/amount/',
  'beats/talents/',
  'briefs/',
  'briefs/2026-w47-ia/',
  'briefs/2026-w47-startups/2/',
  'data/',
  'kitchen-sink/',
  'press/',
  'press/2026-11-16/',
  'radar/',
  'radar/2026-11/',
  'regions/',
  'regions/MA-06/',
  'search/',
  'signals/',
  'sources/',
  'stories/',
  'stories/s-small0/',
  'studies/',
  `studies/${smallStudy}/`,
  'trends/',
  'trends/ia/',
  'weeks/',
  'weeks/2026-w47/',
];

/** Write the small home and build its site into `<home>/dist`. Throws with what the build says when it fails. */
export async function buildSmallSite(home: string): Promise<void> {
  writeSmallHome(home);
  process.env['MARSAD_NOW'] = `${smallDay}T20:00:00.000Z`;
  const built = await marsad(['build', '--home', home]);
  if (built.code !== 0) throw new Error(built.err);
}

/** Write the small home: content only. */
export function writeSmallHome(home: string): void {
  const put = (path: string, text: string) => {
    const file = join(home, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const archive = (path: string, value: unknown) => put(`archive/${path}`, JSON.stringify(value));
  put('settings.yaml', 'contact: { email: redaction@marsad.example }\n');
  put('taxonomy/trend.yaml', YAML.stringify(smallFacet));
  for (const source of smallSources) put(`sources/${source.id}.yaml`, YAML.stringify(source));
  const lines = smallStories.map((story) => `${JSON.stringify(story)}\n`);
  put('archive/stories/2026-W47.ndjson', lines.join(''));
  for (const trend of smallTrends) archive(`trends/${trend.id}.json`, trend);
  for (const name of [
    'deals',
    'calls',
    'trainings',
    'laws',
    'agenda',
    'actors',
    'regions',
  ] as const)
    archive(`products/${name}.json`, smallProducts[name]);
  for (const review of smallProducts.press) archive(`products/press/${review.day}.json`, review);
  for (const radar of smallProducts.radars) archive(`radar/${radar.period}.json`, radar);
  archive('signals.json', smallProducts.signals);
  for (const lang of langs) {
    put(`archive/products/agenda.${lang}.ics`, toCalendar(smallProducts.agenda, lang));
    put(`archive/briefs/${lang}/2026-w47.md`, briefText(lang, 'week'));
    put(`archive/briefs/${lang}/2026-w47-ia.md`, briefText(lang, 'trend'));
    put(`archive/briefs/${lang}/2026-w47-startups.md`, longBriefText(lang));
    put(`studies/${lang}/${smallStudy}.mdx`, studyText(lang));
  }
  put(`studies/data/${smallStudy}.json`, `${JSON.stringify(frozen())}\n`);
}

const words: Record<Lang, { title: string; text: string; heading: string[]; quote: string }> = {
  fr: {
    title: 'Ce que la semaine a changé',
    text: 'La Chambre a adopté le texte mardi, par 168 voix contre 41 ; le décret d’application est attendu en janvier.',
    heading: ['La question', 'Ce que dit la courbe', 'Les limites'],
    quote: 'Sur les 87 amendements déposés, 19 ont été retenus.',
  },
  ar: {
    title: 'ما الذي غيره هذا الأسبوع',
    text: 'صادق مجلس النواب على النص يوم الثلاثاء بأغلبية 168 صوتا مقابل 41، وينتظر صدور المرسوم التطبيقي في يناير.',
    heading: ['السؤال', 'ماذا يقول المنحنى', 'حدود الدراسة'],
    quote: 'من أصل 87 تعديلا مقترحا، تم قبول 19.',
  },
  en: {
    title: 'What the week changed',
    text: 'The House passed the text on Tuesday by 168 votes to 41; the decree is expected in January.',
    heading: ['The question', 'What the curve says', 'The limits'],
    quote: 'Of the 87 amendments tabled, 19 were kept.',
  },
};

function briefHead(lang: Lang, concept?: string): Brief {
  const { title, text } = words[lang];
  return {
    title,
    lang,
    kind: concept === undefined ? 'week' : 'trend',
    ...(concept !== undefined && { concept, stage: 'rising' }),
    period: '2026-W47',
    week: '2026-W47',
    date: smallDay,
    generated: '2026-11-20T12:40:00.000Z',
    description: text,
    stories: ['s-small0', 's-small1'],
    counts: { articles: 12, stories: 4, outlets: 3, langs: 3 },
    translationKey: concept === undefined ? '2026-w47' : `2026-w47-${concept}`,
  };
}

/** One that goes on on a second page. */
function longBriefText(lang: Lang): string {
  const { title, heading } = words[lang];
  const sources = Array.from(
    { length: 90 },
    (_, at) => `- [${title} ${at}](https://exemple.example/article/${at}) — Le Courrier numérique`,
  );
  return writeFrontMatter(
    briefHead(lang, 'startups'),
    `## ${heading[1]}\n\n${sources.join('\n')}\n`,
  );
}

function briefText(lang: Lang, kind: 'week' | 'trend'): string {
  const { title, text, heading, quote } = words[lang];
  const body = `${text}[^1]

> ${quote}

## ${heading[1]}

- ${text}
- ${quote}

| ${heading[0]} | ${heading[2]} |
| --- | ---: |
| ${title} | 168 |
| ${quote} | 41 |

[^1]: [Le Courrier numérique](https://exemple.example/article)
`;
  return writeFrontMatter(briefHead(lang, kind === 'trend' ? 'ia' : undefined), body);
}

function studyText(lang: Lang): string {
  const { title, text, heading, quote } = words[lang];
  const study: Study = {
    title,
    description: text,
    lang,
    date: '2026-11-20',
    authors: ['El Idrissi, Salma'],
    translationKey: smallStudy,
    concepts: ['ia'],
    sample: true,
    references: [
      {
        id: 'skos',
        title: 'SKOS Simple Knowledge Organization System Reference',
        publisher: 'W3C',
        date: '2009-08-18',
        url: 'https://www.w3.org/TR/skos-reference/',
      },
    ],
  };
  const body = `## ${heading[0]}

${text} <Cite id="skos" /> [W3C](https://www.w3.org/TR/skos-reference/)

> ${quote}

## ${heading[1]}

<TrendChart trend="ia" />

${text}

<TrendChart trend="startups" />

## ${heading[2]}

1. ${text}
2. ${quote}
`;
  return writeFrontMatter(study, body);
}

function frozen(): StudyData {
  const trends = smallTrends.filter(({ id }) => id === 'ia' || id === 'startups');
  return {
    study: smallStudy,
    frozen: '2026-11-20',
    trends: trends.map(
      ({ id, facet, points, stage, score, p, alerts, bursts, current, stories }) => ({
        id,
        facet,
        points,
        stage,
        score,
        p,
        alerts,
        bursts,
        current,
        stories,
        label: smallFacet.concepts.find((one) => one.id === id)?.prefLabel ?? {
          fr: id,
          ar: id,
          en: id,
        },
      }),
    ),
  };
}
