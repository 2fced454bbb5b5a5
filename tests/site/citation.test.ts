import { expect, it } from 'vitest';
import { authorNodes, authorsText, bibtex, cslItem, type Work } from '../../site/src/citation.ts';

const work: Work = {
  key: 'cloud',
  lang: 'fr',
  title: 'Le cloud & les 100 % « souverains » : {un} état_des $lieux',
  authors: ['El Idrissi, Salma', 'Rédaction de Marsad'],
  date: '2026-11-03',
  updated: '2026-12-01',
  url: 'https://marsad.example/fr/studies/cloud/',
  genre: 'Étude',
};

it('BibTeX keeps persons apart from houses, and nothing in it is a command', () => {
  expect(bibtex(work)).toBe(
    `@techreport{marsad-cloud-fr,
  author = {El Idrissi, Salma and {Rédaction de Marsad}},
  title = {{Le cloud \\& les 100 \\% « souverains » : \\{un\\} état\\_des \\$lieux}},
  type = {Étude},
  institution = {Marsad},
  year = {2026},
  date = {2026-11-03},
  version = {2026-12-01},
  langid = {french},
  url = {https://marsad.example/fr/studies/cloud/},
}
`,
  );
  expect(bibtex({ ...work, title: 'a\\b^c~d' })).toContain(
    '{{a\\textbackslash{}b\\textasciicircum{}c\\textasciitilde{}d}}',
  );
});

it('CSL-JSON has names, the day as numbers and the text as it is', () => {
  expect(cslItem(work)).toEqual({
    id: 'marsad-cloud-fr',
    type: 'report',
    title: work.title,
    author: [{ family: 'El Idrissi', given: 'Salma' }, { literal: 'Rédaction de Marsad' }],
    issued: { 'date-parts': [[2026, 11, 3]] },
    publisher: 'Marsad',
    genre: 'Étude',
    language: 'fr',
    version: '2026-12-01',
    URL: work.url,
  });
});

it('readers see given names first, in Arabic between Arabic commas', () => {
  expect(authorsText(work.authors, 'fr')).toBe('Salma El Idrissi, Rédaction de Marsad');
  expect(authorsText(['الإدريسي، سلمى', 'هيئة تحرير مرصد'], 'ar')).toBe(
    'سلمى الإدريسي، هيئة تحرير مرصد',
  );
  expect(authorNodes(work.authors)).toMatchObject([
    { '@type': 'Person', name: 'Salma El Idrissi' },
    { '@type': 'Organization', name: 'Rédaction de Marsad' },
  ]);
});
