/** All trends as one CSV table or JSON list. */
import type { APIRoute } from 'astro';
import { csv } from '../../csv.ts';
import { loadWatch } from '../../watch.ts';

export const getStaticPaths = () => ['csv', 'json'].map((format) => ({ params: { format } }));

export const GET: APIRoute = async ({ params }) => {
  const { trends, concepts } = await loadWatch();
  const sorted = [...trends].sort((a, b) => a.id.localeCompare(b.id));
  if (params['format'] === 'json') {
    return Response.json(
      sorted.map(({ id, facet, stage, score, p, alerts, points }) => ({
        id,
        label: concepts.get(id)?.prefLabel,
        facet,
        stage,
        score,
        p,
        alerts,
        points,
      })),
    );
  }
  const rows = sorted.flatMap(({ id, facet, points }) =>
    points.map((point) => [id, facet, point.period, point.n, point.total, point.outlets]),
  );
  return new Response(
    csv(['concept', 'facet', 'week', 'stories', 'all_stories', 'outlets'], rows),
    {
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    },
  );
};
