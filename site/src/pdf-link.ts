/** What a study’s page says of its PDF before there is one. */
import type { Lang } from '#schema/lang.ts';

/** What stands for the size in a page until its PDF is there. */
export const sizeMark = '00 kB';

/** The name of the PDF of a study, beside its page. */
export const pdfName = (key: string, lang: Lang) => `marsad-${key}-${lang}.pdf`;
