/** The frozen data of a study as CSV and JSON, and their digests. */
import type { APIRoute } from 'astro';
import { digestsText, frozenStudies, studyData } from '../../../study-data.ts';

export const getStaticPaths = async () =>
  [...(await frozenStudies()).keys()].flatMap((key) =>
    ['csv', 'json', 'sha256'].map((format) => ({ params: { key, format } })),
  );

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  sha256: 'text/plain; charset=utf-8',
};

export const GET: APIRoute = ({ params: { key = '', format = '' } }) => {
  const published = studyData(key);
  if (!published) return new Response(null, { status: 404 });
  const text =
    format === 'sha256'
      ? digestsText(published)
      : published.files.find((file) => file.format === format)?.text;
  return new Response(text ?? null, { headers: { 'content-type': types[format] ?? 'text/plain' } });
};
