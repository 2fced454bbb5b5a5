import fc from 'fast-check';
import sanitise from 'sanitize-html';
import { describe, expect, test } from 'vitest';
import { isActive } from '../../ingest/feeds-match.ts';
import { htmlToText, safeUrl, sanitiseHtml } from '../../ingest/sanitise.ts';

describe('sanitiseHtml', () => {
  test.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<p onclick="x()">a', '<p>a</p>'],
    ['<a href="java&#10;script:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="JAVASCRIPT:alert(1)">a</a>', '<a>a</a>'],
    ['<img src=x onerror=alert(1)>', '<img src="https://a.example/x">'],
    ['<img src="data:image/png;base64,AA">', '<img>'],
    ['<svg><script>alert(1)</script></svg>a', 'a'],
    ['<math><mtext><style><img src onerror=x></style></math>a', 'a'],
    ['<iframe src="x">a</iframe>', 'a'],
    ['a < b > c', 'a &lt; b &gt; c'],
    ['<p title="a&quot;b">', '<p title="a&quot;b"></p>'],
    ["<p title='a\"><script>'>", '<p title="a&quot;&gt;&lt;script&gt;"></p>'],
    ['<img srcset="a.png 1x, javascript:x 2x">', '<img srcset="https://a.example/a.png 1x">'],
    ['<p>a<p>b', '<p>a</p><p>b</p>'],
    ['</p>a</div>', 'a'],
    ['<a href="/b?x=1&amp;y=2">a</a>', '<a href="https://a.example/b?x=1&amp;y=2">a</a>'],
    ['<style>a', ''],
    ['<p', ''],
  ])('%s', (html, safe) => {
    expect(sanitiseHtml(html, 'https://a.example/')).toBe(safe);
  });

  const pieces = [
    '<',
    '>',
    '"',
    "'",
    '/',
    '=',
    ' ',
    '&',
    '#',
    'a',
    'p',
    'img',
    'script',
    'style',
    'svg',
    'title',
    'src',
    'href',
    'onerror',
    'javascript:',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '\n',
    'xlink:href',
    '<a ',
    '<p ',
    '</p>',
    '&lt;',
    'x',
  ];
  const soup = fc
    .array(fc.constantFrom(...pieces), { maxLength: 40 })
    .map((parts) => parts.join(''));

  test('nothing active comes out of any soup of markup, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const safe = sanitiseHtml(html);
        expect(isActive(safe)).toBe(false);
        expect(sanitiseHtml(safe)).toBe(safe);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('a second sanitiser finds nothing to remove', () => {
    const all = {
      allowedTags: false,
      allowedAttributes: false,
      allowVulnerableTags: true,
    } as const;
    fc.assert(
      fc.property(soup, (html) => {
        const safe = sanitiseHtml(html);
        const strict = sanitise(safe, {
          allowedTags: ['a', 'p', 'img', 's', 'b', 'i', 'u', 'q', 'pre', 'div', 'span'],
          allowedAttributes: { '*': ['href', 'src', 'title', 'alt'] },
        });
        expect(strict).toBe(sanitise(safe, all));
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

test('htmlToText keeps words apart and references decoded', () => {
  expect(htmlToText('<p>un</p><p>deux&nbsp;: <b>tr</b>ois<br>4</p><script>x</script>')).toBe(
    'un deux\u00a0: trois 4',
  );
});

describe('safeUrl', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b1',
      '-',
      '.',
      '..',
      '/',
      '/.',
      '%2e',
      '%41',
      '?',
      'a.com',
      'xn--p1ai',
      '0x7f',
      '127',
    ],
    ...['.1', 'com', 'é', ' ', ':80', '@', '&', '=', ';', '~', "'", '(', 'A', '|', '^', '#', '\\'],
  );
  test('an absolute address comes out as the URL parser writes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('http://', 'https://', 'https://a.com', 'https://a.com/'),
        fc.array(piece, { maxLength: 8 }),
        (start, pieces) => {
          const address = `${start}${pieces.join('')}`.trim();
          expect(safeUrl(address, undefined)).toBe(URL.parse(address)?.href);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
