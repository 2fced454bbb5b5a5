/** All stories with their articles: titles, short extracts, links. */
import type { APIRoute } from 'astro';
import { loadWatch } from '../../watch.ts';

export const GET: APIRoute = async () => {
  const { stories } = await loadWatch();
  return Response.json([...stories].sort((a, b) => a.id.localeCompare(b.id)));
};
