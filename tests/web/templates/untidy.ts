/** Badly built sites: a table layout of another age, text broken by br, nested div without meaning. */
import { printedDate } from '../clock.ts';
import { escapeXml } from '../feeds.ts';
import type { Page } from '../templates.ts';
import { linkTo, listOf, paragraphsOf, shownDate } from './parts.ts';

export function writeTables(page: Page): string {
  const { outlet, version, others } = page;
  return `<html>
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${escapeXml(outlet.name)} - ${escapeXml(version.title)}</title></head>
<body bgcolor="#ffffff">
<table width="980" align="center" cellpadding="0"><tr><td colspan="3"><img src="/logo.gif" alt="${escapeXml(outlet.name)}"></td></tr>
<tr><td colspan="3">Bourse | Banques | Numérique | Télécoms | Fonds & Marchés</td></tr>
<tr><td width="160" valign="top"><b>Cours</b><br>EUR/MAD 10,71<br>USD/MAD 9,18<br><br><b>PUBLICITÉ</b><br>Crédit conso : simulez en ligne, réponse en 24 h</td>
<td valign="top"><font size="5"><b>${escapeXml(version.title)}</b></font><br>
<font size="1" color="#888888">${escapeXml(version.article.author ?? 'D&M')} - ${printedDate(shownDate(page), 'fr')}</font>
<div align="justify">
${paragraphsOf(page)
  .map((text) => `<p align="justify"><font face="Georgia">${text}</font></p>`)
  .join('\n')}
</div>
<p><b>Lire aussi :</b> ${linkTo(others[0])}</p></td>
<td width="200" valign="top"><b>Les plus lus</b>${listOf(others.slice(0, 5))}</td></tr>
<tr><td colspan="3" align="center">Copyright Dirham & Marchés</td></tr></table>
</body></html>
`;
}

export function writeBreaks(page: Page): string {
  const { outlet, version, others } = page;
  const english = outlet.lang === 'en';
  const date = shownDate(page);
  const also = others[0] ? `${english ? 'Read next:' : 'Lire aussi :'} ${linkTo(others[0])}` : '';
  return `<!doctype html>
<html lang="${outlet.lang}">
<head><meta charset="utf-8"><title>${escapeXml(version.title)}</title>
<meta property="og:site_name" content="${escapeXml(outlet.name)}">
<meta name="date" content="${date}"></head>
<body>
<div id="top"><a href="/">${escapeXml(outlet.name)}</a></div>
<div id="post"><h1>${escapeXml(version.title)}</h1>
<small>${printedDate(date, outlet.lang)}${version.article.author ? ` — ${escapeXml(version.article.author)}` : ''}</small>
<div class="text">
${paragraphsOf(page).join('<br><br>\n')}<br><br>
${also}
</div>
<div class="sub">${english ? 'Enjoyed this? Subscribe to the Souk letter, it is free.' : 'Suivez nos alertes sur Telegram et par courriel.'}</div>
</div>
</body>
</html>
`;
}

export function writeSoup(page: Page): string {
  const { outlet, version, others } = page;
  const english = outlet.lang === 'en';
  const author = outlet.dirt.includes('placeholder-author')
    ? '{{ author }}'
    : (version.article.author ?? outlet.name);
  const ad = english
    ? 'Advertisement — Rent a meeting room in Casablanca from 150 dirhams'
    : 'Publicité — Vos bureaux à Agadir dès 1 200 DH par mois';
  return `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>${escapeXml(outlet.name)} » ${escapeXml(version.title)}</title></head>
<body>
<div class="w"><div class="h"><div class="l"><a href="/">${escapeXml(outlet.name)}</a></div><div class="m"><span>Cloud</span><span>5G</span><span>Fintech</span></div></div>
<div class="c1"><div class="c2"><div class="t1"><span>${escapeXml(version.title)}</span></div>
<div class="d1"><span class="a">${escapeXml(author)}</span> <span class="d">${printedDate(shownDate(page), outlet.lang)}</span></div>
<div class="c3">
${paragraphsOf(page)
  .map((text, index) => `<div class="x${index % 3}"><span>${text}</span></div>`)
  .join(`\n`)}
<div class="ad">${ad}</div>
</div></div>
<div class="r"><div class="rt">${english ? 'Related' : 'Sur le même sujet'}</div>${listOf(others.slice(0, 4))}</div></div></div>
</body>
</html>
`;
}
