/** A table of the open data as CSV or JSON. */
import type { APIRoute } from 'astro';
import { csv } from '../../csv.ts';
import { openTables } from '../../open-data.ts';
import { products } from '../../products.ts';
import { loadWatch } from '../../watch.ts';

const tables = async () => openTables(loadWatch(), products());

export const getStaticPaths = async () =>
  (await tables()).flatMap(({ name }) =>
    ['csv', 'json'].map((format) => ({ params: { table: name, format } })),
  );

export const GET: APIRoute = async ({ params }) => {
  const table = (await tables()).find(({ name }) => name === params['table']);
  if (!table) return new Response(null, { status: 404 });
  if (params['format'] === 'json') return Response.json(table.records());
  const header = table.columns.map(({ name }) => name);
  return new Response(csv(header, table.rows()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
};
