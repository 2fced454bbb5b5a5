/** Phrases of briefs in French (ICU MessageFormat). U+202F before ; : ? ! and inside guillemets, ’ as apostrophe. */
import type { Messages } from '../phrasing.ts';

export const fr: Messages = {
  'heading.essentials': 'L’essentiel',
  'heading.change': 'Ce qui change',
  'heading.facts': 'Les faits',
  'heading.figures': 'Chiffres clés',
  'heading.actors': 'Acteurs et régions',
  'heading.coming': 'À suivre',
  'heading.timeline': 'Chronologie',
  'heading.sources': 'Sources',
  'heading.method': 'Méthode et limites',
  'heading.trends': 'Tendances de la semaine',
  'title.trend': '{concept}{space}: {stories, plural, one {un sujet} other {# sujets}} cette semaine',
  'title.week':
    '{others, plural, =0 {{lead}} one {{lead} — et un autre sujet de la semaine} other {{lead} — et # autres sujets de la semaine}}',
  'description.trend':
    '{concept}{space}: {stories, plural, one {un sujet suivi} other {# sujets suivis}} du {from} au {to}, dans {outlets, plural, one {un média} other {# médias}}.',
  'description.week':
    '{stories, plural, one {Un sujet} other {# sujets}} du numérique marocain, du {from} au {to}, dans {outlets, plural, one {un média} other {# médias}} et {langs, plural, one {une langue} other {# langues}}.',
  'essentials.volume':
    'Du {from} au {to}, {outlets, plural, one {un média a} other {# médias ont}} publié {articles, plural, one {un article} other {# articles}} sur {stories, plural, one {un sujet} other {# sujets}}.',
  'essentials.volumeTrend':
    'Du {from} au {to}, {outlets, plural, one {un média a} other {# médias ont}} publié {articles, plural, one {un article} other {# articles}} sur {stories, plural, one {un sujet lié} other {# sujets liés}} à «{space}{concept}{space}».',
  'quote.same': '«{space}{quote}{space}»',
  'quote.other':
    'En {lang, select, ar {arabe} en {anglais} fr {français} es {espagnol} other {langue originale}}{space}: «{space}{quote}{space}»',
  'change.up':
    '{now, plural, one {Un sujet} other {# sujets}} cette semaine, contre {before, number} en moyenne les {weeks, plural, one {dernière semaine} other {# semaines précédentes}}{space}: en hausse.',
  'change.down':
    '{now, plural, =0 {Aucun sujet} one {Un sujet} other {# sujets}} cette semaine, contre {before, number} en moyenne les {weeks, plural, one {dernière semaine} other {# semaines précédentes}}{space}: en baisse.',
  'change.same':
    '{now, plural, one {Un sujet} other {# sujets}} cette semaine, autant qu’en moyenne les {weeks, plural, one {dernière semaine} other {# semaines précédentes}}.',
  'change.first': 'C’est la première semaine observée{space}: rien à comparer encore.',
  'change.stage':
    'Stade{space}: {stage, select, dormant {en sommeil} emerging {émergent} rising {en hausse} peaking {au plus haut} steady {stable} declining {en recul} other {inconnu}} (test {test}, p{space}={space}{p}).',
  'change.alert':
    'Alerte{space}: cette semaine dépasse nettement ce que les semaines précédentes laissaient attendre.',
  'trend.line':
    '{concept}{space}: {n, plural, one {un sujet} other {# sujets}}, {stage, select, dormant {en sommeil} emerging {émergent} rising {en hausse} peaking {au plus haut} steady {stable} declining {en recul} other {}}',
  'fact.outlets': '{count, plural, one {Un média} other {# médias}}{space}: {outlets}.',
  'fact.langs': 'Traité en {langs}.',
  'figure.line': '{of, select, none {} other {{of}, }}selon {outlets}',
  'figure.against': 'D’autres sources donnent {other}{space}: {outlets}.',
  'actors.line': 'Acteurs cités{space}: {names}.',
  'regions.line': 'Régions{space}: {names}.',
  'coming.deadline': '{date} (date limite){space}: «{space}{of}{space}»',
  'coming.date': '{date}{space}: «{space}{of}{space}»',
  'method.counts':
    'Note produite par programme à partir de {articles, plural, one {un article} other {# articles}} de {outlets, plural, one {un média} other {# médias}}, en {langs, plural, one {une langue} other {# langues}}. Les phrases entre guillemets sont reprises mot pour mot{space}; les autres sont des modèles remplis de valeurs mesurées.',
  'method.copies':
    '{copies, plural, =0 {Aucune reprise n’a été détectée.} one {Une reprise d’un même texte n’a pas été comptée comme source.} other {# reprises d’un même texte n’ont pas été comptées comme sources.}}',
  'method.partial':
    '{partial, plural, =0 {Tous les articles ont pu être lus.} one {Un article n’a pu être lu qu’en partie.} other {# articles n’ont pu être lus qu’en partie.}}',
  'lang.fr': 'français',
  'lang.ar': 'arabe',
  'lang.en': 'anglais',
  'lang.other': 'autre langue',
};
