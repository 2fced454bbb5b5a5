/** Words, numbers and dates of the site in its three languages. */
import { IntlMessageFormat } from 'intl-messageformat';
import { type Lang, langs } from '#schema/lang.ts';
import { startOfWeek, type Week } from '#schema/week.ts';
import ar from './i18n/ar.json' with { type: 'json' };
import en from './i18n/en.json' with { type: 'json' };
import fr from './i18n/fr.json' with { type: 'json' };

/** A key of the translations; French has them all. */
export type Key = keyof typeof fr;

const messages: Record<Lang, Record<Key, string>> = { fr, ar, en };
const formats = new Map<string, IntlMessageFormat>();
const texts = new Map<string, string>();

/** Locales for numbers and dates; Arabic as Morocco writes it, with Latin digits. */
export const locales: Record<Lang, string> = { fr: 'fr', ar: 'ar-MA-u-nu-latn', en: 'en-GB' };

/** How each language calls itself. */
export const autonyms: Record<Lang, string> = { fr: 'Français', ar: 'العربية', en: 'English' };

/** The paths of a page for every language of the site. */
export const langPaths = () => langs.map((lang) => ({ params: { lang } }));

/** The translator of a language: `t(key, values)`, ICU message syntax with plurals. */
export function translator(
  lang: Lang,
): (key: Key, values?: Record<string, string | number>) => string {
  return (key, values) => {
    const id = `${lang} ${key}`;
    return once(values === undefined ? id : `${id} ${JSON.stringify(values)}`, () => {
      const format = formats.get(id) ?? new IntlMessageFormat(messages[lang][key], locales[lang]);
      formats.set(id, format);
      return String(format.format(values));
    });
  };
}

/** A text that many pages tell is made once. */
function once(id: string, make: () => string): string {
  const text = texts.get(id) ?? make();
  texts.set(id, text);
  return text;
}

/** The language of a route parameter. */
export function langOf(value: string | undefined): Lang {
  return langs.find((lang) => lang === value) ?? 'fr';
}

/** `23 novembre 2026`, `23 نونبر 2026`, `23 November 2026`; days are Casablanca’s. */
export function dayText(lang: Lang, iso: string, style: 'long' | 'short' = 'long'): string {
  return once(`${lang} ${style} ${iso}`, () => {
    const options: Intl.DateTimeFormatOptions =
      style === 'long'
        ? { day: 'numeric', month: 'long', year: 'numeric' }
        : { day: 'numeric', month: 'short' };
    const zone = iso.length > 10 ? 'Africa/Casablanca' : 'UTC';
    const text = dateFormat(lang, { ...options, timeZone: zone }).format(new Date(iso));
    return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
  });
}

/** The days of a week: `16–22 novembre 2026`. */
export function weekDays(lang: Lang, week: Week): string {
  const monday = startOfWeek(week);
  const sunday = new Date(Date.parse(monday) + 6 * 86_400_000);
  return dateFormat(lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .formatRange(new Date(monday), sunday)
    .replace(/\u200f/g, '');
}

/** `novembre 2026`, of a month `2026-11`. */
export function monthText(lang: Lang, month: string): string {
  return dateFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );
}

/** `7 millions DH` is for prose; a table has `7 000 000 MAD` in the language’s way. */
export function moneyText(
  lang: Lang,
  { value, currency }: { value: number; currency: string },
): string {
  return numberFormat(lang, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  })
    .format(value)
    .replace(/[\u200e\u200f]/g, '');
}

/** `12 345,6` in the language’s way. */
export function numberText(lang: Lang, value: number, digits = 1): string {
  return numberFormat(lang, { maximumFractionDigits: digits }).format(value);
}

/** A share of 1 as per cent. */
export function shareText(lang: Lang, share: number): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return numberFormat(lang, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

// Formatters are made once: to make one costs a hundred times what it costs to use it.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locales[lang], options);
  dateFormats.set(key, format);
  return format;
}

/** The formatter of numbers of a language with these options. */
export function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locales[lang], options);
  numberFormats.set(key, format);
  return format;
}
