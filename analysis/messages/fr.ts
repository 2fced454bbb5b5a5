/** Phrases of briefs in French (ICU MessageFormat). U+202F before ; : ? ! and inside guillemets, ’ as apostrophe. */
import type { Messages } from '../phrasing.ts';

/** Numbers from two to nine are spelled out, as the press does. */
const spelled = ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

/** `none`, `one`, then `deux …` to `neuf …`, then digits; `%` in `many` stands for the number. */
function counted(name: string, none: string, one: string, many: string): string {
  const small = spelled.map((word, index) => `=${index + 2} {${many.replace('%', word)}}`);
  return `{${name}, plural, =0 {${none}} =1 {${one}} ${small.join(' ')} other {${many.replace('%', '#')}}}`;
}

const stories = counted('stories', 'aucun sujet', 'un sujet', '% sujets');
const articles = counted('articles', 'aucun article', 'un article', '% articles');
const outlets = counted('outlets', 'aucune source', 'une seule source', '% sources');
const now = counted('now', 'aucun sujet', 'un sujet', '% sujets');
const span = '{days, select, one {Le {to}} other {Du {from} au {to}}}';
const inSpan = '{days, select, one {le {to}} other {du {from} au {to}}}';
const average = counted(
  'weeks',
  '',
  'la semaine précédente',
  'en moyenne sur les % semaines précédentes',
);
const stage =
  '{stage, select, dormant {en sommeil} emerging {émergente} rising {en hausse} peaking {au plus haut} steady {stable} declining {en recul} other {indéterminée}}';
const chance = '(probabilité d’un tel écart par le seul hasard{space}: {p})';

/** The language of a quotation that is not in the reader’s. */
const inTongue =
  '{lang, select, same {} ar {, en arabe} en {, en anglais} es {, en espagnol} other {, dans la langue d’origine}}';

