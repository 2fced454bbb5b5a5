import { beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '#schema/lang.ts';
import type { StoryArticle } from '#schema/story.ts';
import { toReader } from '../../analysis/inspect-tags.ts';
import { toKnowledge } from '../../analysis/knowledge.ts';
import type { Chosen } from '../../analysis/summary.ts';
import { plainWords, type Support, toSupport } from '../../analysis/support.ts';
import { projectEditorial, sampleArticles } from './sample-archive.ts';
import { storyOf } from './sample-story.ts';

/** A sentence that a writer may cite. */
function cited(text: string, lang: string): Chosen {
  const story = storyOf('s-1');
  const [first] = story.articles;
  if (!first) throw new Error('no article');
  const article: StoryArticle = { ...first, lang };
  return { text, article, story };
}

const vote = cited(
  'La Chambre des représentants a adopté mardi en première lecture le projet de loi n° 37-26 relatif à l’intelligence artificielle, par 168 voix contre 41 et 22 abstentions.',
  'fr',
);
const alliance = cited(
  'L’alliance signée mercredi à Laâyoune réunit huit sociétés autour des corridors de données, avec un budget de 12 millions de dirhams.',
  'fr',
);
const model = cited(
  'Nassij AI a publié mardi un modèle de 900 millions de paramètres qui fonctionne sans connexion sur un téléphone à 1 500 dirhams.',
  'fr',
);
const growth = cited(
  'Wazna Pay said on 3 November that payments rose by 12.5% to $40 million, and that it has no plan to leave Rabat.',
  'en',
);
const arabic = cited(
  'أعلنت شركة تانسيفت، الخميس بمراكش، أنها لم تسجل أي خسائر وأن رقم معاملاتها بلغ 1,2 مليار درهم.',
  'ar',
);

let support: Support;
beforeAll(() => {
  const editorial = projectEditorial();
  const plain = plainWords(
    sampleArticles().map(({ sample }) => ({ text: sample.body, lang: sample.lang })),
  );
  support = toSupport(toKnowledge(editorial), toReader(editorial).finder, plain);
});

describe('a sentence that its sources bear out', () => {
  it.each<[Lang, string, Chosen[]]>([
    [
      'fr',
      'Par 168 voix contre 41 et 22 abstentions, la Chambre des représentants a adopté mardi en première lecture le projet de loi n° 37-26 relatif à l’intelligence artificielle.',
      [vote],
    ],
    [
      'en',
      'The House of Representatives on Tuesday adopted at first reading bill No. 37-26 on artificial intelligence, by 168 votes to 41, with 22 abstentions.',
      [vote],
    ],
    [
      'ar',
      'صادق مجلس النواب يوم الثلاثاء في قراءة أولى على مشروع القانون رقم 37-26 المتعلق بالذكاء الاصطناعي، ب168 صوتا مقابل 41.',
      [vote],
    ],
    [
      'en',
      'In Laayoune, eight companies signed an alliance on data corridors on Wednesday, with a budget of MAD 12 million.',
      [alliance],
    ],
    [
      'ar',
      'وقعت ثماني شركات يوم الأربعاء بالعيون تحالفا حول ممرات البيانات بميزانية قدرها 12 مليون درهم.',
      [alliance],
    ],
    [
      'en',
      'Nassij AI released on Tuesday a model of 900 million parameters that works offline on a 1,500-dirham phone.',
      [model],
    ],
    [
      'fr',
      'Wazna Pay annonce le 3 novembre une hausse de 12,5 % des paiements, à 40 millions de dollars, sans projet de quitter Rabat.',
      [growth],
    ],
    [
      'fr',
      'À Marrakech, Tansift annonce jeudi un chiffre d’affaires de 1,2 milliard de dirhams et ne signale pas de pertes.',
      [arabic],
    ],
    [
      'fr',
      'L’alliance de Laâyoune réunit huit sociétés, et Nassij AI a publié un modèle de 900 millions de paramètres sans connexion.',
      [alliance, model],
    ],
  ])('passes in %s: %s', (lang, sentence, sources) => {
    expect(support.doubtOf(sentence, lang, sources)).toBeUndefined();
  });
});

describe('a sentence that says what its sources do not', () => {
  it.each<[string, Lang, string, Chosen[]]>([
    [
      'number',
      'fr',
      'La Chambre des représentants a adopté mardi le projet de loi n° 37-26 par 186 voix contre 41.',
      [vote],
    ],
    [
      'number',
      'fr',
      'À Laâyoune, huit sociétés ont signé mercredi une alliance dotée de 12 millions d’euros.',
      [alliance],
    ],
    [
      'number',
      'en',
      'Eight companies signed an alliance in Laayoune on Wednesday, with a budget of 12 billion dirhams.',
      [alliance],
    ],
    [
      'number',
      'ar',
      'وقعت تسع شركات يوم الأربعاء بالعيون تحالفا حول ممرات البيانات بميزانية قدرها 12 مليون درهم.',
      [alliance],
    ],
    [
      'number',
      'fr',
      'La Chambre des représentants a adopté le projet de loi n° 37-26 le 17 novembre 2026.',
      [vote],
    ],
    ['number', 'fr', 'L’alliance signée mercredi à Laâyoune réunit huit sociétés.', [vote]],
    [
      'date',
      'fr',
      'La Chambre des représentants a adopté mercredi le projet de loi n° 37-26 par 168 voix contre 41.',
      [vote],
    ],
    [
      'date',
      'en',
      'Wazna Pay said on 3 December that payments rose by 12.5% and that it has no plan to leave Rabat.',
      [growth],
    ],
    [
      'date',
      'ar',
      'أعلنت تانسيفت، الجمعة بمراكش، أنها لم تسجل أي خسائر وأن رقم معاملاتها بلغ 1,2 مليار درهم.',
      [arabic],
    ],
    [
      'turn',
      'fr',
      'La Chambre des représentants n’a pas adopté mardi le projet de loi n° 37-26.',
      [vote],
    ],
    [
      'turn',
      'en',
      'Wazna Pay said on 3 November that payments rose by 12.5% and that it plans to leave Rabat.',
      [growth],
    ],
    [
      'turn',
      'fr',
      'Wazna Pay annonce une baisse de 12,5 % des paiements, sans projet de quitter Rabat.',
      [growth],
    ],
    [
      'name',
      'fr',
      'La Chambre des conseillers a adopté mardi le projet de loi n° 37-26 par 168 voix contre 41.',
      [vote],
    ],
    [
      'name',
      'fr',
      'La Chambre des représentants a adopté mardi le projet de loi n° 37-26, porté par Karim Bennani.',
      [vote],
    ],
    ['name', 'fr', 'Atlaspay a publié mardi un modèle de 900 millions de paramètres.', [model]],
    [
      'name',
      'en',
      'Nassij AI of Dakhla released on Tuesday a model of 900 million parameters.',
      [model],
    ],
    [
      'name',
      'ar',
      'وقعت ثماني شركات يوم الأربعاء بالداخلة تحالفا حول ممرات البيانات بميزانية قدرها 12 مليون درهم.',
      [alliance],
    ],
    [
      'name',
      'ar',
      'وقعت ثماني شركات، بينها شركة أطلسباي، يوم الأربعاء بالعيون تحالفا حول ممرات البيانات.',
      [alliance],
    ],
    [
      'words',
      'fr',
      'Les chercheurs du monde entier saluent ce succès et parlent de fierté.',
      [model],
    ],
    [
      'quotation',
      'fr',
      'L’alliance de Laâyoune réunit huit sociétés autour de « corridors ouverts de données ».',
      [alliance],
    ],
    [
      'language',
      'fr',
      'In Laayoune, eight companies signed an alliance on data corridors on Wednesday.',
      [alliance],
    ],
    [
      'markup',
      'fr',
      'L’alliance de Laâyoune réunit huit sociétés (www.alliance.example).',
      [alliance],
    ],
    [
      'markup',
      'fr',
      'L’alliance de Laâyoune réunit huit sociétés <b>autour</b> des corridors de données.',
      [alliance],
    ],
    [
      'markup',
      'ar',
      '\u202Eوقعت ثماني شركات يوم الأربعاء بالعيون تحالفا حول ممرات البيانات.',
      [alliance],
    ],
  ])('is doubted for its %s in %s: %s', (doubt, lang, sentence, sources) => {
    expect(support.doubtOf(sentence, lang, sources)).toBe(doubt);
  });
});
