/** A small watch that never changes: what the pages, the tables and the pictures of the site are tried on, whatever the analysis does. */
import type { Facet } from '#schema/concept.ts';
import { type Lang, langs } from '#schema/lang.ts';
import type { Source } from '#schema/source.ts';
import type { Story } from '#schema/story.ts';
import type { Trend, WeakSignal } from '#schema/trend.ts';
import {
  sampleAgenda,
  sampleCalls,
  sampleCounts,
  sampleDay,
  sampleDeals,
  sampleLaws,
  samplePoints,
  sampleRadar,
  sampleStory,
  sampleTrainings,
  sampleTrend,
} from '../../site/src/kitchen-sink.ts';
import type { Products } from '../../site/src/products.ts';

const names: [id: string, fr: string, ar: string, en: string][] = [
  ['ia', 'Intelligence artificielle', 'الذكاء الاصطناعي', 'Artificial intelligence'],
  ['cloud-dc', 'Cloud et centres de données', 'السحابة ومراكز البيانات', 'Cloud and data centres'],
  ['startups', 'Startups', 'المقاولات الناشئة', 'Startups'],
  ['talents', 'Talents et formation', 'الكفاءات والتكوين', 'Talents and training'],
];

/** One facet of four concepts. */
export const smallFacet: Facet = {
  id: 'trend',
  prefLabel: { fr: 'Tendances', ar: 'اتجاهات', en: 'Trends' },
  version: 1,
  concepts: names.map(([id, fr, ar, en]) => ({ id, prefLabel: { fr, ar, en } })),
};

/** One source a language, invented. */
export const smallSources: Source[] = langs.map((lang) => ({
  id: `o-${lang}`,
  name: { fr: 'Le Courrier numérique', ar: 'تقنيات المغرب', en: 'Startup Souk' }[lang],
  kind: 'feed',
  url: `https://${lang}.exemple.example/feed.xml`,
  site: `https://${lang}.exemple.example/`,
  lang,
  licence: 'fiction',
  verified: true,
}));

const titles: Record<Lang, string>[] = [
  {
    fr: 'La Chambre adopte le projet de loi sur l’intelligence artificielle',
    ar: 'مجلس النواب يصادق على مشروع قانون الذكاء الاصطناعي',
    en: 'House passes the artificial intelligence bill',
  },
  {
    fr: 'Un centre de données ouvre à Dakhla',
    ar: 'افتتاح مركز للبيانات بالداخلة',
    en: 'A data centre opens in Dakhla',
  },
  {
    fr: 'Tadbira lève 18 millions de dirhams',
    ar: '«تدبيرة» تحصل على 18 مليون درهم',
    en: 'Tadbira raises MAD 18m',
  },
  {
    fr: 'Mille places de formation en cybersécurité',
    ar: 'ألف مقعد للتكوين في الأمن السيبراني',
    en: 'A thousand training seats in cybersecurity',
  },
];

/** Eight stories, two a concept: one of this week, one of a week before. */
export const smallStories: Story[] = names.flatMap(([concept], at) => {
  const story = sampleStory(`s-small${at}`, concept);
  const named = titles[at] ?? story.titles;
  const title = named.fr ?? story.title;
  const articles = story.articles.map((article, index) => ({
    ...article,
    title: named[langs[index] ?? 'fr'] ?? article.title,
  }));
  const early = `2026-11-0${at + 3}T09:00:00.000Z`;
  return [
    {
      ...story,
      title,
      titles: named,
      articles,
      weight: 10 - at,
      figures: [
        {
          value: 18e6,
          unit: 'MAD',
          of: 'levée',
          text: '18 millions de dirhams',
          articles: ['a-fr'],
        },
      ],
      dates: [{ date: `2026-12-1${at}`, of: title, article: 'a-fr' }],
    },
    {
      ...story,
      id: `s-early${at}`,
      title: `${title} : ce qui se prépare`,
      titles: { fr: `${title} : ce qui se prépare` },
      articles: articles.slice(0, 1).map((article) => ({ ...article, published: early })),
      langs: ['fr'],
      outlets: ['o-fr'],
      first: early,
      last: early,
      week: '2026-W45',
      weight: 1,
    },
  ];
});

/** One trend a concept: rising, steady, declining, emerging. */
export const smallTrends: Trend[] = names.map(([id], at) => ({
  ...sampleTrend(id, (['rising', 'steady', 'declining', 'emerging'] as const)[at] ?? 'steady', [
    `s-small${at}`,
    `s-early${at}`,
  ]),
  months: ['2026-09', '2026-10', '2026-11'].map((period, month) => ({
    period,
    n: 8 + month * 6,
    total: 96,
    outlets: 5,
  })),
}));

const signals: WeakSignal[] = (['weak', 'strong', 'latent'] as const).map((place, at) => ({
  id: `signal-${place}`,
  kind: 'phrase',
  expression: ['jumeau numérique', 'souveraineté des données', 'quantum sandbox'][at] ?? place,
  lang: at === 2 ? 'en' : 'fr',
  labels: {},
  forms: [],
  concepts: ['ia'],
  points: samplePoints,
  months: [],
  place,
  visibility: 0.02 * (at + 1),
  diffusion: 0.1 * (at + 1),
  growth: 1.5,
  spread: 1.2,
  outlets: ['o-fr', 'o-en'],
  stories: ['s-small0'],
}));

const firm = { fr: 'Tadbira', ar: 'تدبيرة', en: 'Tadbira' };

/** Every product, with a record of each kind at least. */
export const smallProducts: Products = {
  deals: sampleDeals,
  calls: sampleCalls,
  trainings: sampleTrainings,
  laws: sampleLaws,
  agenda: sampleAgenda,
  actors: [
    {
      id: 'tadbira',
      known: true,
      type: 'org',
      labels: firm,
      names: ['Tadbira'],
      weeks: samplePoints.map(({ period, n }) => ({ period, n, articles: 2 * n })),
      total: 56,
      outlets: ['o-fr', 'o-ar', 'o-en'],
      first: '2026-09-01',
      last: '2026-11-20',
      stories: ['s-small2', 's-small0'],
      with: [],
      concepts: [{ id: 'startups', stories: 4 }],
    },
  ],
  actor: new Map(),
  regions: Object.entries(sampleCounts).map(([id, total], at) => ({
    id,
    labels: { fr: `Région ${id}`, ar: `جهة ${id}`, en: `Region ${id}` },
    points: samplePoints,
    total,
    stories: at === 5 ? ['s-small1', 's-small0'] : [],
    concepts: at === 5 ? [{ id: 'cloud-dc', stories: 2 }] : [],
    actors: [],
  })),
  press: [
    {
      day: '2026-11-16',
      counts: { articles: 12, stories: 4, outlets: 3, langs: 3 },
      stories: smallStories
        .filter(({ week }) => week === '2026-W47')
        .map(({ id, articles }) => ({ id, isNew: true, articles: articles.map((one) => one.id) })),
    },
  ],
  radars: [sampleRadar(names.map(([id]) => id))],
  signals,
};

/** The day the small site is built for. */
export const smallDay = sampleDay;
