import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Taxonomy } from '#schema/concept.ts';
import type { Named } from '#schema/lexicon.ts';
import { evaluateConcepts } from '../../analysis/evaluate-concepts.ts';
import { inspectTags, toReader } from '../../analysis/inspect-tags.ts';
import { floorsOf } from './floors.ts';
import { projectEditorial } from './sample-archive.ts';

const taxonomy: Taxonomy = {
  facets: [
    {
      id: 'trend',
      prefLabel: { fr: 'Tendances', ar: 'اتجاهات', en: 'Trends' },
      version: 1,
      signs: { fr: ['plateforme'] },
      concepts: [
        {
          id: 'ia',
          prefLabel: {
            fr: 'Intelligence artificielle',
            ar: 'الذكاء الاصطناعي',
            en: 'Artificial intelligence',
          },
          altLabel: { fr: ['IA'], en: ['AI'] },
        },
        {
          id: 'ia-agents',
          prefLabel: { fr: 'Agents IA', ar: 'وكلاء الذكاء الاصطناعي', en: 'AI agents' },
          broader: 'ia',
        },
        {
          id: 'sante',
          prefLabel: { fr: 'E-santé', ar: 'صحة رقمية', en: 'E-health' },
          tradeLabel: { fr: ['hôpital'] },
          hint: { fr: ['patient', 'médecin', 'soins'] },
        },
        {
          id: 'jeunes',
          prefLabel: { fr: 'Jeune pousse', ar: 'مقاولة ناشئة', en: 'Startup' },
        },
        {
          id: 'pme',
          prefLabel: { fr: 'Petites entreprises', ar: 'المقاولات الصغيرة', en: 'Small firms' },
          altLabel: { fr: ['PME'], ar: ['مقاولات صغيرة'] },
          group: true,
        },
        {
          id: 'accord',
          prefLabel: { fr: 'Partenariat', ar: 'شراكة', en: 'Partnership' },
          altLabel: { fr: ['accords'] },
          frame: {
            fr: ['signe|signé … avec'],
            ar: ['وقع|وقعت … اتفاق|اتفاقية'],
            en: ['agreement … signed'],
          },
          hint: { fr: ['accord'] },
        },
        {
          id: 'droit',
          prefLabel: { fr: 'Décret', ar: 'مرسوم', en: 'Decree' },
          general: true,
        },
        {
          id: 'donnees',
          prefLabel: { fr: 'Loi 09-08', ar: 'القانون 09.08', en: 'Law 09-08' },
          altLabel: { fr: ['données personnelles'] },
          cited: true,
        },
      ],
    },
    {
      id: 'region',
      prefLabel: { fr: 'Régions', ar: 'جهات', en: 'Regions' },
      version: 1,
      concepts: [
        {
          id: 'MA-12',
          prefLabel: { fr: 'Dakhla', ar: 'الداخلة', en: 'Dakhla' },
          not: ['وزارة الداخلة'],
        },
      ],
    },
  ],
};
const gazetteer: Named[] = [
  {
    id: 'add',
    type: 'org',
    name: {
      fr: 'Agence de développement du digital',
      ar: 'وكالة التنمية الرقمية',
      en: 'Digital Development Agency',
    },
    acronym: ['ADD'],
  },
  {
    id: 'observatoire',
    type: 'org',
    name: {
      fr: 'Observatoire de la jeune pousse',
      ar: 'مرصد المقاولة الناشئة',
      en: 'Startup Observatory',
    },
  },
];
const reader = toReader({ gazetteer, taxonomy, people: [] });
const read = (lang: string, title: string, text = '') =>
  inspectTags({ id: 'x', lang, title, text }, reader);
const idsOf = (lang: string, title: string, text = '') =>
  read(lang, title, text).concepts.map(({ id }) => id);

