/** The pictures of pages for shared links: card.png beside the page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Card, cardPng } from '../../../card.ts';
import { pageCards } from '../../../cards.ts';

export const getStaticPaths = (async () =>
  (await pageCards()).map(({ path, card }) => ({
    params: { lang: card.lang, page: path.join('/') || undefined },
    props: { card },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ card: Card }> = ({ props }) =>
  new Response(cardPng(props.card), { headers: { 'content-type': 'image/png' } });
