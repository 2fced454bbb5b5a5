import { describe, expect, test } from 'vitest';
import { type Lang, page, paragraphs, prose, read, titles } from './page.ts';

const langs: Lang[] = ['fr', 'ar', 'en'];
const whole = (lang: Lang) => prose[lang].join('\n\n');

const also = { fr: 'Lire aussi', ar: 'اقرأ أيضا', en: 'Read also' };
const other = {
  fr: 'Météo : des averses attendues sur le Rif',
  ar: 'الطقس: أمطار مرتقبة بجبال الريف',
  en: 'Weather: showers expected over the Rif',
};
const join = {
  fr: 'Rejoignez notre chaîne WhatsApp pour ne rien manquer',
  ar: 'انضموا إلى قناتنا على واتساب لمتابعة الأخبار',
  en: 'Join our channel on WhatsApp and never miss a story',
};
const form = {
  fr: 'Laisser un commentaire Votre adresse e-mail ne sera pas publiée.',
  ar: 'أضف تعليقك لن يتم نشر بريدك الإلكتروني',
  en: 'Leave a Reply Your email address will not be published.',
};

describe.each(langs)('in %s, the text is the article alone', (lang) => {
  const [one, two, three] = prose[lang].map((text) => `<p>${text}</p>`);
  const title = `<h1>${titles[lang]}</h1>`;
  test.each([
    [
      'pointer in a paragraph',
      `${one}<p><strong>${also[lang]} :</strong> <a href="/2">${other[lang]}</a></p>${two}${three}`,
    ],
    [
      'pointer as a section with a list',
      `${one}<section><h4>${also[lang]}</h4><ul><li><a href="/2">${other[lang]}</a></li></ul></section>${two}${three}`,
    ],
    ['call to join', `${one}${two}<p>${join[lang]}</p>${three}`],
    [
      'placeholders',
      `<p>publish_date]</p>${one}<p>{{ share }}</p>${two}<p>[related_articles]</p>${three}`,
    ],
    ['title thrice', `<h2>${titles[lang]}</h2>${one}${two}<p>${titles[lang]}</p>${three}`],
    ['hashtags', `${one}${two}${three}<p>#Tiznit #رقمنة #Digital</p>`],
    ['text in spans', prose[lang].map((text) => `<div><span>${text}</span></div>`).join('')],
    ['br br', prose[lang].join('<br><br>')],
    [
      'soft hyphens',
      prose[lang].map((text) => `<p>${text.slice(0, 30)}\u00ad${text.slice(30)}</p>`).join(''),
    ],
  ])('%s', (_name, body) => {
    expect(read(page(lang, `<article>${title}<div>${body}</div></article>`)).text).toBe(
      whole(lang),
    );
  });

  test('comments longer than the article', () => {
    const voices = Array.from(
      { length: 12 },
      (_, at) => `<div class="c"><p>${at} ${prose[lang][1]} !</p></div>`,
    );
    const block = `<div id="comm"><h4>12</h4>${voices.slice(0, 4).join('')}<p>${form[lang]}</p></div>`;
    const text = read(
      page(lang, `<div class="col">${title}<div>${paragraphs(lang)}</div>${block}</div>`),
    ).text;
    expect(text).toBe(whole(lang));
  });

  test('the next article of the page', () => {
    const next = `<article><h1>${other[lang]}</h1>${paragraphs(lang === 'fr' ? 'en' : 'fr')}</article>`;
    const body = `<main><article>${title}${paragraphs(lang)}${paragraphs(lang).replaceAll('<p>', '<p>· ')}</article>${next}</main>`;
    expect(read(page(lang, body)).text).not.toContain(prose[lang === 'fr' ? 'en' : 'fr'][0]);
  });

  test('several sibling containers', () => {
    const parts = prose[lang].flatMap((text) =>
      [1, 2, 3].map((at) => `<section><p>${at}. ${text}</p></section>`),
    );
    const { text } = read(
      page(lang, `<article>${title}${parts.join('<div class="ad"></div>')}</article>`),
    );
    for (const sentence of prose[lang])
      for (const at of [1, 2, 3]) expect(text).toContain(`${at}. ${sentence}`);
  });

  test('a table layout', () => {
    const body = `<table><tr><td>EUR/MAD 10,71<br>USD/MAD 9,18</td><td><font><b>${titles[lang]}</b></font><div>${paragraphs(lang)}</div></td></tr></table>`;
    expect(read(page(lang, body)).text).toBe(whole(lang));
  });

  test('a consent layer with a policy in it', () => {
    const policy =
      'We and our partners store cookies on your device for the purposes described in this policy, which you can change at any time. ';
    const layer = `<div id="onetrust-consent-sdk"><div><p>${policy.repeat(6)}</p><p>${policy.repeat(9)}</p></div></div>`;
    expect(read(page(lang, `${layer}<main>${title}${paragraphs(lang)}</main>`)).text).toBe(
      whole(lang),
    );
  });
});

