/** An address as a page writes it → an absolute http(s) address. */

/** Undefined when it is empty or leads nowhere a page can be. */
export function absoluteUrl(address: string | undefined, base: string): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  try {
    const url = new URL(address.trim(), base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
