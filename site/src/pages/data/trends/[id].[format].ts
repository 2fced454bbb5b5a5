/** One trend as CSV and JSON. */
import type { APIRoute } from 'astro';
import { csv } from '../../../csv.ts';
import { loadWatch } from '../../../watch.ts';

export async function getStaticPaths() {
  const { trends } = loadWatch();
  return trends.flatMap(({ id }) => ['csv', 'json'].map((format) => ({ params: { id, format } })));
}

export const GET: APIRoute = async ({ params }) => {
  const { trend, concepts } = loadWatch();
  const found = trend.get(params['id'] ?? '');
  if (!found) return new Response(null, { status: 404 });
  if (params['format'] === 'json') {
    return Response.json({ ...found, label: concepts.get(found.id)?.prefLabel });
  }
  const rows = found.points.map(({ period, n, total, outlets }) => [period, n, total, outlets]);
  return new Response(csv(['week', 'stories', 'all_stories', 'outlets'], rows), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
