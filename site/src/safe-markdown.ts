/** Makes Markdown harmless before it becomes HTML: raw HTML turns into text, only http(s), mailto and local links stay, images become their alt text. */

/** What the Markdown processor hands to a plugin, as far as this one uses it. */
interface Context {
  replaceNode(node: unknown, replacement: { type: 'text'; value: string }): void;
  setProperty(node: unknown, name: string, value: string): void;
}
interface Linked {
  url: string;
}
interface Imaged {
  alt?: string | null | undefined;
}

/** May a link of generated or foreign Markdown stay as it is? */
export function isSafeLink(url: string): boolean {
  const bare = [...url].filter((character) => character > ' ').join('');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme) return ['http', 'https', 'mailto'].includes(scheme);
  return !/^[\\/]{2}/.test(bare);
}

function keepSafe(node: Linked, context: Context): void {
  if (!isSafeLink(node.url)) context.setProperty(node, 'url', '#');
}

function asText(node: Imaged, context: Context): void {
  context.replaceNode(node, { type: 'text', value: node.alt ?? '' });
}

/** Sätteri mdast plugin. */
export const safeMarkdown = {
  name: 'safe-markdown',
  html(node: { value: string }, context: Context): void {
    context.replaceNode(node, { type: 'text', value: node.value });
  },
  link: keepSafe,
  definition: keepSafe,
  image: asText,
  imageReference: asText,
};
