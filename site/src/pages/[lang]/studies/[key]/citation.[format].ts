/** How to cite a study, for reference managers: citation.bib and citation.json (CSL). */
import type { APIRoute } from 'astro';
import { bibtex, cslItem } from '../../../../citation.ts';
import { langOf } from '../../../../i18n.ts';
import { workOf } from '../../../../studies.ts';
import { buildDay, publishedStudies } from '../../../../watch.ts';

export const getStaticPaths = async () =>
  (await publishedStudies(buildDay)).flatMap(({ data }) =>
    ['bib', 'json'].map((format) => ({
      params: { lang: data.lang, key: data.translationKey, format },
    })),
  );

export const GET: APIRoute = async ({ params, site }) => {
  const lang = langOf(params['lang']);
  const study = (await publishedStudies(buildDay)).find(
    ({ data }) => data.lang === lang && data.translationKey === params['key'],
  );
  if (!study) return new Response(null, { status: 404 });
  const work = workOf(study.data, site);
  return params['format'] === 'bib'
    ? new Response(bibtex(work), { headers: { 'content-type': 'application/x-bibtex' } })
    : new Response(`${JSON.stringify([cslItem(work)], null, 2)}\n`, {
        headers: { 'content-type': 'application/vnd.citationstyles.csl+json' },
      });
};
