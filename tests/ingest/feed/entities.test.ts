import { expect, test } from 'vitest';
import { decodeReferences, ownEntities } from '../../../ingest/feed/entities.ts';

test.each([
  ['a &lt;p&gt; b', 'a <p> b'],
  ['&#34;&#xA;&#x9;&#39;&quot;', '"\n\t\'"'],
  ['&#8217;&#x2019;&rsquo;&eacute;', '’’’é'],
  ['&#128512; and &#x1F600;', '😀 and 😀'],
  // Once and no more.
  ['&amp;lt; &amp;#34; &#38;gt;', '&lt; &#34; &gt;'],
  // What is no reference stays.
  ['?a=1&copy=2 & b &;&#;&#x; &nonsense; AT&T', '?a=1&copy=2 & b &;&#;&#x; &nonsense; AT&T'],
  ['&', '&'],
  ['&amp', '&amp'],
  ['&#1', '&#1'],
  // Windows-1252 numbers and NUL as HTML reads them.
  ['&#150;&#0;', '–\ufffd'],
])('%j reads %j', (written, read) => {
  expect(decodeReferences(written)).toBe(read);
});

test('nothing of an earlier text is seen behind the end of a shorter one', () => {
  decodeReferences(`&lt;${'lt;'.repeat(20)}`);
  expect(decodeReferences('x&')).toBe('x&');
  expect(decodeReferences('&l')).toBe('&l');
});

test('a text longer than the workspace is decoded whole, wherever the cuts fall', () => {
  for (const shift of [0, 1, 2, 3, 4, 5, 30, 31, 32, 33, 34]) {
    const text = 'é'.repeat(65_536 - shift);
    expect(decodeReferences(`${text}&CounterClockwiseContourIntegral;&lt;${text}&amp;lt;`)).toBe(
      `${text}∳<${text}&lt;`,
    );
  }
});

test("a document's own entities are literal text, numbers in them aside", () => {
  const own = ownEntities(
    new Map([
      ['firm', 'Atlas & <b>fils</b>'],
      ['quote', '&#8217;'],
      ['lt', 'never'],
      ['long', 'x'.repeat(200)],
    ]),
  );
  expect(decodeReferences('&firm; l&quote;an &lt; &long;&amp;firm;', own)).toBe(
    `Atlas & <b>fils</b> l’an < ${'x'.repeat(200)}&firm;`,
  );
});

test('entities named over and over put in a share and no more, over all texts of a document', () => {
  const own = ownEntities(new Map([['a', 'x'.repeat(190)]]));
  const texts = Array.from({ length: 20 }, () => decodeReferences('&a;'.repeat(5_000), own));
  const put = texts.join('').replaceAll('&a;', '').length;
  expect(put).toBeLessThanOrEqual(2 ** 18);
  expect(put).toBeGreaterThan(2 ** 18 - 190);
  expect(texts.at(-1)).toBe('&a;'.repeat(5_000));
});
