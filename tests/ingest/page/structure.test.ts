/** How a page is built decides what belongs to its article, whatever its parts are called. */
import { describe, expect, test } from 'vitest';
import { type Lang, page, prose, read, titles } from './page.ts';

const [one = '', two = '', three = ''] = prose.fr;
const whole = prose.fr.join('\n\n');
const body = (inner: string) => page('fr', `<div class="x1"><h1>${titles.fr}</h1>${inner}</div>`);

describe('containers made alike', () => {
  const widget = (inner: string) =>
    `<div class="builder-widget builder-text"><div class="inner">${inner}</div></div>`;
  const questions = prose.fr
    .map((text, at) =>
      widget(
        `<p><b>Et la question numéro ${at + 1} ?</b></p><p>${text}</p><p>${text.replace('.', ', dit-elle.')}</p>`,
      ),
    )
    .join(widget('<form><p>Notre lettre du mardi.</p><input><button>Je la veux</button></form>'));

  test('are read together, though Readability takes one', () => {
    const { text } = read(body(questions));
    for (const line of prose.fr) expect(text).toContain(line);
    expect(text).not.toContain('lettre du mardi');
  });
});

describe('small boxes among plain paragraphs', () => {
  test.each([
    [
      'a card',
      '<div class="q3"><div><b>Un port neuf</b></div><div>Agadir a ouvert le sien mardi matin.</div></div>',
    ],
    [
      'an offer',
      '<section class="zz"><h4>La revue vit grâce à vous</h4><p>Quatre numéros par an, à partir de 290 dirhams.</p></section>',
    ],
    [
      'a site’s own element',
      '<sc-note slot="mid">Une banque en ligne qui ouvre un compte en neuf minutes.</sc-note>',
    ],
  ])('%s is none of the text', (_name, box) => {
    expect(read(body(`<p>${one}</p>${box}<p>${two}</p><p>${three}</p>`)).text).toBe(whole);
  });

  test('a table of the text is part of it', () => {
    const table =
      '<div class="t"><table><tr><th>Ville</th><th>Places</th></tr><tr><td>Tiznit</td><td>200</td></tr></table></div>';
    expect(read(body(`<p>${one}</p>${table}<p>${two}</p><p>${three}</p>`)).text).toContain(
      'Tiznit',
    );
  });

  test('where paragraphs are containers themselves, none is odd', () => {
    const html = body(prose.fr.map((text) => `<div class="para">${text}</div>`).join(''));
    expect(read(html).text).toBe(whole);
  });
});

describe('before and behind the text', () => {
  test('a standfirst between title and picture is part of it', () => {
    const lead = 'Deux cents stagiaires par an y apprendront à vendre sans intermédiaire.';
    const html = page(
      'fr',
      `<header><h1>${titles.fr}</h1><p>${lead}</p></header><figure><img src="/a.jpg" alt=""></figure><div class="x">${prose.fr.map((text) => `<p>${text}</p>`).join('')}</div>`,
    );
    expect(read(html).text).toBe(`${lead}\n\n${whole}`);
  });

  test('comments longer than the article end at their heading', () => {
    const comments = Array.from(
      { length: 8 },
      (_, at) =>
        `<p>Lecteur ${at}</p><p>${two.replace('2,3', String(at))} Voilà ce que j’en pense, et je ne suis pas seul.</p>`,
    ).join('');
    const html = body(
      `${prose.fr.map((text) => `<p>${text}</p>`).join('')}<h3>Réactions (8)</h3>${comments}`,
    );
    expect(read(html).text).toBe(whole);
  });

  test('notes and their calls are not', () => {
    const html = body(
      `<p>${one.replace('lundi', 'lundi<sup><a href="#n1">1</a></sup>')}</p><p>${two}</p><p>${three}</p><ol><li id="n1">Rapport annuel de la région, page douze, en ligne depuis mars.</li></ol>`,
    );
    expect(read(html).text).toBe(whole);
  });

  test.each([
    'Correctif du 14 octobre : le nombre de stagiaires est de deux cents.',
    'Salma Bennani est journaliste à Tiznit.',
    'Écrire à l’autrice : salma@journal.example',
    '👉 Notre dossier sur l’artisanat',
  ])('%s is not', (line) => {
    const html = page(
      'fr',
      `<article><h1>${titles.fr}</h1><p>Par Salma Bennani</p>${prose.fr.map((text) => `<p>${text}</p>`).join('')}<p>${line}</p></article>`,
    );
    expect(read(html).text).toBe(whole);
  });
});

