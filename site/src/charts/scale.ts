/** The geometry that the charts share: weeks along the inline axis (always left to right), counts upwards. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/** A box in SVG units. */
export interface Frame {
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** Where each value stands, and the paths through them. */
export interface Plot {
  points: { x: number; y: number; value: number }[];
  line: string;
  area: string;
  ticks: { y: number; value: number }[];
  base: number;
}

/** Lay values out in a frame, from 0 to their maximum (at least `least`). */
export function plot(values: number[], frame: Frame, least = 1): Plot {
  const x = scaleLinear(
    [0, Math.max(1, values.length - 1)],
    [frame.left, frame.width - frame.right],
  );
  const y = scaleLinear(
    [0, Math.max(least, ...values)],
    [frame.height - frame.bottom, frame.top],
  ).nice(4);
  const points = values.map((value, index) => ({ x: round(x(index)), y: round(y(value)), value }));
  const base = round(y(0));
  const drawLine = line<{ x: number; y: number }>(
    ({ x }) => x,
    ({ y }) => y,
  );
  const drawArea = area<{ x: number; y: number }>(
    ({ x }) => x,
    base,
    ({ y }) => y,
  );
  return {
    points,
    line: drawLine.digits(1)(points) ?? '',
    area: drawArea.digits(1)(points) ?? '',
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: round(y(value)), value })),
    base,
  };
}

/** The line through means and the band of their intervals, on the same scale as `plot` with this maximum. */
export function scaleOf(
  frame: Frame,
  most: number,
  means: readonly { mean: number; low: number; high: number }[],
): { line: string; band: string } {
  const x = scaleLinear(
    [0, Math.max(1, means.length - 1)],
    [frame.left, frame.width - frame.right],
  );
  const y = scaleLinear([0, most], [frame.height - frame.bottom, frame.top]).nice(4);
  const places = means.map(({ mean, low, high }, at) => ({
    x: x(at),
    mean: y(mean),
    low: y(low),
    high: y(high),
  }));
  const drawLine = line<(typeof places)[number]>(
    (place) => place.x,
    (place) => place.mean,
  );
  const drawBand = area<(typeof places)[number]>(
    (place) => place.x,
    (place) => place.low,
    (place) => place.high,
  );
  return { line: drawLine.digits(1)(places) ?? '', band: drawBand.digits(1)(places) ?? '' };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
