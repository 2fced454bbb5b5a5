/** Orders of the table of deals: one page each, so that readers sort by following links. */
import type { Deal } from '#schema/product.ts';

export const dealOrders = ['date', 'amount', 'stage'] as const;
export type DealOrder = (typeof dealOrders)[number];

const stages = ['fund', 'series-c', 'series-b', 'series-a', 'pre-series-a', 'seed', 'pre-seed'];

/** Rough value of a unit in dirhams, only to sort amounts of several currencies; no sum is ever converted on a page. */
const inDirhams: Record<string, number> = { MAD: 1, EUR: 10.8, USD: 9.3, GBP: 12.5 };

const place = ({ stage }: Deal) => (stage === undefined ? stages.length : stages.indexOf(stage));
const size = ({ amount }: Deal) => amount.value * (inDirhams[amount.currency] ?? 1);
const newest = (a: Deal, b: Deal) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id);

const compare: Record<DealOrder, (a: Deal, b: Deal) => number> = {
  date: newest,
  amount: (a, b) => size(b) - size(a) || newest(a, b),
  stage: (a, b) => place(a) - place(b) || newest(a, b),
};

/** The deals in an order. */
export function ordered(deals: readonly Deal[], order: DealOrder): Deal[] {
  return deals.toSorted(compare[order]);
}
