import { expect, it } from 'vitest';
import type { Deal } from '#schema/product.ts';
import { ordered } from '../../site/src/deals-order.ts';

const deal = (id: string, value: number, currency: string, stage?: Deal['stage']): Deal => ({
  id,
  story: `s-${id}`,
  date: '2026-11-01',
  titles: {},
  title: id,
  lang: 'fr',
  regions: [],
  outlets: [],
  evidence: {},
  amount: { value, currency },
  investors: [],
  ...(stage && { stage }),
});
const deals = [
  deal('a', 9, 'USD', 'seed'),
  deal('b', 5, 'MAD'),
  deal('c', 7, 'MAD', 'series-a'),
  deal('d', 8, 'EUR', 'pre-seed'),
];
const ids = (order: Parameters<typeof ordered>[1]) => ordered(deals, order).map(({ id }) => id);

it('deals are ordered by amount within a currency, dirhams first', () => {
  expect(ids('amount')).toEqual(['c', 'b', 'd', 'a']);
});

it('deals are ordered by stage, the furthest first, those without one last', () => {
  expect(ids('stage')).toEqual(['c', 'a', 'd', 'b']);
});
