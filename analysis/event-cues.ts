/** The words by which events are known in the three languages, as data. */
import type { eventTypes } from '#schema/analysed.ts';

/** What says that a sentence tells of an event, and what proves it; matched without regard to case. */
export const eventCues: Record<(typeof eventTypes)[number], RegExp> = {
  funding:
    /lev[ée]e? (?:de fonds|\d|un)|a levé|lève \d|vient de lever|boucl\w+ (?:un|une|son|sa) |tour (?:de (?:table|financement|s[ée]rie)|d['’]amorçage)|(?:clôture|closing) de .{0,30}fonds|raises?\b|raised|funding round|(?:seed|series \w|bridge|investment) round|secures? (?:\$|€|MAD )?\d|closes? (?:an? |its )?[\w$. -]{0,20}(?:round|fund)|first close|emprunte \d|جول(?:ة|تها|ته) (?:ال)?تمويل|(?:تحصل|يحصل|حصلت|حصل) على \d|(?:جمعت?|تجمع|يجمع|تعبئة|عبأت) .{0,40}(?:درهم|دولار|أورو|\d)|(?:أغلقت?|تغلق|إغلاق) .{0,30}(?:جولة|صندوق)|تمويلا? (?:بقيمة|قدره)/iu,
  call: /appels? à (?:projets|candidatures|manifestation|propositions|la concurrence)|appels? d['’]offres|attend les dossiers|pour candidater|dépôt des (?:dossiers|offres|candidatures)|call for (?:projects|proposals|applications|tenders)|(?:apply|applications?|bids?) .{0,30}(?:by|until|before) |tender\b|hackathon|(?:طلب|طلبات) (?:ال)?(?:مشاريع|عروض|إبداء|اهتمام)|إعلان (?:طلب|عن طلب)|دعوة (?:لتقديم|إلى تقديم)|هاكاثون|إيداع (?:الملفات|الترشيحات|العروض)/iu,
  training:
    /(?:places?|sièges?|promotion|inscription|candidat\w*|diplômés|stagiaires|apprenants|jeunes).{0,80}(?:formation|bootcamp|programme|reconversion|apprenti)|(?:formation|bootcamp|reconversion|training|retraining|school|academy).{0,80}(?:places?|seats?|inscription|candidat|promotion|trainees|apprenants|diplômés|graduates|jeunes|stagiaires)|(?:graduates|trainees|young people|students).{0,80}(?:training|course|programme|program)|places sont offertes|(?:recrut|embauch)\p{L}* .{0,40}\d|\d[\d \u00A0\u202F.]* (?:emplois|postes) (?:annoncés|à pourvoir|créés)|\d[\d,]* (?:engineers|jobs|posts)\b|(?:hir(?:e|es|ing)|recruits?) .{0,30}\d|(?:توظيف|تشغيل|لتوظيف) .{0,40}\d|\d[\d.]* منصب|seats (?:are )?(?:on offer|open)|(?:مقعد|متدرب|شاب|خريج|مستفيد|مترشح).{0,80}(?:تكوين|برنامج|تدريب)|(?:تكوين|تدريب|برنامج).{0,80}(?:مقعد|مستفيد|متدرب|شاب|خريج|مترشح)/iu,
  conference:
    /(?:salon|forum|sommet|conférence|congrès|assises|festival|rencontres|journées)\b.{0,90}(?:se tien|aura lieu|auront lieu|ouvr|réuni|accueil|\d{1,2} \p{L}+)|(?:édition|edition) (?:du|de|of)|(?:to host|hosts?) .{0,60}(?:summit|conference|forum|fair|gathering|meeting)|(?:summit|conference|forum|fair|expo|encounters|gathering|meetings?|days)\b.{0,90}(?:will|takes? place|opens?|opened|held|\d{1,2})|(?:تحتضن|يحتضن|تستضيف|تنظم|ينظم) .{0,60}(?:معرض|منتدى|قمة|مؤتمر|ملتقى|لقاءات)|(?:ال)?(?:معرض|منتدى|قمة|مؤتمر|ملتقى|لقاءات|أيام) .{0,90}(?:ينعقد|تنعقد|ينطلق|تنطلق|انطلق|يفتتح|افتتح|تحتضن|يومي|من \d|دورة|\d{1,2})/iu,
  law: /(?:avant-)?projet de (?:loi|décret)|\bloi (?:sur l['’])?IA\b|\bAI (?:law|bill)|(?:loi|décret|arrêté|dahir) n°|bulletin officiel|draft .{0,12}(?:law|bill)|\bbill\b|decree (?:no\.? ?)?\d|(?:مسودة )?مشروع (?:ال)?قانون|مشروع (?:ال)?مرسوم|المرسوم رقم|القانون رقم|الجريدة الرسمية/iu,
  breach:
    /fuite de données|cyberattaque|attaque (?:informatique|par|qui)|rançongiciel|ransomware|data breach|data leak|hameçonnage|phishing|faux (?:messages|courriels|SMS|remboursements)|fake (?:messages|texts|e-?mails)|رسائل (?:احتيالية|مزيفة)|piratage|piraté|intrusion|défigur|defaced|hacked|cyber-?attack|برامج? الفدية|برنامج فدية|تسريب|اختراق|هجوم (?:سيبراني|إلكتروني|معلوماتي|ب)|تصيد|التصيد|قرصنة/iu,
};

/** Stages of a funding round: canonical name ← words. */
export const roundStages: [RegExp, string][] = [
  [/pré-?série a|pre-?series a/iu, 'pre-series-a'],
  [/pré-?amorçage|pre-?seed/iu, 'pre-seed'],
  [/amorçage|\bseed\b|تأسيس|البذرة|بذرة|تمهيدي/iu, 'seed'],
  [/s[ée]rie?s? a\b|السلسلة (?:أ|A)/iu, 'series-a'],
  [/s[ée]rie?s? b\b|السلسلة (?:ب|B)/iu, 'series-b'],
  [/s[ée]rie?s? c\b/iu, 'series-c'],
  [/premier closing|first close|fonds d['’]investissement|صندوق استثمار/iu, 'fund'],
];

/** States of a law: canonical name ← words, the furthest state first. */
export const lawStates: [RegExp, string][] = [
  [/entr\w+ en vigueur|en vigueur|comes? into force|into force|دخل حيز|حيز التنفيذ/iu, 'in-force'],
  [
    /publi\w+ au bulletin officiel|bulletin officiel|official (?:gazette|bulletin)|الجريدة الرسمية/iu,
    'published',
  ],
  [
    /synthèse (?:des|de la)|summary (?:of|published)|consultation summary|خلاصة|ملخص/iu,
    'consultation-closed',
  ],
  [/adopt\w+|vot\w+ à|approved|passed|صادق|المصادقة|اعتمد/iu, 'adopted'],
  [
    /en commission|commission (?:chargée|permanente|des|de la|de l['’]|parlementaire|mixte)|in committee|committee (?:of|on|stage)|(?:ب|أمام |داخل )لجنة|لجنة (?:المالية|القطاعات|العدل|التعليم|البنيات|الداخلية)/iu,
    'committee',
  ],
  [
    /consultation|commentaires|observations du public|comments|استشارة|ملاحظات|العموم/iu,
    'consultation',
  ],
  [/dépos\w+|présent\w+|tabled|submitted|أودع|إحالة|قدم/iu, 'tabled'],
];

/** Kinds of attack: canonical name ← words. */
export const breachKinds: [RegExp, string][] = [
  [/rançongiciel|ransomware|الفدية/iu, 'ransomware'],
  [
    /hameçonnage|phishing|faux (?:messages|courriels|SMS|remboursements)|fake (?:messages|texts|e-?mails)|تصيد|رسائل (?:احتيالية|مزيفة)/iu,
    'phishing',
  ],
  [/défigur|defac|تشويه/iu, 'defacement'],
  [/fuite|leak|تسريب/iu, 'leak'],
  [/intrusion|piratage|hack|اختراق|قرصنة/iu, 'intrusion'],
  [/déni de service|ddos|حجب الخدمة/iu, 'denial-of-service'],
  [
    /cyber-?attaque|attaque informatique|cyber-?attack|هجوم (?:سيبراني|إلكتروني|معلوماتي)/iu,
    'attack',
  ],
];

/** A draft that has no number yet goes by its subject. */
export const namedDraft =
  /(?:projet de )?loi (?:sur l['’])?IA\b|\bAI (?:law|bill)\b|(?:avant-)?projet de (?:loi|décret) (?:sur|relatif à|relative à|portant sur) (?:le |la |les |l['’])?[\p{L} -]{3,60}?(?= (?:est|sera|a|ont|prévoit|impose|devra)\b|[,.;:]|$)|draft (?:AI |[\p{L}-]+ ){0,2}(?:law|bill)|مسودة مشروع (?:ال)?قانون [\u0600-\u06FF ]{3,40}/u;

/** Words that name whoever put money in, before the names. */
export const investorCue =
  /(?:mené[es]?|conduite?|dirigée?|pilotée?|souscrite?) (?:par|auprès de)|auprès (?:de |d['’]|du )|avec la participation (?:de |d['’]|du )|led by|backed by|with participation from|joined by|from (?=\p{Lu})|بقيادة|بقياده|قادها|قادته|بمشاركة|بمساهمة|من طرف/giu;

/** Words around a cue that make it advice, a denial or a look back, and no event. */
export const noEvent =
  /en cas d|\baucune?\b|\bsans\b|risques? d|face aux?|se protéger|prévenir|obligations|(?:jours|semaines|mois) après|à la suite d|after the|in case of|\bno\b|against|in the event|عند وقوع|في حال|لم يسجل|دون|مخاطر|بعد (?:أيام|أسابيع)|عقب/iu;

/** Titles of trainings and recruitments that one can still join. */
export const openSeats =
  /inscri|candidat|places|recrut|embauch|emplois|postes|seats|apply|jobs|engineers|hir(?:e|ing)|picks|تسجيل|مقعد|منصب|مناصب|توظيف|تشغيل|ترشيح/iu;
