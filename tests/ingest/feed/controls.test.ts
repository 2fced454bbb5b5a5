import { expect, test } from 'vitest';
import { holdsControls } from '../../../ingest/feed/controls.ts';

/** Said character by character. */
const suspect =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/;

test('every character, at every offset to the words of four bytes', () => {
  const encoder = new TextEncoder();
  for (let code = 0; code <= 0xffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    const shift = code % 4;
    const whole = encoder.encode(`${'-'.repeat(shift)}${char}- é\tمغرب\r\n…«»\u00a0\u0085`);
    for (const from of [0, Math.min(1, shift)]) {
      const seen = holdsControls(whole.subarray(from));
      if (seen !== suspect.test(char)) expect.fail(`U+${code.toString(16)} at ${shift - from}`);
    }
  }
  expect(holdsControls(new Uint8Array())).toBe(false);
});

test('the very last byte counts', () => {
  for (let length = 0; length < 9; length++) {
    expect(holdsControls(new TextEncoder().encode(`${'a'.repeat(length)}\u0007`))).toBe(true);
    expect(holdsControls(new TextEncoder().encode('a'.repeat(length)))).toBe(false);
  }
});
