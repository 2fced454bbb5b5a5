/** Clutter among the paragraphs of an article: none of it is read, and every paragraph is. */
import { describe, expect, test } from 'vitest';
import { type Lang, page, prose, read, titles } from './page.ts';

/** The article with something between its first and second paragraph. */
function between(lang: Lang, clutter: string): string {
  const [first, ...rest] = prose[lang].map((text) => `<p>${text}</p>`);
  return page(
    lang,
    `<div class="x7"><h1>${titles[lang]}</h1>${first}${clutter}${rest.join('')}</div>`,
  );
}

/** The article in a container of its own, with something beside it. */
function beside(lang: Lang, before: string, after: string): string {
  const text = prose[lang].map((line) => `<p>${line}</p>`).join('');
  return page(
    lang,
    `<div class="c"><h1>${titles[lang]}</h1>${before}<div class="x8">${text}${text.replaceAll('.</p>', ' encore.</p>')}</div>${after}</div>`,
  );
}

const whole = (lang: Lang) => prose[lang].join('\n\n');

describe('a box goes with what it announces', () => {
  test.each<[Lang, string]>([
    [
      'fr',
      '<div><h4>Sur le même sujet</h4><div><a href="/1">Agadir : un nouveau port de pêche</a></div><div><a href="/2">Les bijoutiers et la vente en ligne</a></div></div>',
    ],
    [
      'ar',
      '<div><strong>اقرأ أيضا</strong><ul><li><a href="/1">ميناء جديد للصيد بأكادير</a></li><li><a href="/2">الصاغة والبيع عبر الإنترنت</a></li></ul></div>',
    ],
    [
      'en',
      '<section><h3>Related stories</h3><p><a href="/1">A new fishing port for Agadir</a></p><p><a href="/2">Jewellers go online</a></p></section>',
    ],
    [
      'fr',
      '<div><h4>Soutenez ce média indépendant</h4><p>Votre don nous permet d’enquêter partout dans le pays, sans publicité ni actionnaire.</p></div>',
    ],
  ])('%s: %s', (lang, box) => {
    expect(read(between(lang, box)).text).toBe(whole(lang));
  });

  test('a heading among the paragraphs takes none of them with it', () => {
    const [one, two, three] = prose.fr;
    const html = page(
      'fr',
      `<article><h1>${titles.fr}</h1><p>${one}</p><h3>À lire aussi</h3><p>${two}</p><p>${three}</p></article>`,
    );
    expect(read(html).text).toBe(whole('fr'));
  });
});

describe('what is written around a control or a picture is no text', () => {
  test.each<[Lang, string]>([
    [
      'fr',
      '<div><p>Recevez chaque matin l’essentiel de la région dans votre boîte.</p><form><input type="email"><button>Je m’inscris</button></form></div>',
    ],
    [
      'ar',
      '<div><span>عمال بورشة الحلي بتيزنيت يوم الافتتاح</span><img src="/a.jpg" alt=""></div>',
    ],
    [
      'en',
      '<div><div>Silversmiths at the workshop on opening day</div><picture><img src="/a.jpg" alt=""></picture></div>',
    ],
  ])('%s: %s', (lang, box) => {
    expect(read(between(lang, box)).text).toBe(whole(lang));
  });

  test('a sentence with an icon in it stays', () => {
    const [one, two, three] = prose.en;
    const html = page(
      'en',
      `<article><h1>${titles.en}</h1><p>${one}</p><p><img src="/i.png" alt=""> ${two}</p><p>${three}</p></article>`,
    );
    expect(read(html).text).toBe(whole('en'));
  });
});

describe('beside the element that holds the prose', () => {
  const note =
    'Le comité de rédaction rappelle que ce portail vit des dons de celles et ceux qui le lisent.';
  test('nothing behind it is read', () => {
    expect(read(beside('fr', '', `<div><p>${note}</p></div>`)).text).not.toContain('comité');
  });
  test('a standfirst before it is', () => {
    const lead =
      'Deux cents stagiaires y sont attendus chaque année, et les premières ventes partent déjà vers le Golfe.';
    expect(read(beside('fr', `<p>${lead}</p>`, '')).text).toContain(lead);
  });
});

describe('a line that leads elsewhere', () => {
  test.each<[Lang, string]>([
    [
      'fr',
      '<p>Lire notre dossier : <a href="/d">Tout sur les ateliers numériques du Souss</a></p>',
    ],
    [
      'fr',
      '<p><a href="/1">Souss</a> | <a href="/2">Artisanat</a> | <a href="/3">Formation</a></p>',
    ],
    ['fr', '<div>Accueil &gt; Régions &gt; Souss-Massa &gt; Tiznit</div>'],
    ['ar', '<p>لمزيد من التفاصيل: <a href="/d">كل شيء عن الورشات الرقمية بجهة سوس ماسة</a></p>'],
    ['ar', '<p>فيسبوك تويتر واتساب</p>'],
    ['en', '<div><a href="/d">Everything about the digital workshops of the south</a></div>'],
    ['en', '<p>Follow the latest news on our WhatsApp channel</p>'],
    ['fr', '<p>La suite après la publicité</p>'],
  ])('%s: %s', (lang, line) => {
    expect(read(between(lang, line)).text).toBe(whole(lang));
  });

  test.each([
    'Suivez-moi, a-t-il dit aux stagiaires avant d’ouvrir la porte de l’atelier.',
    'Le quotidien, lui, a publié une autre version : la région aurait payé le tout.',
  ])('but a sentence that only sounds like it stays: %s', (line) => {
    expect(read(between('fr', `<p>${line}</p>`)).text).toContain(line);
  });
});

describe('a quotation set apart', () => {
  const quote = 'la première promotion a déjà ouvert trente boutiques en ligne';
  test('that repeats the text is read once', () => {
    expect(read(between('fr', `<aside><p>« ${quote} »</p></aside>`)).text).toBe(whole('fr'));
  });
  test('that the text does not hold is part of it', () => {
    const own =
      'Nous voulions vendre sans intermédiaire, et nous y sommes enfin arrivées ensemble.';
    expect(read(between('fr', `<blockquote><p>« ${own} »</p></blockquote>`)).text).toContain(own);
  });
});

test('a site’s own elements end a line', () => {
  const [one, two, three] = prose.en;
  const html = page(
    'en',
    `<main><h1>${titles.en}</h1><live-entry>${one}</live-entry><live-entry>${two}</live-entry><live-entry>${three}</live-entry></main>`,
  );
  expect(read(html).text).toBe(whole('en'));
});
