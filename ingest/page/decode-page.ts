/** Bytes of an HTML page → text: byte order mark, valid UTF-8, HTTP header, meta element, then Arabic or Western Windows. */
import { decode } from '../feed/decode.ts';

/** Decode a page; the encoding declared in its head counts where the HTTP header names none. */
export function decodePage(
  bytes: Uint8Array,
  contentType = '',
): { text: string; encoding: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1];
  const type =
    /charset=/i.test(contentType) || !declared ? contentType : `text/html; charset=${declared}`;
  return decode(bytes, type);
}
