/** A message key and values → a phrase in a language, with its plurals, genders, dates and lists. */
import { IntlMessageFormat } from 'intl-messageformat';
import { dirOf, type Lang } from '#schema/lang.ts';
import { ar } from './messages/ar.ts';
import { countedForms } from './messages/counted.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';

/** Every phrase a brief is made of. */
export type MessageKey =
  | `heading.${'essentials' | 'change' | 'facts' | 'figures' | 'actors' | 'coming' | 'timeline' | 'sources' | 'method' | 'trends' | 'trendsMonth'}`
  | `title.${'trend' | 'week' | 'month'}`
  | `description.${'trend' | 'week' | 'month'}`
  | `essentials.${'volume' | 'volumeTrend'}`
  | `quote.${'same' | 'other'}`
  | `change.${'up' | 'down' | 'same' | 'first' | 'stage' | 'alert' | 'month' | 'monthFirst'}`
  | 'trend.line'
  | `fact.${'outlets' | 'langs'}`
  | `figure.${'line' | 'against' | 'colon' | 'counted'}`
  | `${'actors' | 'regions'}.line`
  | `coming.${'deadline' | 'date'}`
  | `digest.${'subject' | 'intro' | 'stories' | 'deals' | 'more' | 'why' | 'leave'}`
  | 'source.line'
  | `currency.${'MAD' | 'EUR' | 'USD'}`
  | `method.${'counts' | 'copies' | 'partial' | 'polished'}`
  | `lang.${'fr' | 'ar' | 'en' | 'other'}`;

/** One language’s phrases; the compiler names the ones that are missing. */
export type Messages = Record<MessageKey, string>;

/** Speaks one language. */
export interface Voice {
  lang: Lang;
  /** `from` and `to` are days as `day` writes them: the first loses the month and year that the last repeats. */
  say(key: MessageKey, values?: Record<string, string | number>): string;
  /** `30 novembre 2026`, `1er décembre 2026`. */
  day(date: string): string;
  /** `a, b et c`. */
  list(items: readonly string[]): string;
  /** `12,5 millions de dirhams`, `35 %`; unit: MAD, EUR, USD or %. */
  amount(value: number, unit: string): string;
  /** `7 milliards de paramètres`; undefined for a unit without words in this language, and in Arabic below 3. */
  counted(value: number, unit: string): string | undefined;
  /** `novembre 2026`. */
  month(period: string): string;
  /** Words of a language that runs the other way, kept apart (FSI … PDI) so that their punctuation stays theirs. */
  isolate(words: string, lang: string): string;
  /** Name of a language in this one. */
  langName(tag: string): string;
}

const messages: Record<Lang, Messages> = { fr, ar, en };
const locales: Record<Lang, string> = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' };
const voices = new Map<Lang, Voice>();

/** The voice of a language, made once. */
export function voiceOf(lang: Lang): Voice {
  const known = voices.get(lang);
  if (known) return known;
  const locale = locales[lang];
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const months = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const numbers = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 2,
    numberingSystem: 'latn',
  });
  const plurals = new Intl.PluralRules(locale);
  const scaled = (value: number) => {
    const scale = value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : 1;
    return {
      shown: numbers.format(value / scale),
      n: value / scale,
      scale: scale === 1e9 ? 'billion' : scale === 1e6 ? 'million' : 'one',
      isExact: Math.round((value / scale) * 100) * (scale / 100) === value,
    };
  };
  const voice: Voice = {
    lang,
    say(key, values = {}) {
      let message = compiled.get(key);
      if (!message) {
        message = new IntlMessageFormat(messages[lang][key], locale, undefined, {
          ignoreTag: true,
        });
        compiled.set(key, message);
      }
      // U+202F, the narrow space that French puts before high punctuation.
      return String(message.format({ space: '\u202F', ...values, ...spanOf(values) })).trim();
    },
    day(date) {
      const text = dates.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
      return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
    },
    list: (items) => lists.format(items),
    amount(value, unit) {
      if (unit === '%')
        return (
          numbers.format(value) + (lang === 'fr' ? '\u202F%' : lang === 'ar' ? '\u00A0%' : '%')
        );
      const known = unit === 'MAD' || unit === 'EUR' || unit === 'USD' ? unit : 'MAD';
      const { isExact, ...rounded } = scaled(value);
      return voice.say(`currency.${known}`, rounded);
    },
    counted(value, unit) {
      const { isExact, ...rounded } = scaled(value);
      const number = isExact ? rounded : { shown: numbers.format(value), n: value, scale: 'one' };
      const isScaled = number.scale !== 'one';
      const forms = countedForms(unit, lang);
      const thing = forms?.[formOf(lang, isScaled ? 'other' : plurals.select(value))];
      if (thing === undefined) return;
      const start = /^[aeiouéèêâîôœh]/iu.test(thing) ? 'vowel' : 'other';
      return voice.say('figure.counted', { ...number, thing, start });
    },
    month: (period) => months.format(new Date(`${period}-01T00:00:00Z`)),
    isolate: (words, tag) => (dirOf(tag) === dirOf(lang) ? words : `\u2068${words}\u2069`),
    langName(tag) {
      const primary = tag.split('-')[0];
      const known = primary === 'fr' || primary === 'ar' || primary === 'en' ? primary : 'other';
      return voice.say(`lang.${known}`);
    },
  };
  voices.set(lang, voice);
  return voice;
}

/** Which of the forms of a counted thing goes with a number of this class; Arabic has none here for 0, 1 and 2. */
function formOf(lang: Lang, category: Intl.LDMLPluralRule): number {
  if (lang !== 'ar') return category === 'one' ? 0 : 1;
  return ['few', 'many', 'other'].indexOf(category);
}

/** `16 novembre 2026` to `22 novembre 2026` → from `16`; `days` is `one` when both are the same day. */
function spanOf({ from, to }: Record<string, string | number>): Record<string, string> {
  if (typeof from !== 'string' || typeof to !== 'string') return {};
  const first = from.split(' ');
  const last = to.split(' ');
  while (first.length > 1 && first.at(-1) === last.at(-1)) {
    first.pop();
    last.pop();
  }
  return { from: first.join(' '), to, days: from === to ? 'one' : 'more' };
}
