/** A page whose title element names the site alone → the headline it prints above its text. */
import { fold } from './boilerplate.ts';
import type { PageDocument, PageElement } from './dom.ts';

/** A run of text this long is the article's; its words are those a headline shares. */
const proseLength = 140;
const mostNodes = 6000;
/** Share of a title's words that the text takes up, from which it is about the text. */
const leastShared = 0.34;
const clearlyMore = 0.2;

interface Printed {
  text: string;
  /** How much like a headline it is set. */
  rank: number;
}

/**
 * Undefined where nothing above the text shares clearly more words with it than the title does. Old sites and portals give all
 * their pages one title.
 */
export function printedTitle(document: PageDocument, title: string): string | undefined {
  const prose = new Set<string>();
  const above: Printed[] = [];
  let isBelow = false;
  let seen = 0;
  const stack: (ChildNode | PageElement)[] = [document.body ?? document.documentElement];
  for (let node = stack.pop(); node && seen < mostNodes; node = stack.pop()) {
    seen += 1;
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
      const parent = node.parentElement as PageElement | null;
      if (text.length >= proseLength) {
        isBelow = true;
        for (const word of wordsOf(text)) prose.add(word);
      } else if (!isBelow && parent && text.length >= 20) above.push(printed(text, parent));
      continue;
    }
    if (/^(?:script|style|nav|footer|a|select|marquee)$/i.test(node.nodeName)) continue;
    stack.push(...[...node.childNodes].reverse());
  }
  const shared = (text: string) => {
    const words = wordsOf(text);
    return words.filter((word) => prose.has(word)).length / Math.max(1, words.length);
  };
  const own = shared(title);
  // A title that shares nothing is the site’s own: then less is asked of the headline.
  const least = own < 0.1 ? 0.15 : Math.max(leastShared, own + clearlyMore);
  let best: Printed | undefined;
  // The nearest of the most prominent ones.
  for (const one of above)
    if (one.rank > 0 && shared(one.text) >= least && one.rank >= (best?.rank ?? 0)) best = one;
  if (best === undefined && own < 0.1) best = above.find(({ text }) => shared(text) >= 0.6);
  return best?.text;
}

function printed(text: string, parent: PageElement): Printed {
  let rank = 0;
  for (
    let at: PageElement | null = parent, level = 0;
    at && level < 3;
    at = at.parentElement, level++
  ) {
    const names = `${at.getAttribute('class') ?? ''} ${at.id ?? ''}`.slice(0, 200);
    if (/^h[1-3]$/.test(at.localName)) rank = Math.max(rank, 3);
    else if (/title|titre|headline|unwan|onwan/i.test(names) && level < 2) rank = Math.max(rank, 3);
    else if (at.localName === 'font' && Number(at.getAttribute('size')) >= 4)
      rank = Math.max(rank, 2);
    else if (/^(?:b|strong|h[4-6])$/.test(at.localName)) rank = Math.max(rank, 1);
  }
  return { text, rank };
}

/** Words that carry something, by their beginnings: longer than three letters, an Arabic article aside. */
function wordsOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => word.replace(/^[وفبكل]?ال(?=\p{Script=Arabic}{3})/u, ''))
    .filter((word) => word.length > 3)
    .map((word) => word.slice(0, 5));
}
