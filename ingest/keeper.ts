/** Articles of a run on their way into the archive: recognised, merged with what is there, written in batches. */
import type { Archive } from '#archive';
import type { Article, LogEvent } from '#schema/article.ts';
import type { Drafted } from './article.ts';
import { addressKey, isSameStory, keysOf } from './identity.ts';
import type { Memory } from './memory.ts';

/** What became of an article that was offered. */
export type Kept = 'new' | 'updated' | 'seen-elsewhere' | 'known' | 'removed';

interface Staged {
  article: Article;
  isNew: boolean;
  keys: Set<string>;
  text: string | undefined;
}

export interface Keeper {
  /** Offer an article; it is stored at the next flush. */
  offer(draft: Drafted): { kept: Kept; id: string };
  /** An article as it stands: as it waits for the next flush, else as the archive has it. */
  current(id: string): Article | undefined;
  /** Replace one, and the text that analysis may read. */
  amend(article: Article, text: string | undefined): void;
  /** How many wait. */
  size(): number;
  /** Write what waits: first the log, then the texts, then what is remembered (`afterwards` included). Throws what the disk throws. */
  flush(afterwards: (() => void)[]): void;
}

const maxSightings = 20;
/** More than the parts of any run. */
const aheadMs = 1000;

/**
 * Open a keeper for the run at `now` (ISO). When the memory’s keys do not belong to this archive (lost cache, another machine
 * wrote), they are rebuilt from it.
 */
export function openKeeper(archive: Archive, memory: Memory, now: string, run: string): Keeper {
  if (memory.knownCount() !== archive.count()) learn(archive, memory);
  const staged = new Map<string, Staged>();
  const stagedKeys = new Map<string, string>();
  let part = 0;

  function idOf({ article, identity }: Drafted): string {
    for (const key of identity.keys) {
      const id = stagedKeys.get(key) ?? memory.known(key);
      if (id === undefined) continue;
      if (!key.startsWith('g:')) return id;
      // A publisher’s identifier is believed as long as it does not suddenly name something else.
      const known = staged.get(id)?.article ?? archive.article(id);
      if (!known) {
        if (archive.isRemoved(id)) return id;
        continue;
      }
      if (
        addressKey(known.url) === addressKey(article.url) ||
        isSameStory(known.title, article.title)
      )
        return id;
    }
    return article.id;
  }

  function stage(
    id: string,
    article: Article,
    isNew: boolean,
    keys: readonly string[],
    text: string | undefined,
  ) {
    const before = staged.get(id);
    const all = new Set([...(before?.keys ?? []), ...keys]);
    staged.set(id, {
      article,
      isNew: before?.isNew ?? isNew,
      keys: all,
      text: text ?? before?.text,
    });
    for (const key of keys) stagedKeys.set(key, id);
  }

  return {
    offer(draft) {
      const id = idOf(draft);
      const keys = [...new Set([draft.identity.key, ...draft.identity.keys])];
      const known = staged.get(id)?.article ?? archive.article(id);
      if (!known) {
        if (archive.isRemoved(id)) return { kept: 'removed', id };
        stage(id, { ...draft.article, id }, true, keys, draft.text);
        return { kept: 'new', id };
      }
      const merged = merge(known, draft.article, now);
      if (merged.kept === 'known') {
        // A new key for a known article (a guid that was renamed) is worth remembering.
        if (keys.some((key) => memory.known(key) !== id)) stage(id, known, false, keys, undefined);
      } else
        stage(id, merged.article, false, keys, merged.kept === 'updated' ? draft.text : undefined);
      return { kept: merged.kept, id };
    },
    current: (id) => staged.get(id)?.article ?? archive.article(id),
    amend(article, text) {
      stage(article.id, article, false, [], text);
    },
    size: () => staged.size,
    flush(afterwards) {
      const batch = [...staged].sort(([a], [b]) => (a < b ? -1 : 1));
      const events = batch.flatMap(([id, { article, isNew }]): LogEvent[] => {
        if (isNew) return [{ type: 'seen', at: now, article }];
        const stored = archive.article(id);
        const isSame = stored !== undefined && JSON.stringify(stored) === JSON.stringify(article);
        return isSame ? [] : [{ type: 'updated', at: after(now, part, stored), article }];
      });
      archive.append(part === 0 ? run : `${run}-${part}`, events);
      part += 1;
      // Texts live behind another connection to the same database: not inside the memory’s transaction.
      for (const [id, { text }] of batch) if (text !== undefined) archive.texts.put(id, text, now);
      memory.transaction(() => {
        for (const [id, { keys }] of batch) for (const key of keys) memory.know(key, id);
        memory.setKnownCount(archive.count());
        for (const remember of afterwards) remember();
      });
      staged.clear();
      stagedKeys.clear();
    },
  };
}

/**
 * When an update counts as made, ISO. Of two events about one article the later one stands, so it must be later than what this run
 * wrote before (an article is written when its feed is read and again when its page is, in another part), and later than what a
 * clock that ran fast left behind.
 */
function after(now: string, part: number, stored: Article | undefined): string {
  const last = Date.parse(stored?.updated ?? stored?.firstSeen ?? now);
  const here = Date.parse(now) + part;
  return new Date(last > here ? last + aheadMs : here).toISOString();
}

/** Rebuild the keys from the archive. */
function learn(archive: Archive, memory: Memory): void {
  memory.transaction(() => {
    memory.forgetKnown();
    for (const article of archive.articles()) {
      for (const key of keysOf(article)) memory.know(key, article.id);
    }
    memory.setKnownCount(archive.count());
  });
}

/** The known article with what a new sighting of it adds. Only the credited source may change its words. */
function merge(known: Article, drafted: Article, now: string): { kept: Kept; article: Article } {
  const [sighting] = drafted.sightings;
  const isNewPlace =
    sighting !== undefined &&
    known.sightings.length < maxSightings &&
    !known.sightings.some(({ source }) => source === sighting.source);
  const sightings = isNewPlace && sighting ? [...known.sightings, sighting] : known.sightings;
  if (known.source !== drafted.source || known.fingerprint === drafted.fingerprint) {
    return { kept: isNewPlace ? 'seen-elsewhere' : 'known', article: { ...known, sightings } };
  }
  const { dateFlag: _flag, ...undated } = known;
  const gotDate = known.dateFrom === 'seen' && drafted.dateFrom === 'feed';
  const dates = gotDate
    ? { published: drafted.published, dateFrom: drafted.dateFrom }
    : {
        published: known.published,
        dateFrom: known.dateFrom,
        ...(known.dateFlag && { dateFlag: known.dateFlag }),
      };
  return {
    kept: 'updated',
    article: {
      ...undated,
      ...drafted,
      ...dates,
      id: known.id,
      firstSeen: known.firstSeen,
      sightings,
      updated: now,
      // The page is read again where it was before; until then what it gave still stands.
      ...(known.text === 'page' && {
        text: known.text,
        ...(known.words !== undefined && { words: known.words }),
      }),
    },
  };
}
