/** The charset an HTML page declares in its first bytes → a content type that says so. */

const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)/i;

/** `text/html; charset=…` from a `<meta>` in the first 4 KiB; undefined when there is none. */
export function metaCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = declared.exec(head)?.[1];
  return label === undefined ? undefined : `text/html; charset=${label}`;
}
