/** A figure as its source words it → what is still to be said of the thing it counts. */

/** “22 abstentions” says it all, “87 amendements” leaves “déposés” of “amendements déposés”; undefined when nothing is left. */
export function restOfThing(text: string, of: string | undefined): string | undefined {
  if (!of || text.toLowerCase().includes(of.toLowerCase())) return undefined;
  const unit = text.split(/[\s\u202F]+/u).at(-1) ?? '';
  const isUnit = /\p{L}{3}/u.test(unit) && of.toLowerCase().startsWith(`${unit.toLowerCase()} `);
  return isUnit ? of.slice(unit.length + 1) : of;
}
