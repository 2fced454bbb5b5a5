/** A study → how to cite it: names as readers write them, BibTeX, CSL-JSON, schema.org. */
import type { Lang } from '#schema/lang.ts';

/** A work to cite. `date` and `updated` are calendar days, `url` is absolute. */
export interface Work {
  key: string;
  lang: Lang;
  title: string;
  /** As the front matter has them: a person as “Family, Given”, a house as it is. */
  authors: readonly string[];
  date: string;
  updated?: string | undefined;
  url: string;
  /** “Study”, in its language. */
  genre: string;
}

interface Person {
  family: string;
  given: string;
}

/** `El Idrissi, Salma` is a person, in Arabic with an Arabic comma; anything else the name of a house. */
function personOf(author: string): Person | undefined {
  const [family, given, ...rest] = author.split(/[,،]/).map((part) => part.trim());
  return family && given && rest.length === 0 ? { family, given } : undefined;
}

/** The authors for readers: given names first, separated as the language does. */
export function authorsText(authors: readonly string[], lang: Lang): string {
  const names = authors.map((author) => {
    const person = personOf(author);
    return person ? `${person.given} ${person.family}` : author;
  });
  return names.join(lang === 'ar' ? '، ' : ', ');
}

/** The authors as schema.org nodes. */
export function authorNodes(authors: readonly string[]): object[] {
  return authors.map((author) => {
    const person = personOf(author);
    return person
      ? {
          '@type': 'Person',
          name: `${person.given} ${person.family}`,
          familyName: person.family,
          givenName: person.given,
        }
      : { '@type': 'Organization', name: author };
  });
}

const babel: Record<Lang, string> = { fr: 'french', ar: 'arabic', en: 'english' };

/** One entry, in UTF-8, for BibTeX and biblatex. Braces keep the capitals of titles and the names of houses whole. */
export function bibtex({ key, lang, title, authors, date, updated, url, genre }: Work): string {
  const names = authors.map((author) => {
    const person = personOf(author);
    return person ? `${escaped(person.family)}, ${escaped(person.given)}` : `{${escaped(author)}}`;
  });
  const fields = [
    ['author', names.join(' and ')],
    ['title', `{${escaped(title)}}`],
    ['type', escaped(genre)],
    ['institution', 'Marsad'],
    ['year', date.slice(0, 4)],
    ['date', date],
    ...(updated === undefined ? [] : [['version', updated]]),
    ['langid', babel[lang]],
    ['url', url],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@techreport{marsad-${key}-${lang},\n${lines.join('')}}\n`;
}

/** What TeX would read as a command. */
function escaped(text: string): string {
  const words: Record<string, string> = {
    '\\': '\\textbackslash{}',
    '^': '\\textasciicircum{}',
    '~': '\\textasciitilde{}',
  };
  return text.replace(/[\\{}$&#_%^~]/g, (sign) => words[sign] ?? `\\${sign}`);
}

/** One item after the CSL-JSON schema 1.0, which reference managers import. */
export function cslItem({ key, lang, title, authors, date, updated, url, genre }: Work): object {
  return {
    id: `marsad-${key}-${lang}`,
    type: 'report',
    title,
    author: authors.map((author) => personOf(author) ?? { literal: author }),
    issued: { 'date-parts': [date.split('-').map(Number)] },
    publisher: 'Marsad',
    genre,
    language: lang,
    ...(updated !== undefined && { version: updated }),
    URL: url,
  };
}
