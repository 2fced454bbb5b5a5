/** Arabic sites, right to left: with JSON-LD, with a visible date only, with a wrong lang; and the wire's page. */
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

export function writeArabicModern(page: Page): string {
  const { outlet, version, others } = page;
  const also = others[0] ? `<p class="also">اقرأ أيضا: ${linkTo(others[0])}</p>` : '';
  return `<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>${escapeXml(version.title)} - ${escapeXml(outlet.name)}</title>
<link rel="canonical" href="${addressOf(page)}">
<meta property="og:locale" content="ar_MA">
${jsonLd(page)}
</head>
<body>
<header><a href="/">${escapeXml(outlet.name)}</a><nav><a href="/ai">ذكاء اصطناعي</a><a href="/telecom">اتصالات</a><a href="/startups">مقاولات ناشئة</a></nav></header>
<article>
<h1>${escapeXml(version.title)}</h1>
<div class="meta"><span>${escapeXml(version.article.author ?? 'هيئة التحرير')}</span> <time datetime="${shownDate(page)}">${printedDate(shownDate(page), 'ar')}</time></div>
<div class="share">شارك المقال: فيسبوك واتساب تويتر نسخ الرابط</div>
<div class="content">
${insertAfter(paragraphsOf(page), 2, also)}
</div>
</article>
<section class="newsletter"><h4>النشرة البريدية</h4><p>اشترك لتصلك أهم أخبار الرقمنة كل صباح.</p></section>
<aside>${listOf(others.slice(1, 6))}</aside>
<footer>جميع الحقوق محفوظة 2026</footer>
</body>
</html>
`;
}

/** No structured data at all: the date stands only in the text, «الثلاثاء 12 غشت 2026 - 14:30». */
export function writeArabicOld(page: Page): string {
  const { outlet, version, others } = page;
  return `<html dir="rtl">
<head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<title>${escapeXml(version.title)}</title></head>
<body dir="rtl">
<center><a href="/"><b>${escapeXml(outlet.name)}</b></a> | أبناك | اتصالات | مقاولات</center>
<table width="100%"><tr><td valign="top">
<h2>${escapeXml(version.title)}</h2>
<span class="tarikh">${printedDate(shownDate(page), 'ar')}</span>
<div class="nass">
${paragraphsOf(page)
  .map((text) => `<p>${text}</p>`)
  .join('\n')}
</div>
<div class="ishhar">إعلان: افتح حسابك البنكي في عشر دقائق</div>
</td><td width="220" valign="top"><b>الأكثر قراءة</b>${listOf(others.slice(0, 5))}</td></tr></table>
</body></html>
`;
}

/** A blog theme left in English: the page says lang=en-US and ltr is undone by style. */
export function writeArabicBlog(page: Page): string {
  const { outlet, version, others } = page;
  return `<!DOCTYPE html>
<html lang="en-US">
<head><meta charset="utf-8"><title>${escapeXml(version.title)} &#8211; ${escapeXml(outlet.name)}</title>
<meta property="og:locale" content="en_US">
<meta property="article:published_time" content="${shownDate(page)}"></head>
<body style="direction:rtl">
<div class="site-header"><a href="/">${escapeXml(outlet.name)}</a></div>
<div class="post"><h1 class="post-title">${escapeXml(version.title)}</h1>
<div class="post-meta">Posted on ${printedDate(shownDate(page), 'ar')} by ${escapeXml(version.article.author ?? 'admin')}</div>
<div class="post-body">
${insertAfter(paragraphsOf(page), 1, others[0] ? `<blockquote><strong>اقرأ أيضا</strong> ${linkTo(others[0])}</blockquote>` : '')}
</div>
<div class="tags">#المغرب #رقمنة #جهة_الشرق</div></div>
<div class="comments"><h3>Leave a Reply</h3><p>زائر: نتمنى أن تصل هذه المشاريع إلى القرى أيضا.</p><p>متتبع: خبر سار، شكرا للجريدة.</p></div>
<div class="sidebar"><h3>Recent Posts</h3>${listOf(others.slice(0, 6))}</div>
</body>
</html>
`;
}

/** The wire's page, in its language: the title stands twice, dateline in the text. */
export function writeAgency(page: Page): string {
  const { outlet, version, others } = page;
  const arabic = outlet.lang === 'ar';
  const title = escapeXml(version.title);
  return `<!DOCTYPE html>
<html lang="${outlet.lang}" dir="${arabic ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="${shownDate(page)}">
${version.updated === undefined ? '' : `<meta property="article:modified_time" content="${version.updated}">`}
</head>
<body>
<div class="menu"><a href="/">${escapeXml(outlet.name)}</a></div>
<h1>${title}</h1>
<div class="depeche"><h2>${title}</h2>
<p class="quand">${printedDate(shownDate(page), outlet.lang)}</p>
${insertAfter(paragraphsOf(page), 99, '')}
</div>
<div class="autres"><h3>${arabic ? 'أخبار أخرى' : 'Autres dépêches'}</h3>${listOf(others.slice(0, 6))}</div>
</body>
</html>
`;
}