describe('pairs of line breaks', () => {
  test('a byline does not run into the paragraph behind a table', () => {
    const html = page(
      'fr',
      `<table><tr><td><font size="5"><b>${titles.fr}</b></font><br><font size="1">Mardi 3 décembre 2019 | Par Salma Bennani | Lu 12 fois</font><br><br><table align="left"><tr><td><img src="/a.jpg"></td></tr></table><font>${one}<br><br>${two}<br><br>${three}</font></td></tr></table>`,
    );
    const result = read(html);
    expect(result.text.endsWith(whole)).toBe(true);
    expect(result.text).not.toContain('Par Salma');
    expect(result.authors).toEqual(['Salma Bennani']);
  });
});

describe('titles that only the page prints', () => {
  test.each<[Lang, string, string]>([
    ['fr', 'Le Sud Info - toute l’actualité', '<font size="5"><b>TITLE</b></font>'],
    ['ar', 'جريدة سوس', '<div class="newsTitle"><h3><div>TITLE</div></h3></div>'],
  ])('%s', (lang, site, mark) => {
    const inner = `${mark.replace('TITLE', titles[lang])}<div>${prose[lang].map((text) => `<p>${text}</p>`).join('')}</div>`;
    const html = page(lang, inner).replace(/<title>[^<]*<\/title>/, `<title>${site}</title>`);
    expect(read(html).title).toBe(titles[lang]);
  });

  test('a headline goes on where search engines were told its beginning', () => {
    const long = `${titles.fr} : deux cents places dès la rentrée`;
    const html = page(
      'fr',
      `<article><h1>${long}</h1>${prose.fr.map((text) => `<p>${text}</p>`).join('')}</article>`,
      `<meta property="og:title" content="${titles.fr}">`,
    );
    expect(read(html).title).toBe(long);
  });
});

describe('bylines', () => {
  const signed = (by: string, head = '') =>
    read(
      page(
        'ar',
        `<article><h1>${titles.ar}</h1>${by}${prose.ar.map((text) => `<p>${text}</p>`).join('')}</article>`,
        head,
      ),
    ).authors;
  test('behind a long standfirst, linked beside the date', () => {
    const lead = `${prose.ar[0]} ${prose.ar[1]}`;
    expect(
      signed(
        `<p>${lead}</p><div><a href="/a/1">عماد الراشيدي</a><span> و</span><a href="/a/2">سلوى بنحدو</a><span>9 فبراير 2026</span></div>`,
      ),
    ).toEqual(['عماد الراشيدي', 'سلوى بنحدو']);
  });
  test('sent from two cities, by two people', () => {
    expect(signed('<span class="author">القاهرة وبيروت - مروان الدسوقي ورنا حبيب</span>')).toEqual([
      'مروان الدسوقي',
      'رنا حبيب',
    ]);
  });
  test('a user’s name is nobody’s', () => {
    expect(signed('<p>بقلم: سلوى بنحدو</p>', '<meta name="author" content="editor7">')).toEqual([
      'سلوى بنحدو',
    ]);
  });
  test('a card of links may name more than structured data', () => {
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      author: { '@type': 'Person', name: 'Salma Bennani' },
    });
    expect(
      signed(
        '',
        `<script type="application/ld+json">${data}</script><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Salma Bennani, Omar Idrissi">`,
      ),
    ).toEqual(['Salma Bennani', 'Omar Idrissi']);
  });
});
