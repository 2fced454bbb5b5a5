import { expect, test } from 'vitest';
import { page, paragraphs, read } from './page.ts';

const shapeOf = (head: string, body = '') => {
  const { image, imageShape } = read(page('en', body + paragraphs('en'), head));
  return { image, imageShape };
};
const ld = (image: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'x', image })}</script>`;

test('structured data says where the image is and how large', () => {
  expect(
    shapeOf(ld({ '@type': 'ImageObject', url: '/a.jpg', width: '1200px', height: 800 })),
  ).toEqual({ image: 'https://journal.example/a.jpg', imageShape: { width: 1200, height: 800 } });
  expect(
    shapeOf(
      ld([
        {
          contentUrl: '/b.jpg',
          width: { '@type': 'QuantitativeValue', value: 640 },
          height: { value: '480' },
        },
      ]),
    ),
  ).toEqual({
    image: 'https://journal.example/b.jpg',
    imageShape: { width: 640, height: 480 },
  });
});

test('the element that shows the image, in whatever size, gives the rest', () => {
  const head = '<meta property="og:image" content="https://journal.example/up/salle.jpg">';
  const img =
    '<img src="/up/salle-768x512.jpg" width="768" height="512" alt=" Une salle  de cours ">';
  expect(shapeOf(head, img).imageShape).toEqual({
    width: 768,
    height: 512,
    alt: 'Une salle de cours',
  });
});

test('nonsense is no size, and one side alone is none', () => {
  const head = (width: string, height: string) =>
    `<meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="${width}"><meta property="og:image:height" content="${height}">`;
  for (const [width, height] of [
    ['-5', '10'],
    ['auto', '10'],
    ['0', '0'],
    ['999999', '3'],
    ['', '630'],
  ] as const)
    expect(shapeOf(head(width, height)).imageShape).toBeUndefined();
  expect(shapeOf('<meta property="og:image" content="javascript:alert(1)">').image).toBeUndefined();
});
