/** A document’s drafts → the archive: what is new among them, newest first, so many a run; then the pages of those. */
import type { Article } from '#schema/article.ts';
import type { Source } from '#schema/source.ts';
import type { AskEffects } from './ask.ts';
import type { DocumentToDraft, DraftedDocument } from './draft.ts';
import type { Fetched } from './fetch.ts';
import type { IngestEffects } from './ingest.ts';
import type { Keeper } from './keeper.ts';
import { isReserved } from './lifecycle.ts';
import { readPage } from './pages.ts';
import type { SourceReport } from './report.ts';

/** What taking needs of a run, and its count of pages. */
export interface TakeEffects extends AskEffects {
  effects: IngestEffects;
  keeper: Keeper;
  /** Pages read so far, by host. */
  pageHosts: Map<string, number>;
  pagesLeft: number;
  pagesRead: number;
}

const defaultMaxItems = 500;
const maxPagesPerHost = 40;

/**
 * Offer the items of a document to the keeper until so many were new, and read the pages of the new ones. A long document is
 * drafted in turns of two thousand items: the next turn follows only when room is left after the one before, so that the items a
 * flood left behind are reached by later runs. Fills in the report; returns whether any item was known before.
 */
export async function takeItems(
  { answer, read }: { answer: Fetched; read: DraftedDocument },
  source: Source,
  report: SourceReport,
  run: TakeEffects,
): Promise<boolean> {
  const isReservedHere = isReserved(answer.headers) || source.tdm === 'reserved';
  const max = run.effects.maxItems ?? defaultMaxItems;
  const changed: string[] = [];
  let familiar = false;
  report.items = read.items;
  report.warnings = [...read.warnings];
  for await (const turn of turnsOf(answer, read, source, run)) {
    const taken = offerAll(turn, isReservedHere, max - report.new, run);
    familiar ||= taken.familiar;
    changed.push(...taken.changed);
    report.refused += turn.refused;
    report.new += taken.new;
    report.updated += taken.updated;
    report.held = turn.beyond + taken.left;
    if (taken.left > 0 || report.new >= max) break;
  }
  if (report.held > 0) report.warnings.push('flood');
  if (!isReservedHere && (await readPages(changed, source, run)) > 0)
    report.warnings.push('extract-rule-missed');
  return familiar;
}

/** The document as read, then what lies beyond, turn by turn. An index that was put together from parts has one turn. */
async function* turnsOf(
  answer: Fetched,
  read: DraftedDocument,
  source: Source,
  { parsers, now }: TakeEffects,
): AsyncGenerator<DraftedDocument> {
  let turn = read;
  for (;;) {
    yield turn;
    if (turn.beyond === 0 || turn.more !== undefined) return;
    const document: DocumentToDraft = {
      bytes: answer.body,
      url: answer.url,
      headers: answer.headers,
      now,
      from: turn.next,
    };
    const next = await parsers.read(document, source);
    // What cannot be read now stays held back, and the next run tries again.
    if (!next.ok) return;
    turn = next.value;
  }
}

interface Taken {
  new: number;
  updated: number;
  /** Drafts not looked at, for want of room. */
  left: number;
  /** Ids of the new and the updated. */
  changed: string[];
  familiar: boolean;
}

function offerAll(
  { drafts }: DraftedDocument,
  isReservedHere: boolean,
  room: number,
  { keeper, effects }: TakeEffects,
): Taken {
  const taken: Taken = { new: 0, updated: 0, left: 0, changed: [], familiar: false };
  for (const [at, drafted] of drafts.entries()) {
    if (taken.new >= room) return { ...taken, left: drafts.length - at };
    if (effects.isTakenDown?.(drafted.article)) continue;
    const { kept, id } = keeper.offer(isReservedHere ? reserved(drafted) : drafted);
    if (kept === 'new') taken.new += 1;
    else taken.familiar = true;
    if (kept === 'updated') taken.updated += 1;
    if (kept === 'new' || kept === 'updated') taken.changed.push(id);
  }
  return taken;
}
/** Title and link only: nothing is kept from the body. */
function reserved<T extends { article: Article; text: string | undefined }>(draft: T): T {
  return {
    ...draft,
    article: { ...draft.article, text: 'excerpt', withheld: 'tdm' },
    text: undefined,
  };
}

/** Returns in how many pages the selectors of the source found no text. */
async function readPages(
  ids: readonly string[],
  source: Source,
  run: TakeEffects,
): Promise<number> {
  let missed = 0;
  const { effects, keeper } = run;
  const { extractPage } = effects;
  if (!extractPage || source.fullText === 'never') return missed;
  for (const id of ids) {
    const article = keeper.current(id);
    if (!article || article.source !== source.id) continue;
    const { host } = new URL(article.url);
    const onHost = run.pageHosts.get(host) ?? 0;
    if (run.pagesLeft <= 0 || onHost >= maxPagesPerHost) continue;
    run.pagesLeft -= 1;
    run.pageHosts.set(host, onHost + 1);
    const read = await readPage(article, source, {
      ...run,
      extractPage,
      gapMs: 5 * (effects.gapMs ?? 1000),
    });
    // Further parts of an article count as pages of their own.
    const further = Math.max(0, read.requests - 1);
    run.pagesLeft -= further;
    run.pageHosts.set(host, (run.pageHosts.get(host) ?? 0) + further);
    run.pagesRead += 1;
    if (read.ruleMissed === true) missed += 1;
    // Another source may have been merged into it meanwhile: its sightings count.
    const latest = keeper.current(id) ?? article;
    keeper.amend({ ...read.article, sightings: latest.sightings }, read.text);
  }
  return missed;
}
