/** What a page declares of its lead image → its address, and what is said of it: size and alternative text. */
import { absoluteUrl } from './absolute-url.ts';
import type { PageDocument } from './dom.ts';
import { type Thing, textsOf } from './json-ld.ts';
import { precedence } from './precedence.ts';

/** What is known of an image without fetching it. */
export interface ImageShape {
  /** Pixels. */
  width?: number;
  height?: number;
  /** Alternative text, at most 300 characters. */
  alt?: string;
}

const maxPixels = 20_000;

/** Structured data first, then meta elements; `meta` gives the first value of the names it is asked for. */
export function leadImage(
  document: PageDocument,
  structured: unknown,
  meta: (names: readonly string[]) => string | undefined,
  url: string,
): { image?: string; imageShape?: ImageShape } {
  const first: unknown = Array.isArray(structured) ? structured[0] : structured;
  const thing: Thing = typeof first === 'object' && first !== null ? { ...first } : { url: first };
  const written = textsOf(thing['url'] ?? thing['contentUrl'])[0];
  const declared = meta(precedence.image.meta);
  const image = absoluteUrl(written ?? declared, url);
  if (image === undefined) return {};
  const ofMeta = declared !== undefined && absoluteUrl(declared, url) === image;
  const shown = imageInText(document, image, url);
  const pixels = (name: 'width' | 'height') =>
    pixelsOf(thing[name]) ??
    (ofMeta ? pixelsOf(meta([`og:image:${name}`])) : undefined) ??
    pixelsOf(shown?.getAttribute(name));
  const [width, height] = [pixels('width'), pixels('height')];
  const alt = [
    ofMeta ? meta(['og:image:alt', 'twitter:image:alt']) : undefined,
    shown?.getAttribute('alt'),
  ]
    .map((text) => text?.replace(/\s+/g, ' ').trim())
    .find((text) => text !== undefined && /\p{L}/u.test(text));
  const imageShape = {
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(alt !== undefined && { alt: alt.slice(0, 300) }),
  };
  return { image, ...(Object.keys(imageShape).length > 0 && { imageShape }) };
}

/** The element that shows the image, whatever its size in pixels is called in the name of the file. */
function imageInText(document: PageDocument, image: string, url: string) {
  const name = nameOf(image);
  return [...document.querySelectorAll('img')].slice(0, 200).find((element) => {
    const source = element.getAttribute('src') ?? element.getAttribute('data-src');
    const address = absoluteUrl(source ?? undefined, url);
    return address !== undefined && nameOf(address) === name;
  });
}

function nameOf(address: string): string {
  const { host, pathname } = new URL(address);
  return host + pathname.replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, '').replace(/-scaled(?=\.\w+$)/, '');
}

/** «1200», 1200, «1200px», or a QuantitativeValue. */
function pixelsOf(value: unknown): number | undefined {
  const inner =
    typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  const found = /^\s*(\d{1,5})(?:\.0+)?\s*(?:px)?\s*$/i.exec(String(inner ?? ''))?.[1];
  const pixels = Number(found ?? 0);
  return pixels > 0 && pixels <= maxPixels ? pixels : undefined;
}
