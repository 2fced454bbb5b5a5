/** An element → its lines as a reader sees them: blocks, cells and line breaks end a line. */
import type { PageElement } from './dom.ts';

/** One line of text. */
export interface Line {
  text: string;
  /** Name of the block it stands in: p, li, h2, td … */
  block: string;
  /** Characters of the line inside links. */
  linked: number;
  links: string[];
  /** The innermost block it stands in. */
  within: PageElement;
}

const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const skipped = new Set(
  'script style noscript template svg iframe button select textarea figcaption'.split(' '),
);

/** Characters of all lines together. */
export function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

/** A break that an element could not carry through Readability; of the private use area, so that no text holds it. */
export const breakMark = '\ue000';

/** Soft hyphens, zero-width spaces and joiners of words: marks for the typesetter. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g;

/** What a link says to those who hear the page: no words of the text. */
const spokenHints =
  /,? ?\(?(?:opens (?:in )?(?:a )?new (?:tab|window)|ouvre (?:dans )?une? (?:nouvel onglet|nouvelle fenêtre)|(?:s’ouvre dans )?une? nouvel(?:le)? (?:onglet|fenêtre)|nouvelle fenêtre|(?:يفتح )?في (?:نافذة|علامة تبويب) جديدة)\)?/giu;

/** A site’s own element (`live-entry`) is a block, but inside a line. */
function isOwnBlock(name: string, { parentNode }: ChildNode | PageElement): boolean {
  if (!name.includes('-')) return false;
  return !/^(?:p|a|span|b|i|em|strong|li|td|h[1-6]|label|small|time)$/i.test(
    parentNode?.nodeName ?? '',
  );
}

function isElement(node: ChildNode | PageElement): node is PageElement {
  return node.nodeType === 1;
}

/** Text in the order of the document; white space collapsed, empty lines gone. Iterative: depth costs no stack. */
export function linesOf(root: PageElement): Line[] {
  const lines: Line[] = [];
  let text = '';
  let linked = 0;
  let links: string[] = [];
  let block = 'p';
  const inside: PageElement[] = [];
  const end = (next: string) => {
    const whole = text.replace(invisible, '').replace(/\s+/g, ' ');
    const flat = (linked > 0 ? whole.replace(spokenHints, '') : whole).trim();
    if (flat !== '')
      lines.push({ text: flat, block, linked, links, within: inside.at(-1) ?? root });
    text = '';
    linked = 0;
    links = [];
    block = next;
  };
  let depthOfLink = 0;
  interface Step {
    node: ChildNode | PageElement;
    leave?: boolean;
  }
  const stack: Step[] = [{ node: root }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (node.nodeType === 3) {
      const [value = '', ...broken] = (node.nodeValue ?? '').split(breakMark);
      text += value;
      for (const part of broken) {
        end(block);
        text += part;
      }
      if (depthOfLink > 0) linked += value.trim().length;
      continue;
    }
    if (node.nodeType !== 1) continue;
    const name = node.nodeName.toLowerCase();
    if (skipped.has(name)) continue;
    if (step.leave) {
      if (name === 'a') depthOfLink -= 1;
      else {
        end('p');
        inside.pop();
      }
      continue;
    }
    if (name === 'br') {
      end(block);
      continue;
    }
    if (name === 'a') {
      depthOfLink += 1;
      const href = 'getAttribute' in node ? node.getAttribute('href') : null;
      if (href) links.push(href);
      stack.push({ node, leave: true });
    } else if (blocks.has(name) || isOwnBlock(name, node)) {
      end(name);
      if (isElement(node)) inside.push(node);
      stack.push({ node, leave: true });
    }
    for (const child of [...node.childNodes].reverse()) stack.push({ node: child });
  }
  end('p');
  return lines;
}
