/** Phrases of briefs in English (ICU MessageFormat), British spelling and dates. */
import type { Messages } from '../phrasing.ts';

export const en: Messages = {
  'heading.essentials': 'In short',
  'heading.change': 'What changes',
  'heading.facts': 'The facts',
  'heading.figures': 'Key figures',
  'heading.actors': 'Actors and regions',
  'heading.coming': 'To watch',
  'heading.timeline': 'Timeline',
  'heading.sources': 'Sources',
  'heading.method': 'Method and limits',
  'heading.trends': 'Trends of the week',
  'title.trend': '{concept}: {stories, plural, one {one story} other {# stories}} this week',
  'title.week':
    '{others, plural, =0 {{lead}} one {{lead} — and one more story of the week} other {{lead} — and # more stories of the week}}',
  'description.trend':
    '{concept}: {stories, plural, one {one story} other {# stories}} followed from {from} to {to} in {outlets, plural, one {one outlet} other {# outlets}}.',
  'description.week':
    '{stories, plural, one {One story} other {# stories}} of Morocco’s digital sector, {from} to {to}, in {outlets, plural, one {one outlet} other {# outlets}} and {langs, plural, one {one language} other {# languages}}.',
  'essentials.volume':
    'From {from} to {to}, {outlets, plural, one {one outlet} other {# outlets}} published {articles, plural, one {one article} other {# articles}} on {stories, plural, one {one story} other {# stories}}.',
  'essentials.volumeTrend':
    'From {from} to {to}, {outlets, plural, one {one outlet} other {# outlets}} published {articles, plural, one {one article} other {# articles}} on {stories, plural, one {one story} other {# stories}} about “{concept}”.',
  'quote.same': '“{quote}”',
  'quote.other':
    'In {lang, select, ar {Arabic} en {English} fr {French} es {Spanish} other {the original}}: “{quote}”',
  'change.up':
    '{now, plural, one {One story} other {# stories}} this week, up from {before, number} on average over the previous {weeks, plural, one {week} other {# weeks}}.',
  'change.down':
    '{now, plural, =0 {No story} one {One story} other {# stories}} this week, down from {before, number} on average over the previous {weeks, plural, one {week} other {# weeks}}.',
  'change.same':
    '{now, plural, one {One story} other {# stories}} this week, as many as on average over the previous {weeks, plural, one {week} other {# weeks}}.',
  'change.first': 'This is the first week observed: there is nothing to compare it with yet.',
  'change.stage':
    'Stage: {stage, select, dormant {dormant} emerging {emerging} rising {rising} peaking {at its peak} steady {steady} declining {declining} other {unknown}} (test {test}, p = {p}).',
  'change.alert': 'Alert: this week is far above what the weeks before had led to expect.',
  'trend.line':
    '{concept}: {n, plural, one {one story} other {# stories}}, {stage, select, dormant {dormant} emerging {emerging} rising {rising} peaking {at its peak} steady {steady} declining {declining} other {}}',
  'fact.outlets': '{count, plural, one {One outlet} other {# outlets}}: {outlets}.',
  'fact.langs': 'Covered in {langs}.',
  'figure.line': '{of, select, none {} other {{of}, }}according to {outlets}',
  'figure.against': 'Other sources give {other}: {outlets}.',
  'actors.line': 'Named: {names}.',
  'regions.line': 'Regions: {names}.',
  'coming.deadline': '{date} (deadline): “{of}”',
  'coming.date': '{date}: “{of}”',
  'method.counts':
    'Written by a program from {articles, plural, one {one article} other {# articles}} of {outlets, plural, one {one outlet} other {# outlets}} in {langs, plural, one {one language} other {# languages}}. Sentences in quotation marks are verbatim; the others are templates filled with measured values.',
  'method.copies':
    '{copies, plural, =0 {No copy of a text was found.} one {One copy of a text was not counted as a source.} other {# copies of texts were not counted as sources.}}',
  'method.partial':
    '{partial, plural, =0 {All articles could be read.} one {One article could be read in part only.} other {# articles could be read in part only.}}',
  'lang.fr': 'French',
  'lang.ar': 'Arabic',
  'lang.en': 'English',
  'lang.other': 'another language',
};
