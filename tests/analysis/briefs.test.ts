import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '#front-matter';
import { langs } from '#schema/lang.ts';
import type { Story } from '#schema/story.ts';
import { draftBriefs, printBrief } from '../../analysis/briefs.ts';
import { voiceOf } from '../../analysis/phrasing.ts';
import { storyOf } from './sample-story.ts';

const story = (id: string, title: string) => storyOf(id, { title });

const write = (stories: Story[]) =>
  draftBriefs({
    week: '2026-W47',
    stories,
    trends: [],
    taxonomy: { facets: [] },
    today: '2026-11-23',
  }).map((draft) => printBrief(draft));

describe('briefs', () => {
  it('come in three languages with a heading each', () => {
    const files = write([story('s-1', 'Un titre'), story('s-2', 'Un autre')]);
    expect(files.map(({ path }) => path)).toEqual(
      langs.map((lang) => `briefs/${lang}/2026-w47.md`),
    );
    for (const [index, lang] of langs.entries()) {
      expect(files[index]?.text).toContain(`## ${voiceOf(lang).say('heading.essentials')}`);
    }
  });

  it('let no title break out of its place', () => {
    const hostile = '# <script>alert(1)</script> [x](javascript:alert(1)) | `a`\n\n---\n## Faux';
    for (const { text } of write([story('s-1', hostile)])) {
      const read = readFrontMatter(text);
      if (!read.ok) throw new Error(read.error.message);
      const tree = unified().use(remarkParse).use(remarkGfm).parse(read.value.body);
      const nodes = JSON.stringify(tree);
      expect(nodes).not.toContain('"type":"html"');
      expect(nodes).not.toContain('"url":"javascript:');
      expect(nodes).not.toContain('"value":"Faux"');
    }
  });

  it('speak with the plurals of each language', () => {
    const say = (lang: (typeof langs)[number], stories: number) =>
      voiceOf(lang).say('essentials.volume', {
        from: 'a',
        to: 'b',
        outlets: 1,
        articles: 1,
        stories,
      });
    expect(say('fr', 1)).toContain('un sujet');
    expect(say('fr', 12)).toContain('12 sujets');
    expect(say('ar', 2)).toContain('موضوعين');
    expect(say('ar', 3)).toContain('3 مواضيع');
    expect(say('ar', 11)).toContain('11 موضوعا');
    expect(say('en', 1)).toContain('one story');
  });

  it('put a narrow space before high punctuation in French', () => {
    expect(voiceOf('fr').say('quote.same', { quote: 'Oui' })).toBe('«\u202FOui\u202F»');
  });
});

it('a brief names organisations and people as its actors, not programmes and gatherings', () => {
  const named = (name: string, type: Story['entities'][number]['type']) => ({
    name,
    type,
    articles: 1,
  });
  const [brief] = write([
    storyOf('s-1', {
      entities: [
        named('Wazna Pay', 'org'),
        named('Lina Mesfioui', 'person'),
        named('Maroc Digital 2030', 'programme'),
        named('Forum du Détroit', 'event'),
        named('Rabat', 'place'),
      ],
    }),
  ]);
  expect(brief?.text).toMatch(/Acteurs cités.*: Lina Mesfioui et Wazna Pay\./);
});
