/** The pictures of pages for shared links: card.png beside the page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { drawCards } from '../../../card-pictures.ts';
import { pageCards } from '../../../cards.ts';

export const getStaticPaths = (async () => {
  const pages = await pageCards();
  const pictures = drawCards(pages.map(({ card }) => card));
  return pages.map(({ path, card }, at) => ({
    params: { lang: card.lang, page: path.join('/') || undefined },
    props: { picture: pictures[at] },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ picture: () => Promise<Uint8Array<ArrayBuffer>> }> = async ({
  props,
}) => new Response(await props.picture(), { headers: { 'content-type': 'image/png' } });