describe('tags', () => {
  it('carry the words that justify them, at their place', () => {
    const text = 'La région mise sur l’intelligence artificielle pour ses services.';
    const [tag] = read('fr', '', text).concepts;
    expect(tag?.id).toBe('ia');
    const [evidence] = tag?.evidence ?? [];
    expect(text.slice(evidence?.start, evidence?.end)).toBe('intelligence artificielle');
  });

  it('take acronyms letter for letter, as whole words', () => {
    expect(idsOf('fr', 'L’IA au guichet')).toContain('ia');
    expect(idsOf('fr', 'Il y a ia une faute')).not.toContain('ia');
    expect(read('fr', 'L’ADD publie son rapport').entities.map(({ id }) => id)).toEqual(['add']);
    expect(read('en', 'They add a rule').entities).toEqual([]);
  });

  it('see through Arabic particles', () => {
    expect(idsOf('ar', 'استثمار في الذكاء الاصطناعي')).toContain('ia');
    expect(idsOf('ar', 'رهان المغرب على الذكاء الاصطناعي وبالذكاء الاصطناعي')).toContain('ia');
  });

  it('bring the broader concept along', () => {
    expect(idsOf('fr', 'Des agents IA pour les communes')).toEqual(
      expect.arrayContaining(['ia', 'ia-agents']),
    );
  });

  it('obey vetoes', () => {
    expect(idsOf('ar', 'مشروع في الداخلة')).toContain('MA-12');
    expect(idsOf('ar', 'بلاغ وزارة الداخلة')).not.toContain('MA-12');
  });

  it('find laws by number and people by their office', () => {
    const { entities } = read(
      'fr',
      '',
      'La loi n° 09-08 s’applique, rappelle Salma Idrissi-Benali, directrice générale de la société Zitoun Labs.',
    );
    expect(entities.map(({ type, name }) => `${type} ${name}`)).toEqual(
      expect.arrayContaining([
        'law loi n° 09-08',
        'person Salma Idrissi-Benali',
        'org Zitoun Labs',
      ]),
    );
  });

  it('tell what the text is about: title and opening, or more than one mention below', () => {
    const opening = 'La commune équipe ses services, dit son président. ';
    const passing = 'Un atelier portera sur l’intelligence artificielle. ';
    const rest = 'Le conseil a délibéré longuement sur le budget des voiries. '.repeat(6);
    expect(idsOf('fr', 'Budget', `${opening}${rest}${passing}`)).toEqual([]);
    expect(idsOf('fr', 'Budget', `${opening}${passing}${rest}${passing}`)).toContain('ia');
    expect(idsOf('fr', 'Budget', `${passing}${opening}${rest}`)).toContain('ia');
    // An extract is all opening.
    expect(idsOf('fr', 'Budget', `${opening}${passing}`)).toContain('ia');
  });

  it('take what says what a firm is, a part of its name, and words across a comma for no mention', () => {
    const rest = ' Le conseil a délibéré longuement sur le budget des voiries.'.repeat(6);
    const opening = (text: string) => idsOf('fr', 'Budget', `${text}${rest}`);
    expect(opening('Les jeunes pousses de la région reçoivent une aide du conseil.')).toContain(
      'jeunes',
    );
    expect(opening('La jeune pousse Zitoun Labs reçoit une aide du conseil régional.')).toEqual([]);
    expect(opening('On parla de la presse jeune, pousse fragile, au conseil régional.')).toEqual(
      [],
    );
    expect(
      opening('L’Observatoire de la jeune pousse reçoit une aide du conseil régional.'),
    ).toEqual([]);
  });

  it.each([
    ['fr', 'Le fonds vise les petites entreprises, que la région veut équiper.', true],
    ['fr', 'Une PME sur cinq tient ses comptes sur un téléphone, dit une enquête.', true],
    ['fr', 'Le logiciel est loué à de très petites entreprises depuis trois ans déjà.', false],
    ['fr', 'La société compte 4 300 PME clientes et un bureau dans la capitale voisine.', false],
    ['fr', 'Parmi les victimes du rançongiciel figurent une banque et une douzaine de PME.', false],
    ['fr', 'La panne a touché des banques, des hôtels et des PME pendant deux heures.', false],
    ['en', 'The region wants small firms to keep their books on a telephone by next year.', true],
    [
      'en',
      'Its customers, a bank manager said on Monday, are mostly small firms in the south.',
      false,
    ],
    [
      'en',
      'The editor, founded in 2015, sells its payroll software to large and small firms.',
      false,
    ],
    ['ar', 'تواجه المقاولات الصغيرة صعوبة في الانتقال إلى الفوترة خلال السنة المقبلة.', true],
    ['ar', 'تقدم الشركة خدماتها منذ سنتين في مجال التخزين لفائدة مقاولات صغيرة.', false],
    ['ar', 'تبيع الشركة برامجها منذ خمس سنوات للمقاولات الصغيرة والمدارس الخصوصية.', false],
    ['ar', 'ومن بين زبناء الشركة التي تأسست قبل سنتين أبناك ومقاولات صغيرة.', false],
  ])(
    'tell whom a text is about from those it only counts, serves or strikes: %s %s',
    (lang, opening, isAbout) => {
      const rest = {
        fr: 'Le conseil a délibéré. ',
        en: 'The council met. ',
        ar: 'وعقد المجلس دورته. ',
      };
      const text = `${opening} ${rest[lang as keyof typeof rest].repeat(20)}`;
      expect(idsOf(lang, '', text).includes('pme')).toBe(isAbout);
    },
  );

  it.each([
    ['fr', 'La mutuelle a signé jeudi avec un éditeur.', ['signé jeudi avec']],
    ['fr', 'La mutuelle a signé. Jeudi, elle a parlé avec un éditeur.', []],
    ['fr', 'Un texte signé hier soir par neuf élus du conseil communal, réunis avec soin.', []],
    ['en', 'The agreement, signed on Monday, covers Rabat.', ['agreement, signed']],
    [
      'ar',
      'التقى المدير زبناءه. وقعت الشركة العمومية للبريد والجامعة الوطنية للعلوم، أمس الاثنين ببنجرير، اتفاقية.',
      ['وقعت الشركة العمومية للبريد والجامعة الوطنية للعلوم، أمس الاثنين ببنجرير، اتفاقية'],
    ],
    ['ar', 'قال المدير إن لجنة وقعت في خطأ حين ظنت أن الشركة العمومية للبريد تريد اتفاقية.', []],
  ])('join words of one sentence that mean a concept together: %s %s', (lang, text, spans) => {
    const tag = read(lang, '', text).concepts.find(({ id }) => id === 'accord');
    expect(tag?.evidence.map((span) => span.text) ?? []).toEqual(spans);
  });

  it('take a form for what it is as it is written, though another list has a like of it', () => {
    expect(idsOf('fr', 'Des accords')).toContain('accord');
    expect(idsOf('fr', 'Un accord')).toEqual([]);
  });

  it('have each form of the taxonomy in one list only', () => {
    const concepts = projectEditorial().taxonomy.facets.flatMap((facet) => facet.concepts);
    const twice = concepts.flatMap(({ id, altLabel, hiddenLabel, tradeLabel, hint }) =>
      (['fr', 'ar', 'en'] as const).flatMap((lang) => {
        const forms = [altLabel, hiddenLabel, tradeLabel, hint].flatMap(
          (list) => list?.[lang] ?? [],
        );
        return forms
          .filter((form, place) => forms.indexOf(form) < place)
          .map((form) => `${id} ${form}`);
      }),
    );
    expect(twice).toEqual([]);
  });

  it('take words of a trade for the concept at the head of a digital text only, hints beside others', () => {
    expect(idsOf('fr', 'L’hôpital de Fès sur une plateforme')).toContain('sante');
    expect(idsOf('fr', 'L’hôpital de Fès manque de lits')).toEqual([]);
    expect(idsOf('fr', 'Le patient de la plateforme')).toEqual([]);
    expect(idsOf('fr', 'Le patient et le médecin sur une plateforme', 'Les soins.')).toContain(
      'sante',
    );
  });

  it('leave general concepts to digital texts, and take a law by its number', () => {
    expect(idsOf('fr', 'Un décret pour la chasse')).toEqual([]);
    expect(idsOf('fr', 'Un décret pour la plateforme')).toContain('droit');
    const far = 'Le conseil a délibéré longuement sur le budget des voiries. '.repeat(12);
    expect(idsOf('fr', 'Budget', `${far}La loi 09-08 s’applique.`)).toContain('donnees');
    expect(idsOf('fr', 'Budget', `${far}Les données personnelles aussi.`)).toEqual([]);
  });

  it('leave out a topic named once, far down, but not a place', () => {
    const far = `${'La commune a délibéré longuement. '.repeat(16)}On y parla de l’intelligence artificielle à Dakhla.`;
    expect(idsOf('fr', '', far)).toEqual(['MA-12']);
  });

  it('hold their floors on the project’s own texts', () => {
    const floors = floorsOf('tags');
    const tests = join(import.meta.dirname, '..');
    const { rows } = evaluateConcepts(
      join(tests, 'gold'),
      join(tests, 'web'),
      toReader(projectEditorial()),
    );
    const each = floors['concept each precision'] ?? 0;
    for (const { set, measure, f1, precision } of rows) {
      if (measure === 'concept') expect(precision, set).toBeGreaterThanOrEqual(each);
      expect(f1, set).toBeGreaterThanOrEqual(floors[`${measure} ${set}`] ?? 0);
      expect(precision, set).toBeGreaterThanOrEqual(floors[`${measure} ${set} precision`] ?? 0);
    }
  });
});
