/** Pages written for the tests: prose in three languages, and one call to read them. */
import { type PageOrigin, type ReadPage, readPage } from '../../../ingest/page/read-page.ts';

export const prose = {
  fr: [
    'La ville de Tiznit a inauguré lundi un atelier numérique ouvert aux artisans du bijou, qui pourront y apprendre à photographier et à vendre leurs pièces sans intermédiaire.',
    'Le projet a coûté 2,3 millions de dirhams, financés pour moitié par la région, et doit accueillir deux cents stagiaires par an dès la rentrée prochaine.',
    'Selon la directrice de l’atelier, la première promotion a déjà ouvert trente boutiques en ligne, dont six exportent vers l’Europe et le Golfe.',
  ],
  ar: [
    'افتتحت مدينة تيزنيت يوم الاثنين ورشة رقمية موجهة لصناع الحلي التقليدية، سيتعلمون فيها تصوير منتوجاتهم وبيعها مباشرة دون وسطاء عبر منصات إلكترونية.',
    'وبلغت كلفة المشروع مليونين وثلاثمائة ألف درهم، مولت الجهة نصفها، ومن المنتظر أن تستقبل الورشة مائتي متدرب كل سنة ابتداء من الدخول المقبل.',
    'وقالت مديرة الورشة إن الفوج الأول أطلق ثلاثين متجرا إلكترونيا، ستة منها تصدر منتوجاتها إلى أوروبا ودول الخليج منذ الصيف الماضي.',
  ],
  en: [
    'The town of Tiznit opened a digital workshop for silversmiths on Monday, where craftsmen will learn to photograph their pieces and to sell them without middlemen.',
    'The project cost 2.3 million dirhams, half of it paid by the region, and is to receive two hundred trainees a year from the coming term onwards.',
    'According to its director, the first class has already opened thirty online shops, six of which export their goods to Europe and the Gulf.',
  ],
};

export const titles = {
  fr: 'Tiznit ouvre un atelier numérique aux artisans du bijou',
  ar: 'تيزنيت تفتتح ورشة رقمية لصناع الحلي التقليدية',
  en: 'Tiznit opens a digital workshop for its silversmiths',
};

export type Lang = keyof typeof prose;

export function paragraphs(lang: Lang): string {
  return prose[lang].map((text) => `<p>${text}</p>`).join('\n');
}

/** A page of a site in that language. `body` stands inside body, `head` inside head. */
export function page(lang: Lang, body: string, head = ''): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${titles[lang]}</title>${head}</head><body>${body}</body></html>`;
}

export function read(html: string, origin: Partial<PageOrigin> = {}): ReadPage {
  const result = readPage(new TextEncoder().encode(html), {
    url: 'https://journal.example/a/1',
    headers: { 'content-type': 'text/html; charset=utf-8' },
    now: '2026-11-20T12:00:00Z',
    ...origin,
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
