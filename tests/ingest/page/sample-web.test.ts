import { expect, test } from 'vitest';
import { readPage } from '../../../ingest/page/read-page.ts';
import { publishedAt } from '../../web/clock.ts';
import { loadSampleWeb } from '../../web/load.ts';
import { paragraphsOf, shownDate } from '../../web/templates/parts.ts';
import { writePage } from '../../web/templates.ts';

const now = '2026-11-22T20:00:00Z';
const web = loadSampleWeb();

/** What templates print around the article; teasers of other articles are added page by page. */
const clutter = [
  'Nous utilisons des cookies',
  'store cookies on your device',
  'Recevez chaque matin notre lettre',
  'five stories that matter',
  'réservé aux abonnés',
  'This story is for subscribers',
  'Partager sur Facebook',
  'Share on X LinkedIn',
  'شارك المقال',
  'النشرة البريدية',
  'جميع الحقوق محفوظة',
  'افتح حسابك البنكي',
  'Leave a Reply',
  'نتمنى أن تصل هذه المشاريع',
  'on attend toujours la fibre',
  'Où peut-on s’inscrire',
  'publish_date]',
  '{{ author }}',
  'Crédit conso',
  'USD/MAD',
  'Copyright Dirham',
  'Subscribe to the Souk letter',
  'Suivez nos alertes sur Telegram',
  'Rent a meeting room',
  'Vos bureaux à Agadir',
  'Imprimer | Envoyer',
  'Mentions légales',
  'Portail public du digital',
  '#المغرب',
];

interface Tally {
  kept: number;
  wanted: number;
  leaked: number;
  unwanted: number;
  dates: number;
  pages: number;
}

function measured(): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const outlet of web.outlets) {
    const versions = publishedAt(web, outlet, now);
    const tally = tallies.get(outlet.template) ?? zero();
    tallies.set(outlet.template, tally);
    for (const version of versions.slice(0, 12)) {
      const others = versions.filter((other) => other !== version).slice(0, 10);
      const page = { outlet, version, others };
      const html = writePage(page);
      const read = readPage(new TextEncoder().encode(html.replace('windows-1256', 'utf-8')), {
        url: `http://${outlet.host}${version.article.path}`,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        now,
      });
      const text = read.ok ? flat(read.value.text) : '';
      const wanted = paragraphsOf(page).map((paragraph) => flat(unescaped(paragraph)));
      const unwanted = [
        ...clutter.filter((segment) => html.includes(segment)),
        ...others.map(({ title }) => title).filter((title) => html.includes(title)),
      ].filter((segment) => !wanted.some((paragraph) => paragraph.includes(segment)));
      tally.pages += 1;
      tally.wanted += wanted.length;
      tally.kept += wanted.filter((paragraph) => text.includes(paragraph)).length;
      tally.unwanted += unwanted.length;
      tally.leaked += unwanted.filter((segment) => text.includes(segment)).length;
      const published = read.ok ? read.value.published : undefined;
      if (published && day(published) === day(shownDate(page))) tally.dates += 1;
    }
  }
  return tallies;
}

test('every template: the text whole, its clutter gone, its date read', () => {
  const tallies = measured();
  expect(tallies.size).toBeGreaterThanOrEqual(10);
  for (const [template, { kept, wanted, leaked, unwanted, dates, pages }] of tallies) {
    expect.soft(kept / wanted, `${template}: paragraphs kept`).toBeGreaterThanOrEqual(0.98);
    expect.soft(leaked / Math.max(1, unwanted), `${template}: leaks`).toBeLessThanOrEqual(0.05);
    expect.soft(dates / pages, `${template}: dates`).toBe(1);
  }
});

function zero(): Tally {
  return { kept: 0, wanted: 0, leaked: 0, unwanted: 0, dates: 0, pages: 0 };
}

function day(instant: string): string {
  return new Date(instant).toLocaleDateString('en-CA', { timeZone: 'Africa/Casablanca' });
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
