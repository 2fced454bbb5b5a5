/** The beats: what the readers of a cluster come back for, each with the concepts it follows and the table it keeps. */

/** A table of products that a beat keeps. */
export type BeatTable = 'deals' | 'calls' | 'trainings' | 'laws';

export interface Beat {
  /** Its address, and the end of its keys in the translations. */
  id:
    | 'talents'
    | 'startups'
    | 'offshoring'
    | 'small-firms'
    | 'regulation'
    | 'calls'
    | 'partnerships';
  /** Concepts of the taxonomy; the first gives the curve and the feed. */
  concepts: [string, ...string[]];
  table?: BeatTable;
}

export const beats: Beat[] = [
  { id: 'talents', concepts: ['talents', 'edtech'], table: 'trainings' },
  { id: 'startups', concepts: ['startups', 'k-funding'], table: 'deals' },
  { id: 'offshoring', concepts: ['offshoring'] },
  { id: 'small-firms', concepts: ['tpe-pme'] },
  {
    id: 'regulation',
    concepts: ['reglementation', 'reg-ia', 'reg-09-08', 'reg-05-20', 'reg-43-20', 'k-law'],
    table: 'laws',
  },
  { id: 'calls', concepts: ['marches-publics'], table: 'calls' },
  { id: 'partnerships', concepts: ['partenariats', 'k-deal'] },
];