test('a wrapper named paywall is not deleted', () => {
  const body = `<article><h1>${titles.fr}</h1><div class="paywall">${paragraphs('fr')}</div></article>`;
  expect(read(page('fr', body)).text).toBe(whole('fr'));
});

test('JSON-LD’s text only where the page shows next to none, tags and all undone', () => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    articleBody: prose.fr.map((text) => `&lt;p&gt;${text}&lt;/p&gt;`).join(''),
  });
  const head = `<script type="application/ld+json">${data}</script>`;
  expect(read(page('fr', '<div id="app"></div>', head)).text).toBe(whole('fr'));
  const truncated = `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"La ville de…"}</script>`;
  expect(read(page('fr', `<article>${paragraphs('fr')}</article>`, truncated)).text).toBe(
    whole('fr'),
  );
});

test('a publisher’s own selectors come first', () => {
  const body = `<div class="x"><p>${prose.fr[0]}</p><p class="pub">Réclame maison</p></div><div class="y">${paragraphs('en')}</div><i class="d">12 août 2026</i><i class="w">Aïcha Rami</i>`;
  const { text, published, authors } = read(page('fr', body), {
    extract: { body: '.x', remove: ['.pub'], date: '.d', author: '.w' },
  });
  expect({ text, published, authors }).toEqual({
    text: prose.fr[0],
    published: '2026-08-11T23:00:00.000Z',
    authors: ['Aïcha Rami'],
  });
});

test('a rule that fits nothing any more falls back to the reader', () => {
  const html = page('fr', `<article>${paragraphs('fr')}</article>`);
  const { text, ruleMissed } = read(html, { extract: { body: '.gone' } });
  expect(text).toBe(whole('fr'));
  expect(ruleMissed).toBe(true);
  expect(read(html, { extract: { body: 'article' } }).ruleMissed).toBeUndefined();
});

describe('lines that are none of the text', () => {
  const around = (lang: Lang, line: string) => {
    const [one, two, three] = prose[lang].map((text) => `<p>${text}</p>`);
    return read(
      page(lang, `<article><h1>${titles[lang]}</h1>${one}${line}${two}${three}</article>`),
    );
  };
  test.each([
    ['fr', '<p>En vous inscrivant, vous acceptez que vos données servent à vous écrire.</p>'],
    ['fr', '<p>Publié il y a 3 heures</p>'],
    ['fr', '<p>© Agence de presse du Souss</p>'],
    ['fr', '<p>À LIRE : <a href="/2">Météo : des averses attendues sur le Rif</a></p>'],
    ['fr', '<p>Cet article est réservé aux abonnés.</p>'],
    ['fr', '<p>AFP</p>'],
    ['ar', '<p>باشتراكك في النشرة فإنك توافق على شروط الاستعمال.</p>'],
    ['ar', '<p>منذ 3 ساعات</p>'],
    ['ar', '<p>فيديو: <a href="/2">الطقس: أمطار مرتقبة بجبال الريف</a></p>'],
    ['ar', '<p>و م ع</p>'],
    [
      'en',
      '<p>Privacy Notice: letters may hold what sponsors pay for. We use a service to protect our site.</p>',
    ],
    ['en', '<p>Last updated 6 hours ago</p>'],
    ['en', '<p>MORE: <a href="/2">Weather: showers expected over the Rif</a></p>'],
    ['en', '<p>Getty Images</p>'],
  ] as const)('%s: %s', (lang, line) => {
    expect(around(lang, line).text).toBe(whole(lang));
  });

  test.each([
    [
      'fr',
      'En vous inscrivant à l’université de Tiznit, dit-elle, vous entrez dans une famille de trois mille étudiants venus de tout le Souss, du Haouz et des provinces du Sud, et cette famille ne vous quitte plus : elle vous suit dans vos stages, vos premiers contrats, vos déménagements, et jusque dans les mariages où l’on danse encore l’ahwach des anciens, sous les lampions que les grands-mères accrochent aux figuiers de la cour dès l’aube.',
    ],
    ['fr', 'Plus : la région mise sur les jeunes, et l’assume devant le conseil.'],
    ['ar', 'منذ 3 سنوات والورشة تكون شبابا من مدن الجهة في مهن الحلي التقليدية.'],
    ['en', 'By 4 March 2026 the workshop had trained ninety smiths from the town.'],
  ] as const)('but prose that begins alike stays: %s %s', (lang, text) => {
    expect(around(lang, `<p>${text}</p>`).text).toContain(text);
  });

  test('what a link says to those who hear the page', () => {
    const [one = '', two = '', three = ''] = prose.en;
    const linked = one.replace('workshop', '<a href="/w">workshop<span>, opens new tab</span></a>');
    const html = page('en', `<article><p>${linked}</p><p>${two}</p><p>${three}</p></article>`);
    expect(read(html).text).toBe(whole('en'));
  });
});
