/** Gives the headings of Markdown their ids. All begin with `h-`, so that no heading takes the id of a part of the page, or one that begins with a digit. */

/** What the Markdown processor hands to a plugin, as far as this one uses it. */
interface Context<Node> {
  textContent(node: Node): string;
  setProperty(node: Node, name: 'id', value: string): void;
}
interface Heading {
  properties?: { id?: unknown } | undefined;
}

/** Sätteri hast plugin, one for each document. A heading that has an id keeps it. */
export function headingIds() {
  const taken = new Map<string, number>();
  return {
    name: 'heading-ids-of-ours',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit<Node extends Heading>(node: Node, context: Context<Node>): void {
        if (typeof node.properties?.id === 'string') return;
        const id = headingId(context.textContent(node));
        const before = taken.get(id) ?? 0;
        taken.set(id, before + 1);
        context.setProperty(node, 'id', before === 0 ? id : `${id}--${before + 1}`);
      },
    },
  };
}

/** `h-` and the words of a heading in lower case: `h-74-demandes-en-un-jour`. Marks stay, for Arabic is read with them. */
function headingId(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ['h', ...words].join('-');
}
