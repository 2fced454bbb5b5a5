/**
 * The picture of a page → its look: a few hundred characters that tell whether two pictures would strike a reader as different.
 * Brightness goes by cells, so that a block that moved, vanished or changed sides is seen, and where; colour goes by hue, so that links
 * of another colour are seen, which hardly move any brightness. Both are sums over pixels in proportion to what covers them: the edge of
 * a letter, half ink and half paper, counts by halves, and how it was smoothed makes no difference.
 */
import sharp from 'sharp';

/** Size of a cell, in pixels: one line of text in half a column. */
const cell = { width: 125, height: 48 } as const;

/** Levels of brightness that a cell may be off: edges of letters move a mean of 6,000 pixels by one level at most. */
const tolerance = 1;

/** Hues on the circle, a twelfth of it apart; a colour between two of them counts for both. */
const hues = 12;

/** Colour of a hue, in hundred-thousandths of a page full of it: so much may come or go, and this part of what there is. */
const colourTolerance = { least: 12, part: 0.04 } as const;

/** Heights may differ by so many pixels; a line of text is more. */
const slack = 8;

export interface Look {
  width: number;
  height: number;
  /** Mean brightness of every cell from 0 to 63, row by row. */
  levels: Uint8Array;
  /** How colourful the picture is in each hue, from red over green and blue: hundred-thousandths of a page full of it. */
  colours: number[];
}

/** What differs between two looks; nothing when a reader would not notice. */
export interface Difference {
  /** Cells of the new picture, by their number in its rows. */
  cells: number[];
  /** In words, for the report of a test. */
  words: string[];
}

const columnsOf = (width: number) => Math.ceil(width / cell.width);

/** The look of a picture in PNG. */
export async function lookOf(png: Buffer): Promise<Look> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const columns = columnsOf(width);
  const rows = Math.ceil(height / cell.height);
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  const colours = new Float64Array(hues);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / cell.height) * columns;
    for (let x = 0; x < width; x++, at += 3) {
      const red = data[at] ?? 0;
      const green = data[at + 1] ?? 0;
      const blue = data[at + 2] ?? 0;
      const index = row + Math.floor(x / cell.width);
      sums[index] = (sums[index] ?? 0) + 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      counts[index] = (counts[index] ?? 0) + 1;
      addColour(colours, red, green, blue);
    }
  }
  const levels = Uint8Array.from(sums, (sum, index) => Math.floor(sum / (counts[index] ?? 1) / 4));
  const full = 255 * width * height;
  return {
    width,
    height,
    levels,
    colours: [...colours].map((sum) => Math.round((1e5 * sum) / full)),
  };
}

/** Add a pixel’s chroma (the HSV model’s) to the two hues it lies between. */
function addColour(colours: Float64Array, red: number, green: number, blue: number): void {
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (chroma === 0) return;
  const sixth =
    most === red
      ? ((green - blue) / chroma + 6) % 6
      : most === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4;
  const at = (sixth * hues) / 6;
  const low = Math.floor(at) % hues;
  const high = (low + 1) % hues;
  const part = at - Math.floor(at);
  colours[low] = (colours[low] ?? 0) + chroma * (1 - part);
  colours[high] = (colours[high] ?? 0) + chroma * part;
}

/** What strikes in `now` against `before`. */
export function differenceOf(before: Look, now: Look): Difference {
  const words: string[] = [];
  if (before.width !== now.width || Math.abs(before.height - now.height) > slack)
    words.push(
      `${before.width} × ${before.height} pixels before, ${now.width} × ${now.height} now`,
    );
  const cells = [...now.levels.keys()].filter((index) => {
    const old = before.levels[index];
    return old === undefined || Math.abs(old - (now.levels[index] ?? 0)) > tolerance;
  });
  const columns = columnsOf(now.width);
  const [first = 0, last = first] = [cells[0], cells.at(-1)].map((index) =>
    Math.floor((index ?? 0) / columns),
  );
  if (cells.length > 0)
    words.push(
      `${cells.length} cells brighter or darker, from ${first * cell.height} to ${(last + 1) * cell.height} pixels below the top`,
    );
  for (const [hue, is] of now.colours.entries()) {
    const was = before.colours[hue] ?? 0;
    const { least, part } = colourTolerance;
    if (Math.abs(is - was) > least + part * Math.max(is, was))
      words.push(`colour of hue ${(360 * hue) / hues}° from ${was} to ${is}`);
  }
  return { cells, words };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A look as one line: size, levels as a digit of base 64 each, colours by hue. */
export function lineOf({ width, height, levels, colours }: Look): string {
  const row = [...levels].map((level) => digits[level]).join('');
  return `${width}x${height} ${row} ${colours.join(',')}`;
}

/** The look that a line tells. Throws when it tells none. */
export function lookIn(line: string): Look {
  const [, width, height, levels = '', colours = ''] =
    /^(\d+)x(\d+) ([\w-]*) ([\d,]*)$/.exec(line) ?? [];
  if (width === undefined || height === undefined) throw new Error(`no look: ${line}`);
  return {
    width: Number(width),
    height: Number(height),
    levels: Uint8Array.from(levels, (digit) => digits.indexOf(digit)),
    colours: colours.split(',').map(Number),
  };
}

/** Three pictures side by side: what is left of the old one, the new one, and the new one with what differs marked. */
export async function differencePicture(
  before: Look,
  png: Buffer,
  { cells }: Difference,
): Promise<Buffer> {
  const { width, height } = await lookOf(png);
  const columns = columnsOf(width);
  const box = (index: number, fill: string) =>
    `<rect x="${(index % columns) * cell.width}" y="${Math.floor(index / columns) * cell.height}" width="${cell.width}" height="${cell.height}" ${fill}/>`;
  const svg = (boxes: string[]) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${boxes.join('')}</svg>`,
    );
  const old = [...before.levels].map((level, index) =>
    box(index, `fill="rgb(${[4, 4, 4].map((step) => step * level + 2).join(' ')})"`),
  );
  const marks = cells.map((index) =>
    box(index, 'fill="red" fill-opacity="0.25" stroke="red" stroke-width="3"'),
  );
  const gap = 20;
  const total = 3 * width + 2 * gap;
  return sharp({ create: { width: total, height, channels: 3, background: '#888' } })
    .composite([
      { input: svg(old), left: 0, top: 0 },
      { input: png, left: width + gap, top: 0 },
      { input: png, left: 2 * (width + gap), top: 0 },
      { input: svg(marks), left: 2 * (width + gap), top: 0 },
    ])
    .png()
    .toBuffer();
}
