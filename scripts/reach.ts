/** Options of the verbs that ask single addresses: what may be reached, and through what. */
import type { Command } from 'commander';
import type { FetcherOptions } from '../ingest/fetch.ts';
import { type Common, instant } from './verb.ts';

export interface Reach extends Common {
  allowPrivate?: boolean;
  via?: string;
  now?: string;
}

/** Add the options to a verb. */
export function reach(command: Command): Command {
  return command
    .option('--allow-private', 'loopback and private addresses may be asked (tests, intranets)')
    .option('--via <address>', 'send every request to this http address, names unchanged')
    .option('--now <iso>', 'the clock, instead of the machine’s', instant);
}

/** What the fetcher is told by the options. */
export function fetcherOptions({
  allowPrivate,
  via,
}: Pick<Reach, 'allowPrivate' | 'via'>): FetcherOptions {
  return { ...(allowPrivate && { allowPrivate: true }), ...(via !== undefined && { via }) };
}
