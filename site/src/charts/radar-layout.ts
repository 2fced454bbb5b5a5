/** A radar edition → where each blip stands in the drawing. */
import { type Radar, type Ring, rings } from '#schema/radar.ts';

/** A blip with its number and its place, in SVG units around the centre of the drawing. */
export interface PlacedBlip {
  id: string;
  number: number;
  quadrant: string;
  ring: Ring;
  moved: Radar['blips'][number]['moved'];
  x: number;
  y: number;
}

/** Outer radius of each ring, from the middle outwards; the core holds the most and gets the most room. */
export const ringRadii: Record<Ring, number> = { core: 150, growing: 215, watch: 280, fading: 335 };

/**
 * Each quadrant is a sector of equal angle. Within ring and quadrant the blips stand in arcs, in the order of the edition: the same
 * edition always gives the same drawing, and a blip that stays keeps near its place.
 */
export function placeBlips({ quadrants, blips }: Radar): PlacedBlip[] {
  const sector = (2 * Math.PI) / Math.max(1, quadrants.length);
  const placed: PlacedBlip[] = [];
  for (const [at, quadrant] of quadrants.entries()) {
    for (const ring of rings) {
      const own = blips.filter((blip) => blip.quadrant === quadrant && blip.ring === ring);
      const cell = { inner: innerRadius(ring), outer: ringRadii[ring], sector };
      const places = roomiest(own.length, cell);
      for (const [index, { id, moved }] of own.entries()) {
        const { radius = 0, angle = 0 } = places[index] ?? {};
        const turned = at * sector - Math.PI / 2 + angle;
        placed.push({
          id,
          number: placed.length + 1,
          quadrant,
          ring,
          moved,
          x: Math.round(radius * Math.cos(turned)),
          y: Math.round(radius * Math.sin(turned)),
        });
      }
    }
  }
  return placed;
}

/** Where a ring and a quadrant meet: radii in SVG units, angle in radians. */
interface Cell {
  inner: number;
  outer: number;
  sector: number;
}

interface Place {
  radius: number;
  angle: number;
}

const mostArcs = 4;
/** Free at both ends of an arc, in SVG units: the names of the rings stand where the quadrants meet. */
const margin = 26;

/** The places of `count` blips in as many arcs as keep them furthest apart, in the order of their angles. */
function roomiest(count: number, cell: Cell): Place[] {
  const tries = Array.from({ length: mostArcs }, (_, at) => arcsOf(at + 1, cell)).flatMap(
    (arcs) => [byLength(count, arcs, cell), byTurns(count, arcs, cell)],
  );
  const gaps = tries.map(leastGap);
  return tries[gaps.indexOf(Math.max(...gaps))] ?? [];
}

/** Radii at equal distances. */
function arcsOf(count: number, { inner, outer }: Cell): number[] {
  return Array.from({ length: count }, (_, at) => inner + ((at + 0.5) / count) * (outer - inner));
}

function placeOn(radius: number, share: number, { sector }: Cell): Place {
  const free = Math.min(margin / radius, sector / 16);
  return { radius, angle: free + share * (sector - 2 * free) };
}

/** Every arc has blips after its length, apart by equal angles: for the middle, where arcs differ much. */
function byLength(count: number, arcs: readonly number[], cell: Cell): Place[] {
  const length = arcs.reduce((sum, radius) => sum + radius, 0);
  let passed = 0;
  let given = 0;
  const places = arcs.flatMap((radius) => {
    passed += radius;
    const share = Math.round((count * passed) / length) - given;
    given += share;
    return Array.from({ length: share }, (_, at) => placeOn(radius, (at + 0.5) / share, cell));
  });
  return places.sort((a, b) => a.angle - b.angle || a.radius - b.radius);
}

/** All blips apart by equal angles, the arcs taking turns: for narrow rings. */
function byTurns(count: number, arcs: readonly number[], cell: Cell): Place[] {
  return Array.from({ length: count }, (_, at) =>
    placeOn(arcs[at % arcs.length] ?? 0, (at + 0.5) / count, cell),
  );
}

/** Distance of the two nearest of some places. */
function leastGap(places: readonly Place[]): number {
  const gaps = places.flatMap((one, at) =>
    places.slice(0, at).map((other) => {
      const turn = Math.cos(one.angle - other.angle);
      return one.radius ** 2 + other.radius ** 2 - 2 * one.radius * other.radius * turn;
    }),
  );
  return Math.sqrt(Math.min(...gaps));
}

function innerRadius(ring: Ring): number {
  const before = rings[rings.indexOf(ring) - 1];
  return before === undefined ? 24 : ringRadii[before];
}
