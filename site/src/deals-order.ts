/** Orders of the table of deals: one page each, so that readers sort by following links. */
import type { Deal } from '#schema/product.ts';

export const dealOrders = ['date', 'amount', 'stage'] as const;
export type DealOrder = (typeof dealOrders)[number];

const stages = ['fund', 'series-c', 'series-b', 'series-a', 'pre-series-a', 'seed', 'pre-seed'];

const place = ({ stage }: Deal) => (stage === undefined ? stages.length : stages.indexOf(stage));
/** Dirhams first: amounts of two currencies are never compared, since that needs a rate nobody cites. */
const currency = ({ amount }: Deal) => (amount.currency === 'MAD' ? '' : amount.currency);
const newest = (a: Deal, b: Deal) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id);

const compare: Record<DealOrder, (a: Deal, b: Deal) => number> = {
  date: newest,
  amount: (a, b) =>
    currency(a).localeCompare(currency(b)) || b.amount.value - a.amount.value || newest(a, b),
  stage: (a, b) => place(a) - place(b) || newest(a, b),
};

/** The deals in an order. */
export function ordered(deals: readonly Deal[], order: DealOrder): Deal[] {
  return deals.toSorted(compare[order]);
}
