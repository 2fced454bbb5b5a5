/** Well-built sites: semantic HTML5 with JSON-LD, a WordPress theme, an official portal. */
import { printedDate } from '../clock.ts';
import { escapeXml } from '../feeds.ts';
import type { Page } from '../templates.ts';
import {
  addressOf,
  insertAfter,
  jsonLd,
  linkTo,
  listOf,
  paragraphsOf,
  shownDate,
} from './parts.ts';

const words = {
  fr: {
    cookies:
      'Nous utilisons des cookies pour mesurer l’audience et personnaliser les annonces. Accepter Refuser Paramétrer',
    newsletter: 'Recevez chaque matin notre lettre : l’essentiel du numérique en cinq minutes.',
    subscribe: 'Cet article est réservé aux abonnés. Abonnez-vous à partir de 49 DH par mois.',
    also: 'Lire aussi :',
    share: 'Partager sur Facebook X LinkedIn WhatsApp',
    by: 'Par',
  },
  en: {
    cookies:
      'We and our partners store cookies on your device to measure audiences. Accept all Manage choices',
    newsletter: 'Get The Ledger Brief: the five stories that matter, every Friday in your inbox.',
    subscribe: 'This story is for subscribers. Subscribe from 4.99 a month to keep reading.',
    also: 'Read also:',
    share: 'Share on X LinkedIn Email',
    by: 'By',
  },
};

export function writeModern(page: Page): string {
  const { outlet, version, others } = page;
  const word = outlet.lang === 'en' ? words.en : words.fr;
  const date = shownDate(page);
  const also = others[0] ? `<p><strong>${word.also}</strong> ${linkTo(others[0])}</p>` : '';
  const newsletter = outlet.dirt.includes('newsletter')
    ? `<aside class="newsletter"><p>${word.newsletter}</p><form><input type="email"><button>OK</button></form></aside>`
    : '';
  const wall = outlet.dirt.includes('paywall')
    ? `<div class="paywall">${word.subscribe}</div>`
    : '';
  const text = insertAfter(paragraphsOf(page), 2, `${also}\n${newsletter}`);
  return `<!DOCTYPE html>
<html lang="${outlet.lang}">
<head>
<meta charset="utf-8">
<title>${escapeXml(version.title)} | ${escapeXml(outlet.name)}</title>
<link rel="canonical" href="${addressOf(page)}">
<meta property="og:title" content="${escapeXml(version.title)}">
<meta property="og:site_name" content="${escapeXml(outlet.name)}">
<meta name="description" content="${escapeXml(version.article.summary ?? '')}">
<meta property="article:published_time" content="${date}">
${jsonLd(page)}
</head>
<body>
<div id="consent" role="dialog"><p>${word.cookies}</p></div>
<header><nav><a href="/">${escapeXml(outlet.name)}</a> <a href="/ia">IA</a> <a href="/startups">Startups</a> <a href="/telecoms">Télécoms</a></nav></header>
<main>
<article>
<h1>${escapeXml(version.title)}</h1>
<p class="byline">${word.by} ${escapeXml(version.article.author ?? outlet.name)} <time datetime="${date}">${printedDate(date, outlet.lang)}</time></p>
<div class="share">${word.share}</div>
<div class="article-body" itemprop="articleBody">
${text}
</div>
${wall}
</article>
<aside class="most-read">${listOf(others.slice(1, 6))}</aside>
</main>
<footer><p>© 2026 ${escapeXml(outlet.name)}. Fiction.</p></footer>
</body>
</html>
`;
}

export function writeWordpress(page: Page): string {
  const { outlet, version, others } = page;
  const date = shownDate(page);
  const printed = outlet.dirt.includes('placeholder-date')
    ? 'publish_date]'
    : printedDate(date, outlet.lang);
  const comments = outlet.dirt.includes('comments')
    ? `<div id="comments"><h3>2 commentaires</h3><ol class="commentlist">
<li><p><b>Lecteur de Salé</b> dit : Merci pour l’article, mais on attend toujours la fibre dans notre quartier !</p></li>
<li><p><b>Hajar</b> dit : Où peut-on s’inscrire ? Le lien ne marche pas chez moi.</p></li></ol></div>`
    : '';
  return `<!DOCTYPE html>
<html lang="fr-FR">
<head>
<meta charset="UTF-8">
<title>${escapeXml(version.title)} - ${escapeXml(outlet.name)}</title>
<link rel="canonical" href="${addressOf(page)}">
<meta property="article:published_time" content="${date}">
<meta name="generator" content="WordPress">
</head>
<body class="post-template-default single single-post">
<div id="page" class="site">
<header id="masthead"><p class="site-title"><a href="/">${escapeXml(outlet.name)}</a></p>
<ul class="menu"><li><a href="/economie">Économie</a></li><li><a href="/numerique">Numérique</a></li><li><a href="/agenda">Agenda</a></li></ul></header>
<div id="content"><div id="primary"><main id="main">
<article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">${escapeXml(version.title)}</h1>
<div class="entry-meta"><span class="posted-on">Publié le ${printed}</span> <span class="byline">par ${escapeXml(version.article.author ?? 'La rédaction')}</span></div></header>
<div class="entry-content">
${insertAfter(paragraphsOf(page), 3, others[0] ? `<p>À lire aussi : ${linkTo(others[0])}</p>` : '')}
<div class="sharedaddy sd-sharing"><h3>Partager :</h3><ul><li>Facebook</li><li>X</li><li>WhatsApp</li></ul></div>
<div class="jp-relatedposts"><h3>Articles similaires</h3>${listOf(others.slice(1, 4))}</div>
</div>
</article>
${comments}
</main></div>
<div id="secondary" class="widget-area"><section class="widget"><h2>Derniers articles</h2>${listOf(others.slice(0, 8))}</section></div>
</div></div>
</body>
</html>
`;
}

export function writeOfficial(page: Page): string {
  const { outlet, version } = page;
  const date = shownDate(page);
  return `<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>${escapeXml(outlet.name)} : ${escapeXml(version.title)}</title>
<meta name="DC.date" content="${date.slice(0, 10)}"></head>
<body>
<div class="bandeau">Portail public du digital <a href="/ar">العربية</a> <a href="/fr">Français</a></div>
<div class="fil">Accueil &gt; Actualités &gt; Communiqués</div>
<main id="contenu"><h2 class="titre">${escapeXml(version.title)}</h2>
<p class="date-pub">${printedDate(date, 'fr').replace(/ à .*/, '')}</p>
${insertAfter(paragraphsOf(page), 99, '')}
<p class="partage">Imprimer | Envoyer à un ami | Partager</p></main>
<footer>Mentions légales – Accessibilité – Plan du site</footer>
</body>
</html>
`;
}
