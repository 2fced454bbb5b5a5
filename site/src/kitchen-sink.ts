/** Invented records for the kitchen sink: every state a component can show. Only addresses are real, where the archive has one to lead to. */
import type { Decision } from '#schema/decision.ts';
import { type Lang, langs } from '#schema/lang.ts';
import {
  type AgendaEntry,
  type Call,
  type Deal,
  type Law,
  lawSteps,
  type NameLabels,
  type Proof,
  type Training,
} from '#schema/product.ts';
import { type Radar, rings } from '#schema/radar.ts';
import type { Story } from '#schema/story.ts';
import type { Reference } from '#schema/study.ts';
import type { Trend, TrendPoint } from '#schema/trend.ts';

/** The day of the samples. */
export const sampleDay = '2026-11-22';

const titles: Record<Lang, string> = {
  fr: 'Tadbira lève 18 millions de dirhams et embauche à Fès',
  ar: '«تدبيرة» تحصل على 18 مليون درهم وتوظف بفاس',
  en: 'Tadbira raises MAD 18m and hires in Fez',
};
const extracts: Record<Lang, string> = {
  fr: 'La jeune entreprise de comptabilité ouvrira un second bureau au printemps.',
  ar: 'ستفتح المقاولة الناشئة المتخصصة في المحاسبة مكتبا ثانيا في الربيع المقبل.',
  en: 'The young bookkeeping firm will open a second office in the spring.',
};
const outletNames: Record<Lang, string> = {
  fr: 'Le Courrier numérique',
  ar: 'تقنيات المغرب',
  en: 'Startup Souk',
};

const same = (name: string): NameLabels => ({ labels: { fr: name, ar: name, en: name } });
const firm: NameLabels = { labels: { fr: 'Tadbira', ar: 'تدبيرة', en: 'Tadbira' } };
const town: NameLabels = { labels: { fr: 'Fès', ar: 'فاس', en: 'Fez' } };
const agency: NameLabels = {
  labels: {
    fr: 'Agence de développement du digital',
    ar: 'وكالة التنمية الرقمية',
    en: 'Digital Development Agency',
  },
};

/** The sentence a sample rests on, in a language of its own. */
export const sampleProof = (lang: Lang): Proof => ({
  sentence: extracts[lang],
  lang,
  article: 'a',
  outlet: outletNames[lang],
  url: 'https://exemple.example/article',
});

const record = (id: string, proof: string) => ({
  id,
  story: 's-sample',
  date: '2026-11-16',
  titles,
  title: titles.fr,
  lang: 'fr',
  who: firm,
  regions: ['MA-03'],
  outlets: ['a', 'b'],
  evidence: { [proof]: sampleProof('fr') },
});

/** A story in three languages, its concept and its id given. */
export function sampleStory(id: string, concept: string): Story {
  return {
    id,
    title: titles.fr,
    lang: 'fr',
    titles,
    first: '2026-11-16T08:00:00.000Z',
    last: '2026-11-20T08:00:00.000Z',
    week: '2026-W47',
    articles: langs.map((lang) => ({
      id: `a-${lang}`,
      title: titles[lang],
      url: 'https://exemple.example/article',
      source: `o-${lang}`,
      outlet: outletNames[lang],
      lang,
      published: '2026-11-16T08:00:00.000Z',
      excerpt: extracts[lang],
    })),
    langs: [...langs],
    outlets: langs.map((lang) => `o-${lang}`),
    concepts: [{ id: concept, score: 1, articles: 3 }],
    entities: [],
    figures: [],
    events: [],
    dates: [],
    weight: 1,
  };
}

const counts = [2, 0, 3, 3, 2, 4, 3, 5, 14, 6, 7, 9];

/** Twelve weeks with a peak. */
export const samplePoints: TrendPoint[] = counts.map((n, at) => ({
  period: `2026-W${36 + at}`,
  n,
  total: 24,
  outlets: Math.min(n, 6),
}));

/** The week of the peak. */
export const sampleAlerts = ['2026-W44'];
const sampleBursts = [{ from: '2026-W43', to: '2026-W45', weight: 6.2 }];

/** A trend of these weeks. */
export function sampleTrend(id: string, stage: Trend['stage'], stories: string[] = []): Trend {
  return {
    id,
    facet: 'trend',
    points: samplePoints,
    months: [],
    stage,
    test: 'sample',
    score: stage === 'declining' ? -1 : stage === 'steady' ? 0 : 1,
    p: 0.004,
    alerts: sampleAlerts,
    bursts: sampleBursts,
    current: {
      n: 36,
      share: 0.375,
      previousShare: stage === 'declining' ? 0.7 : stage === 'steady' ? 0.37 : 0.14,
      outlets: 6,
    },
    stories,
    related: [],
    regions: [],
    actors: [],
    langs: { fr: 20, ar: 10, en: 6 },
  };
}

