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
 * Each quadrant is a sector of equal angle. Within ring and quadrant the blips stand in up to three arcs, apart by equal angles, in
 * the order of the edition: the same edition always gives the same drawing, and a blip that stays keeps near its place.
 */
export function placeBlips({ quadrants, blips }: Radar): PlacedBlip[] {
  const sector = (2 * Math.PI) / Math.max(1, quadrants.length);
  const placed: PlacedBlip[] = [];
  for (const [at, quadrant] of quadrants.entries()) {
    for (const ring of rings) {
      const own = blips.filter((blip) => blip.quadrant === quadrant && blip.ring === ring);
      const inner = innerRadius(ring);
      const arcs = Math.min(3, Math.ceil(own.length / 5));
      for (const [index, { id, moved }] of own.entries()) {
        const arc = index % Math.max(1, arcs);
        const radius = inner + ((arc + 0.5) / Math.max(1, arcs)) * (ringRadii[ring] - inner);
        const angle = at * sector - Math.PI / 2 + ((index + 0.5) / own.length) * sector;
        placed.push({
          id,
          number: placed.length + 1,
          quadrant,
          ring,
          moved,
          x: Math.round(radius * Math.cos(angle)),
          y: Math.round(radius * Math.sin(angle)),
        });
      }
    }
  }
  return placed;
}

function innerRadius(ring: Ring): number {
  const before = rings[rings.indexOf(ring) - 1];
  return before === undefined ? 24 : ringRadii[before];
}
