/** The words by which events are known in the three languages, as data. */
import type { eventTypes } from '#schema/analysed.ts';

/** What says that a sentence tells of an event, and what proves it; matched without regard to case. */
export const eventCues: Record<(typeof eventTypes)[number], RegExp> = {
  funding:
    /lev[ée]e? (?:de fonds|\d|un)|a levé|lève \d|vient de lever|boucl\w+ (?:un tour|une levée|son tour)|tour (?:de table|d['’]amorçage)|raises?\b|raised|funding round|secures? \$?\d|closes? (?:an? |its )?[\w$. -]{0,20}(?:round|fund)|premier closing|first close|جولة تمويل|جولة تمويلية|جمعت? .{0,40}(?:درهم|دولار|أورو)|أغلقت? .{0,30}(?:جولة|صندوق)|تمويلا? (?:بقيمة|قدره)/iu,
  call: /appel à (?:projets|candidatures|manifestation|propositions)|appels? d['’]offres|call for (?:projects|proposals|applications|tenders)|tender\b|hackathon|طلبات? (?:المشاريع|عروض|العروض|مشاريع|إبداء)|إعلان (?:طلب|عن طلب)|دعوة (?:لتقديم|إلى تقديم)|هاكاثون|طلب مشاريع/iu,
  training:
    /(?:\d|places?|sièges?|promotion|inscription|candidat).{0,80}(?:formation|bootcamp|programme|reconversion|apprenti)|(?:formation|bootcamp|reconversion|training|school).{0,80}(?:places?|seats?|inscription|candidat|promotion|trainees|apprenants)|recrut\w+ \d|places sont offertes|seats (?:are )?(?:on offer|open)|مقعد.{0,60}(?:تكوين|برنامج)|تكوين.{0,60}(?:مقعد|مستفيد|متدرب|شاب)|توظيف \d/iu,
  conference:
    /(?:salon|forum|sommet|conférence|congrès|assises|festival)\b.{0,80}(?:se tien|aura lieu|ouvre|ouvrira|réuni|accueil|\d{1,2} \p{L}+)|(?:édition|edition) (?:du|de|of)|(?:summit|conference|forum|fair|expo)\b.{0,80}(?:will|takes place|opens|held|\d{1,2})|(?:معرض|منتدى|المنتدى|قمة|مؤتمر|ملتقى|المعرض|المؤتمر).{0,80}(?:ينعقد|ينطلق|يفتتح|تحتضن|يومي|من \d|أيام|دورة|\d{1,2})/iu,
  law: /(?:avant-)?projet de (?:loi|décret)|(?:loi|décret|arrêté|dahir) n°|bulletin officiel|draft (?:ai )?(?:law|bill)|\bbill\b|decree (?:no\.? ?)?\d|مشروع (?:ال)?قانون|مشروع مرسوم|المرسوم رقم|القانون رقم|الجريدة الرسمية/iu,
  breach:
    /fuite de données|cyberattaque|rançongiciel|ransomware|data breach|data leak|hameçonnage|phishing|piratage|piraté|intrusion|défigur|defaced|hacked|cyber-?attack|برامج? الفدية|تسريب|اختراق|هجوم (?:سيبراني|إلكتروني|معلوماتي)|تصيد|قرصنة/iu,
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
  [/commission|committee|لجنة/iu, 'committee'],
  [
    /consultation|commentaires|observations du public|comments|استشارة|ملاحظات|العموم/iu,
    'consultation',
  ],
  [/dépos\w+|présent\w+|tabled|submitted|أودع|إحالة|قدم/iu, 'tabled'],
];

/** Kinds of attack: canonical name ← words. */
export const breachKinds: [RegExp, string][] = [
  [/rançongiciel|ransomware|الفدية/iu, 'ransomware'],
  [/hameçonnage|phishing|تصيد/iu, 'phishing'],
  [/défigur|defac|تشويه/iu, 'defacement'],
  [/fuite|leak|تسريب/iu, 'leak'],
  [/intrusion|piratage|hack|اختراق|قرصنة/iu, 'intrusion'],
  [/déni de service|ddos|حجب الخدمة/iu, 'denial-of-service'],
];

/** Words that name whoever put money in, before the names. */
export const investorCue =
  /(?:mené[es]?|conduite?|dirigée?|pilotée?|souscrite?) (?:par|auprès de)|auprès (?:de |d['’]|du )|avec la participation (?:de |d['’]|du )|led by|backed by|with participation from|joined by|from (?=\p{Lu})|بقيادة|بقياده|قادها|قادته|بمشاركة|بمساهمة|من طرف/giu;