export const fr: Messages = {
  'heading.essentials': 'L’essentiel',
  'heading.change': 'Ce qui a changé',
  'heading.facts': 'Les faits',
  'heading.figures': 'Chiffres clés',
  'heading.actors': 'Acteurs et régions',
  'heading.coming': 'À suivre',
  'heading.timeline': 'Chronologie',
  'heading.sources': 'Sources',
  'heading.method': 'Méthode et limites',
  'heading.trends': 'Tendances de la semaine',
  'figure.colon': '{line}{space}:',
  'digest.subject': '{lead} — la semaine du numérique au {to}',
  'digest.intro': `${span}{space}: ${stories} dans ${outlets}.`,
  'digest.stories': 'L’actualité de la semaine',
  'digest.deals': 'Levées de fonds',
  'digest.more': 'Lire l’édition complète',
  'digest.why': 'Vous recevez ce message parce que vous êtes abonné à la lettre de Marsad.',
  'digest.leave': 'Se désabonner',
  'source.line': '{outlet}, {date}',
  'currency.MAD':
    '{shown} {scale, select, billion {{n, plural, one {milliard} other {milliards}} de dirhams} million {{n, plural, one {million} other {millions}} de dirhams} other {{n, plural, one {dirham} other {dirhams}}}}',
  'currency.EUR':
    '{shown} {scale, select, billion {{n, plural, one {milliard} other {milliards}} d’euros} million {{n, plural, one {million} other {millions}} d’euros} other {{n, plural, one {euro} other {euros}}}}',
  'currency.USD':
    '{shown} {scale, select, billion {{n, plural, one {milliard} other {milliards}} de dollars} million {{n, plural, one {million} other {millions}} de dollars} other {{n, plural, one {dollar} other {dollars}}}}',
  'heading.trendsMonth': 'Tendances du mois',
  'title.month':
    '{month}{space}: {others, plural, =0 {{lead}} one {{lead} — et un autre sujet du mois} other {{lead} — et # autres sujets du mois}}',
  'description.month':
    'Le numérique marocain en {month}{space}: {stories, plural, one {# sujet} other {# sujets}}, {outlets, plural, one {# source} other {# sources}}, {langs, plural, one {# langue} other {# langues}}.',
  'change.month':
    'Ce mois{space}: {now, plural, one {# sujet} other {# sujets}}, contre {before} le mois précédent.',
  'change.monthFirst':
    'Premier mois d’observation{space}: aucune comparaison n’est encore possible.',
  'method.polished':
    'L’essentiel a été reformulé par un modèle de langue{space}; les nombres, les noms et les dates de chaque phrase ont été contrôlés automatiquement dans les extraits cités, et toute phrase qui n’y est pas attestée cède la place à l’original. Ce contrôle ne garantit pas le sens.',
  'title.trend':
    '{concept}{space}: {stories, plural, one {un sujet} other {# sujets}} cette semaine',
  'title.week':
    '{others, plural, =0 {{lead}} one {{lead} — et un autre sujet de la semaine} other {{lead} — et # autres sujets de la semaine}}',
  'description.trend': `{concept}{space}: ${counted('stories', 'aucun sujet traité', 'un sujet traité', '% sujets traités')} par ${outlets}, ${inSpan}.`,
  'description.week': `Le numérique marocain ${inSpan}{space}: {stories, plural, one {# sujet} other {# sujets}}, {outlets, plural, one {# source} other {# sources}}, {langs, plural, one {# langue} other {# langues}}.`,
  'essentials.volume': `${span}, ${outlets} {outlets, plural, one {a} other {ont}} publié ${articles} sur ${stories}.`,
  'essentials.volumeTrend': `${span}, ${outlets} {outlets, plural, one {a} other {ont}} publié ${articles} sur ${counted('stories', 'aucun sujet rattaché', 'un sujet rattaché', '% sujets rattachés')} à la tendance «{space}{concept}{space}».`,
  'quote.same': '«{space}{quote}{space}»',
  'quote.other':
    'En {lang, select, ar {arabe} en {anglais} fr {français} es {espagnol} other {langue originale}}{space}: «{space}{quote}{space}»',
  'change.up': `Cette semaine{space}: ${now}, {before, plural, =0 {après ${counted('weeks', '', 'une semaine', '% semaines')} sans aucun} other {contre {before, number} ${average}}}.`,
  'change.down': `Cette semaine{space}: ${now}, contre {before, number} ${average}.`,
  'change.same': `Cette semaine{space}: ${now}, ${counted('weeks', '', 'autant que la semaine précédente', 'soit la moyenne des % semaines précédentes')}.`,
  'change.first':
    'Première semaine d’observation{space}: aucune comparaison n’est encore possible.',
  // Tests: slope, burst and count; anything else is a series too short to be tested.
  'change.stage': `{test, select, slope {La tendance est ${stage}{space}: {stage, select, steady {aucun mouvement ne se dégage nettement} other {le mouvement est net}} ${chance}.} burst {La tendance est ${stage}{space}: pic net ces deux dernières semaines, sans mouvement durable à ce jour.} count {La tendance est ${stage}{space}: trop peu de sujets pour mesurer un mouvement.} other {Trop peu de semaines observées pour se prononcer sur la tendance.}}`,
  'change.alert':
    'Alerte{space}: cette semaine dépasse nettement ce que les précédentes laissaient prévoir.',
  'trend.line': `{concept}{space}: ${counted('n', 'aucun sujet', 'un sujet', '% sujets')}, tendance ${stage}`,
  'fact.outlets': '{count, plural, one {Une seule source} other {# sources}}{space}: {outlets}.',
  'fact.langs': 'Sujet traité en {langs}.',
  'figure.line': '{of, select, none {} other {{of}, }}selon {outlets}',
  'figure.counted':
    '{shown} {scale, select, billion {{n, plural, one {milliard} other {milliards}} {start, select, vowel {d’} other {de }}} million {{n, plural, one {million} other {millions}} {start, select, vowel {d’} other {de }}} other {}}{thing}',
  'figure.against': 'Autre chiffre{space}: {other}, selon {outlets}.',
  'actors.line': 'Acteurs cités{space}: {names}.',
  'regions.line': 'Régions{space}: {names}.',
  'coming.deadline': `{date} (date limite)${inTongue}{space}: «{space}{of}{space}»`,
  'coming.date': `{date}${inTongue}{space}: «{space}{of}{space}»`,
  'method.counts':
    'Note générée automatiquement à partir de {articles, plural, one {# article} other {# articles}}, {outlets, plural, one {# source} other {# sources}} et {langs, plural, one {# langue} other {# langues}}. Les phrases entre guillemets sont reprises mot pour mot{space}; {polished, select, yes {hors de L’essentiel, } other {}}les autres sont des phrases types complétées par les valeurs mesurées.',
  'method.copies': `{copies, plural, =0 {Aucune reprise n’a été détectée.} other {Parmi ces articles, ${counted('copies', '', 'une reprise n’a pas été comptée comme source distincte', '% reprises n’ont pas été comptées comme sources distinctes')}.}}`,
  'method.partial': `{partial, plural, =0 {Tous les articles ont pu être lus.} other {Par ailleurs, ${counted('partial', '', 'un article n’a pu être lu qu’en partie', '% articles n’ont pu être lus qu’en partie')}.}}`,
  'lang.fr': 'français',
  'lang.ar': 'arabe',
  'lang.en': 'anglais',
  'lang.other': 'autre langue',
};