/** A radar of the concepts given, all rings and moves among them. */
export function sampleRadar(concepts: readonly string[]): Radar {
  const quadrants = ['trend', 'theme', 'org'];
  const moves = ['new', 'in', 'out', 'same'] as const;
  return {
    period: '2026-11',
    to: sampleDay,
    quadrants,
    blips: concepts.map((id, at) => {
      const ring = rings[at % rings.length] ?? 'core';
      return {
        id,
        quadrant: quadrants[at % quadrants.length] ?? 'trend',
        ring,
        proposed: ring,
        reason: {
          rule: 'few',
          stage: 'steady',
          weeks: 3,
          of: 12,
          stories: 5,
          outlets: 3,
          share: 0.04,
          previousShare: 0.03,
        },
        moved: moves[Math.floor(at / 2) % moves.length] ?? 'same',
        history: [{ period: '2026-11', ring }],
      };
    }),
  };
}

export const sampleDeals: Deal[] = [
  {
    ...record('deal-a', 'amount'),
    amount: { value: 18_000_000, currency: 'MAD' },
    against: [{ value: 20_000_000, currency: 'MAD', text: '20 MDH', outlets: ['Startup Souk'] }],
    stage: 'seed',
    investors: [same('Adrar Partners'), same('Atlas Ventures')],
  },
  {
    ...record('deal-b', 'amount'),
    date: '2026-11-03',
    amount: { value: 6_400_000, currency: 'USD' },
    investors: [],
  },
];

export const sampleCalls: Call[] = [
  {
    ...record('call-a', 'deadline'),
    who: agency,
    kind: 'call',
    deadline: '2026-12-15',
    amount: { value: 80_000_000, currency: 'MAD' },
  },
  { ...record('call-b', 'deadline'), who: agency, kind: 'tender', deadline: '2026-11-10' },
];

export const sampleTrainings: Training[] = [
  { ...record('training-a', 'seats'), kind: 'training', seats: 3000, unit: 'seats', place: town },
  { ...record('training-b', 'seats'), kind: 'recruitment', seats: 420, unit: 'jobs' },
];

export const sampleLaws: Law[] = [
  {
    id: 'law-sample',
    number: '37-26',
    labels: {
      fr: 'Projet de loi sur l’intelligence artificielle',
      ar: 'مشروع قانون الذكاء الاصطناعي',
      en: 'Artificial intelligence bill',
    },
    kind: 'law',
    state: 'committee',
    since: '2026-11-12',
    steps: lawSteps.slice(0, 4).map((state, at) => ({
      state,
      date: `2026-11-${10 + at}`,
      story: 's-sample',
      proof: sampleProof('ar'),
    })),
    deadline: '2026-12-31',
    stories: [],
    outlets: ['a'],
  },
];

export const sampleAgenda: AgendaEntry[] = (['event', 'deadline', 'date'] as const).map(
  (kind, at) => ({
    ...record(`agenda-${kind}`, 'day'),
    day: `2026-12-0${at + 1}`,
    kind,
    of: sampleProof(langs[at] ?? 'fr'),
    place: town,
    stories: ['s-sample'],
  }),
);

export const sampleReferences: Reference[] = [
  {
    id: 'bh',
    title: 'Controlling the False Discovery Rate',
    authors: ['Benjamini, Y.', 'Hochberg, Y.'],
    publisher: 'Journal of the Royal Statistical Society B',
    date: '1995',
  },
  {
    id: 'skos',
    title: 'SKOS Simple Knowledge Organization System Reference',
    publisher: 'W3C',
    date: '2009-08-18',
    url: 'https://www.w3.org/TR/skos-reference/',
  },
];

/** Decisions of the kinds that readers are told of; `article` is one that is shown, if any is. */
export function sampleDecisions(article: string | undefined): Decision[] {
  const base = { by: 'Rédaction', date: '2026-11-20' };
  const why = { fr: 'À sa demande.', ar: 'بطلب منه.', en: 'On request.' };
  return [
    { ...base, do: 'takedown', url: 'https://exemple.example/retire', why },
    { ...base, do: 'exclude', articles: ['https://exemple.example/hors-sujet'] },
    ...(article === undefined
      ? []
      : ([
          { ...base, do: 'correct', article, wrong: '12 MDH', right: '12 MMDH' },
          { ...base, do: 'correct', article, wrong: '7 %' },
          { ...base, do: 'merge', articles: [article, 'https://exemple.example/autre'] },
        ] satisfies Decision[])),
  ];
}

/** Twelve regions, the busiest first in none of the orders. */
export const sampleCounts: Record<string, number> = {
  'MA-01': 12,
  'MA-02': 4,
  'MA-03': 9,
  'MA-04': 18,
  'MA-05': 2,
  'MA-06': 31,
  'MA-07': 6,
  'MA-08': 0,
  'MA-09': 8,
  'MA-10': 1,
  'MA-11': 3,
  'MA-12': 2,
};

/** A text for type, in each language: letters with marks, digits, punctuation. */
export const specimen: Record<Lang, string> = {
  fr: 'L’observatoire a compté 1 234 sujets cet été, où naîtront-ils demain ?',
  ar: 'أحصى المرصد 1234 موضوعا هذا الصيف، فأين ستولد المواضيع غدا؟',
  en: 'The observatory counted 1,234 stories this summer; where will the next ones come from?',
};
