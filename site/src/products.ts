/** What readers look up rather than read, as the analysis derived it; checked and read once per build. */
import { z } from 'astro/zod';
import type { Lang } from '#schema/lang.ts';
import {
  Actor,
  AgendaEntry,
  Call,
  Deal,
  Law,
  type NameLabels,
  PressReview,
  Region,
  Training,
} from '#schema/product.ts';
import { Radar } from '#schema/radar.ts';
import { WeakSignal } from '#schema/trend.ts';
import { derivedValue, valuesOf } from './archive-files.ts';

/** All products; empty lists where the analysis has written none. */
export interface Products {
  deals: Deal[];
  calls: Call[];
  trainings: Training[];
  laws: Law[];
  agenda: AgendaEntry[];
  /** Organisations, programmes and people that may have a page of their own. */
  actors: Actor[];
  actor: Map<string, Actor>;
  regions: Region[];
  /** Oldest first. */
  press: PressReview[];
  /** Editions, oldest first. */
  radars: Radar[];
  signals: WeakSignal[];
}

let once: Products | undefined;

/** The products; read at the first call of a build. Throws when a derived file does not keep to its schema. */
export function products(): Products {
  once ??= read();
  return once;
}

function read(): Products {
  const actors = list('products/actors.json', Actor).filter(mayHavePage);
  return {
    deals: list('products/deals.json', Deal),
    calls: list('products/calls.json', Call),
    trainings: list('products/trainings.json', Training),
    laws: list('products/laws.json', Law),
    agenda: list('products/agenda.json', AgendaEntry),
    actors,
    actor: new Map(actors.map((actor) => [actor.id, actor])),
    regions: list('products/regions.json', Region),
    press: [...valuesOf('products/press')].map((value) => PressReview.parse(value)),
    radars: [...valuesOf('radar')].map((value) => Radar.parse(value)),
    signals: list('signals.json', WeakSignal),
  };
}

function list<T extends z.ZodType>(path: string, schema: T): z.infer<T>[] {
  return z.array(schema).parse(derivedValue(path) ?? []);
}

/** A person gets a page only when independent outlets name them: the watch follows public roles, not people. */
function mayHavePage({ type, known, outlets }: Actor): boolean {
  return type !== 'person' || known || outlets.length > 1;
}

/** A name for readers of a language. */
export function nameOf(name: Pick<NameLabels, 'labels'>, lang: Lang): string {
  return name.labels[lang];
}
