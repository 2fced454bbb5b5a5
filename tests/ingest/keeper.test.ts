import { expect, test } from 'vitest';
import { toArticle } from '../../ingest/article.ts';
import { openKeeper } from '../../ingest/keeper.ts';
import { openMemory } from '../../ingest/memory.ts';
import { openWorld, source } from './behaviours/world.ts';

const now = '2026-11-23T10:00:00.000Z';

test('what a page gave stands, although its article was written earlier in the same run', async () => {
  await using world = await openWorld();
  using memory = openMemory(':memory:');
  const keeper = openKeeper(world.archive, memory, now, now);
  // Thirty, because equal instants would be decided by hashes, and rightly so for about one in two.
  const ids = Array.from({ length: 30 }, (_, position) => {
    const url = `http://a.example/${position}`;
    const draft = toArticle(
      { source: 'a', position, url, title: `Titre ${position}` },
      source(),
      now,
    );
    if (!draft.ok) throw new Error(draft.error.message);
    return keeper.offer(draft.value).id;
  });
  keeper.flush([]);
  for (const id of ids) {
    const article = keeper.current(id);
    if (article) keeper.amend({ ...article, text: 'page' }, 'Le texte de la page.');
  }
  keeper.flush([]);
  expect(ids.map((id) => world.archive.article(id)?.text)).toEqual(ids.map(() => 'page'));
});
