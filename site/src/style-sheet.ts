/** The style sheet as text → the colours and sizes that the kitchen sink documents, so that it never tells other ones than readers see. */

/** A colour of the palette, as `#rrggbb`, in the light and in the dark. */
export interface Colour {
  name: string;
  light: string;
  dark: string;
}

/** Every `--name: light-dark(#…, #…)` of a style sheet, in its order. */
export function paletteOf(css: string): Colour[] {
  const found = css.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return [...found].map(([, name = '', light = '', dark = '']) => ({ name, light, dark }));
}

/** The first `font-size` of the rule with exactly this selector. Throws when there is none. */
export function fontSizeOf(css: string, selector: string): string {
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const names = selectors
      .replace(/\/\*.*?\*\//gs, '')
      .split(',')
      .map((one) => one.trim());
    const size = /font-size:\s*([^;]+);/.exec(body)?.[1];
    if (size && names.includes(selector)) return size;
  }
  throw new Error(`site.css gives no font-size to “${selector}”`);
}

/** Contrast of two colours after WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of `#rrggbb` (WCAG 2.2, after IEC 61966-2-1). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
