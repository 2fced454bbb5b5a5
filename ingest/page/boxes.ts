/** Small containers around a control or a picture: what is written in them is a caption, an offer or a tool, whatever they are called. */
import type { PageDocument, PageElement } from './dom.ts';

/** Characters of text in a box at most: around a button or a field, and around a picture. */
const longestOffer = 350;
const longestCaption = 220;
/** Controls and pictures looked at, of a page that may have thousands. */
const mostLookedAt = 300;

const controls =
  'button,input:not([type="hidden"]),select,textarea,[role="button"],[data-share],[onclick]';
const pictures = 'img,picture,video,iframe,audio,amp-img,object,embed';

/** Remove the boxes of a document. `isArticle` says of which elements the text itself may be part. */
export function removeBoxes(
  document: PageDocument,
  isArticle: (element: PageElement) => boolean,
): void {
  for (const [selector, longest] of [
    [controls, longestOffer],
    [pictures, longestCaption],
  ] as const)
    for (const element of [...document.querySelectorAll(selector)].slice(0, mostLookedAt)) {
      const box = boxOf(element, longest, isArticle);
      if (box && box !== element) box.remove();
    }
}

/** The widest ancestor with so little text, none of it a sentence of the article. */
function boxOf(
  element: PageElement,
  longest: number,
  isArticle: (element: PageElement) => boolean,
): PageElement | undefined {
  let box: PageElement | undefined;
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (isArticle(at) || at.querySelector('h1') || isSentence(at) || isLonger(at, longest)) break;
    box = at;
  }
  return box;
}

/** A paragraph or an item that ends as a sentence does may have an icon in it. */
function isSentence(element: PageElement): boolean {
  if (!/^(?:p|li|blockquote|td|h[1-6])$/.test(element.localName)) return false;
  const text = (element.textContent ?? '').trim();
  return text.length > 60 && /[.!?…؟]["'’»”)]*$/u.test(text);
}

/** Does its text exceed so many characters? Stops counting there. */
function isLonger(root: PageElement, longest: number): boolean {
  let length = 0;
  const stack: (ChildNode | PageElement)[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeType === 3) length += (node.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
    if (length > longest) return true;
    stack.push(...node.childNodes);
  }
  return false;
}
