/** Phrases of briefs in English (ICU MessageFormat), British spelling and dates. */
import type { Messages } from '../phrasing.ts';

/** Numbers from two to nine are spelled out, as the press does. */
const spelled = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `none`, `one`, then `two …` to `nine …`, then digits; `%` in `many` stands for the number. */
function counted(name: string, none: string, one: string, many: string): string {
  const small = spelled.map((word, index) => `=${index + 2} {${many.replace('%', word)}}`);
  return `{${name}, plural, =0 {${none}} =1 {${one}} ${small.join(' ')} other {${many.replace('%', '#')}}}`;
}

const stories = counted('stories', 'no story', 'one story', '% stories');
const articles = counted('articles', 'no article', 'one article', '% articles');
const outlets = counted('outlets', 'no source', 'one source', '% sources');
const langs = counted('langs', 'no language', 'one language', '% languages');
const now = counted('now', 'no stories', 'one story', '% stories');
const span = '{days, select, one {on {to}} other {from {from} to {to}}}';
const startSpan = '{days, select, one {On {to}} other {From {from} to {to}}}';
const average = counted(
  'weeks',
  '',
  'in the previous week',
  'on average over the previous % weeks',
);
const stage =
  '{stage, select, dormant {dormant} emerging {emerging} rising {rising} peaking {peaking} steady {steady} declining {declining} other {of unknown stage}}';
const chance = '(probability of such a gap by chance alone: {p})';

/** The language of a quotation that is not in the reader’s. */
const inTongue =
  '{lang, select, same {} fr {, in French} ar {, in Arabic} es {, in Spanish} other {, in the original}}';

export const en: Messages = {
  'heading.essentials': 'In short',
  'heading.change': 'What changed',
  'heading.facts': 'The facts',
  'heading.figures': 'Key figures',
  'heading.actors': 'Players and regions',
  'heading.coming': 'Coming up',
  'heading.timeline': 'Timeline',
  'heading.sources': 'Sources',
  'heading.method': 'Method and limits',
  'heading.trends': 'Trends of the week',
  'figure.colon': '{line}:',
  'digest.subject': '{lead} — the digital week to {to}',
  'digest.intro': `${startSpan}: ${stories} in ${outlets}.`,
  'digest.stories': 'The week’s news',
  'digest.deals': 'Funding rounds',
  'digest.more': 'Read the full edition',
  'digest.why': 'You receive this message because you subscribed to the Marsad digest.',
  'digest.leave': 'Unsubscribe',
  'source.line': '{outlet}, {date}',
  'currency.MAD': 'MAD {shown}{scale, select, billion { billion} million { million} other {}}',
  'currency.EUR': '€{shown}{scale, select, billion { billion} million { million} other {}}',
  'currency.USD': '${shown}{scale, select, billion { billion} million { million} other {}}',
  'heading.trendsMonth': 'Trends of the month',
  'title.month':
    '{month}: {others, plural, =0 {{lead}} one {{lead} — and one more story this month} other {{lead} — and # more stories this month}}',
  'description.month': `Morocco’s digital sector in {month}: {stories, plural, one {# story} other {# stories}}, {outlets, plural, one {# source} other {# sources}}, {langs, plural, one {# language} other {# languages}}.`,
  'change.month':
    'This month: {now, plural, one {# story} other {# stories}}, against {before} the month before.',
  'change.monthFirst': 'This is the first month observed: there is nothing to compare it with yet.',
  'method.polished':
    '“In short” was reworded by a language model; the numbers, names and dates of each sentence were checked automatically against the extracts cited, and any sentence they do not bear out gives way to the original. The check does not vouch for the meaning.',
  'title.trend': '{concept}: {stories, plural, one {one story} other {# stories}} this week',
  'title.week':
    '{others, plural, =0 {{lead}} one {{lead} — and one more story this week} other {{lead} — and # more stories this week}}',
  'description.trend': `{concept}: ${stories} covered by ${outlets}, ${span}.`,
  'description.week': `Morocco’s digital sector ${span}: {stories, plural, one {# story} other {# stories}}, {outlets, plural, one {# source} other {# sources}}, {langs, plural, one {# language} other {# languages}}.`,
  'essentials.volume': `${startSpan}, ${outlets} published ${articles} on ${stories}.`,
  'essentials.volumeTrend': `${startSpan}, ${outlets} published ${articles} on ${stories} in the “{concept}” trend.`,
  'quote.same': '“{quote}”',
  'quote.other':
    'In {lang, select, ar {Arabic} en {English} fr {French} es {Spanish} other {the original}}: “{quote}”',
  'change.up': `This week: ${now}, {before, plural, =0 {after ${counted('weeks', '', 'a week', '% weeks')} without any} other {against {before, number} ${average}}}.`,
  'change.down': `This week: ${now}, against {before, number} ${average}.`,
  'change.same': `This week: ${now}, ${counted('weeks', '', 'as many as in the previous week', 'the average of the previous % weeks')}.`,
  'change.first': 'This is the first week observed: there is nothing to compare it with yet.',
  // Tests: slope, burst and count; anything else is a series too short to be tested.
  'change.stage': `{test, select, slope {The trend is ${stage}: {stage, select, steady {no movement is clear enough} other {the movement is clear}} ${chance}.} burst {The trend is ${stage}: a sharp rise in the last two weeks, not yet a lasting one.} count {The trend is ${stage}: too few stories to measure a movement.} other {Too few weeks have been observed to judge the trend.}}`,
  'change.alert': 'Alert: this week is far above what the weeks before had led to expect.',
  'trend.line': `{concept}: ${counted('n', 'no stories', 'one story', '% stories')}, {stage, select, dormant {dormant} emerging {emerging} rising {rising} peaking {peaking} steady {steady} declining {declining} other {stage unknown}}`,
  'fact.outlets': '{count, plural, one {One source} other {# sources}}: {outlets}.',
  'fact.langs': 'Covered in {langs}.',
  'figure.line': '{of, select, none {} other {{of}, }}according to {outlets}',
  'figure.counted':
    '{shown} {scale, select, billion {billion } million {million } other {}}{thing}',
  'figure.against': 'Another figure: {other}, according to {outlets}.',
  'actors.line': 'Named: {names}.',
  'regions.line': 'Regions: {names}.',
  'coming.deadline': `{date} (deadline)${inTongue}: “{of}”`,
  'coming.date': `{date}${inTongue}: “{of}”`,
  'method.counts': `Generated automatically from ${articles}, ${outlets} and ${langs}. Sentences in quotation marks are verbatim; {polished, select, yes {outside “In short”, } other {}}the others are stock sentences filled with measured values.`,
  'method.copies': `{copies, plural, =0 {No reprint was found.} other {Among these articles, ${counted('copies', '', 'one reprint was not counted as a separate source', '% reprints were not counted as separate sources')}.}}`,
  'method.partial': `{partial, plural, =0 {Every article could be read.} other {In addition, ${counted('partial', '', 'one article could be read only in part', '% articles could be read only in part')}.}}`,
  'lang.fr': 'French',
  'lang.ar': 'Arabic',
  'lang.en': 'English',
  'lang.other': 'another language',
};
