/** Languages: the three the site is written in, and the wider set an article may have. */
import { z } from 'zod';

/** The languages of the site, in the order of their rank: French leads. */
export const langs = ['fr', 'ar', 'en'] as const;

/** A language of the site, its content and its taxonomy (BCP 47). */
export const Lang = z.enum(langs).describe('Language of the site: fr, ar or en.');
export type Lang = z.infer<typeof Lang>;

/** BCP 47 tag of foreign material: `fr`, `ar`, `en`, `es`, `zgh`, `ary-Latn`, or `und` when unknown. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .describe('BCP 47 language tag; `und` when it could not be told.');
export type LanguageTag = z.infer<typeof LanguageTag>;

/** A text in the three languages of the site. */
export const Labels = z
  .strictObject({
    fr: z.string().min(1).describe('French.'),
    ar: z.string().min(1).describe('Arabic.'),
    en: z.string().min(1).describe('English.'),
  })
  .describe('The same label in the three languages.');
export type Labels = z.infer<typeof Labels>;

/** Lists of words per language; a language may be missing. */
export const WordLists = z
  .strictObject({
    fr: z.array(z.string().min(1)).optional().describe('French forms.'),
    ar: z.array(z.string().min(1)).optional().describe('Arabic forms.'),
    en: z.array(z.string().min(1)).optional().describe('English forms.'),
  })
  .describe('Forms per language, as they are written.');
export type WordLists = z.infer<typeof WordLists>;

/** Writing direction of a language tag. */
export function dirOf(tag: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = tag.split('-');
  if (rest.includes('Latn')) return 'ltr';
  return ['ar', 'ary', 'fa', 'he', 'ur'].includes(primary) ? 'rtl' : 'ltr';
}
