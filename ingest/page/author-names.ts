/** Texts that sign → the names in them, split and cleaned. */
import { fold } from './boilerplate.ts';

export interface NameRules {
  /** Is this the outlet’s own name, and so no author’s? */
  isOwn?: (name: string) => boolean;
  /** Seen in the page rather than declared, so capitals are asked for. */
  printed?: boolean;
}

/** What opens a byline: «Par Salma B.», «By …», «بقلم …». */
export const opener =
  /^(?:par|por|by|(?:written|posted|reported|compiled) by|(?:photos?(?: and| &) )?(?:story|words|text|report)(?:(?: and| &) photos?)? by|propos recueillis par|(?:(?:direct|live) )?(?:animé|suivi|réalisé|présenté|coordonné|signé) par|(?:rédigé|écrit|publié|posté|signé) par|(?:un article|une enquête|un reportage|texte|enquête|reportage) (?:de|par)|words by|texte|auteure?s?|authors?|بقلم|كتب|كتبت|كتبه|كتبته|إعداد|أعده|أعدته|تحرير|المحرر|الكاتب|الكاتبة|نص وصور|تصوير ونص|نص وتصوير|إعداد وتحرير|إعداد وتقديم|أجرى المقابلة|أجرت المقابلة|حاوره|حاورته|حاورها|حاورتها|أجرى الحوار|أجرت الحوار|حوار|مرسلة بواسطة|(?:نشر|كتب|أرسل) بواسطة|بواسطة|متابعة)(?:\s*[:：]\s*|\s+)(?=\p{L})|^(?:rédaction|reporting|story|enquête|reportage|تقرير|تحقيق|ريبورتاج|نص|تغطية|مراسلة)\s*[:：]\s*(?=\p{L})/iu;
export const bareOpener =
  /^[^\p{L}]*(?:par|por|by|(?:written|posted) by|auteure?s?|authors?|بقلم|كتب|كتبت|إعداد|الكاتب|الكاتبة)\s*[:：]?$/iu;

const maxNames = 12;

const roles =
  /^(?:journaliste|correspondante?|envoyée? spéciale?|rédact(?:eur|rice)(?: en chef)?|reporter|editor|senior editor|correspondent|staff writer|senior writer|writer|columnist|contributor|phd|md|m\.d\.|ph\.d\.|مراسل|مراسلة|صحفي|صحافي|صحفية|صحافية|كاتب|كاتبة|rabat|casablanca|tanger|fès|marrakech|agadir|oujda|الرباط|الدار البيضاء|طنجة|فاس|مراكش|أكادير|وجدة)$/iu;

const roleWord =
  /(?<!\p{L})(?:reporter|editor|writer|correspondent|journaliste|photographe|photographer)s?$/iu;

/** The outlet for which the people before it write: «By A and B, Financial Times». */
export const outletWord =
  /(?<!\p{L})(?:times|post|news|press|journal|herald|tribune|gazette|magazine|daily|weekly|quotidien|hebdomadaire|جريدة|صحيفة|موقع)$|^(?:جريدة|صحيفة|موقع|أخبار|بريد|قناة|إذاعة|وكالة|مجلة|بوابة|شبكة|منصة|le journal|la revue|radio)(?!\p{L})/iu;

const noName =
  /^(?:admin[\p{L}\p{N}_.-]*|super ?(?:user|utilisateur|admin)|مدير (?:الموقع|النظام)|[a-z]+[_.]?\p{N}+|[a-z]+_[a-z_]+|web ?desk|newsroom|publisher|(?:la |the )?redaction|redact\p{L}*|editors?|editorial(?: team| staff)?|staff(?: writer| reporter| editor)?|news desk|webmaster|contributor|guest|unknown|anonymous|null|undefined|authors?|auteurs?|agenc(?:y|ies|es?)|(?:هيئه )?التحرير|اداره الموقع|comments?|by|par|بقلم|تعليقات?(?: \p{L}+)?|مرسله بواسطه|(?:a\.?m|p\.?m)\.? .*)$/u;

const particles =
  /^(?:d['’]|l['’])|^(?:de|del|della|da|di|do|dos|du|des|la|le|les|el|al|ben|bin|bint|ait|ould|van|von|der|den|ten|ter|et|y|e|of|for|the)$/u;

/** Every word of a printed Latin name but its particles has a capital; Arabic names have two to five words. */
export function isPerson(name: string): boolean {
  const words = name.split(/\s+/);
  if (/\p{Script=Arabic}/u.test(name)) return words.length >= 2 && words.length <= 5;
  return words.every((word) => /^\p{Lu}/u.test(word) || particles.test(word));
}

/** Split, clean and deduplicate names; addresses, roles, placeholders and the outlet itself are none. */
export function namesOf(texts: readonly string[], { isOwn, printed }: NameRules = {}): string[] {
  const kept = new Map<string, string>();
  for (const text of texts) {
    // «Jobs & Hire» is one name where it is the outlet’s.
    if (isOwn?.(text.replace(opener, '')) || /^\s*https?:/i.test(text)) continue;
    const found = parts(text.slice(0, 600), printed === true)
      .map(cleaned)
      .filter((name) => isName(name, printed === true) && !isOwn?.(name));
    const people = found.filter((name) => !outletWord.test(name));
    for (const name of people.length > 0 ? people : found)
      if (!kept.has(fold(name))) kept.set(fold(name), name);
  }
  return [...kept.values()].slice(0, maxNames);
}

function cleaned(raw: string): string {
  return raw
    .replace(opener, '')
    .replace(/\([^()]{0,80}\)/gu, ' ')
    .replace(/^[-–—•·\s]+|[-–—•·:،\s]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isName(name: string, printed: boolean): boolean {
  return (
    name.length > 1 &&
    name.length < 60 &&
    /\p{L}/u.test(name) &&
    !/https?:|www\.|@|\d{4,}|[{}[\]<>]|^\d/.test(name) &&
    name.split(' ').length <= 7 &&
    !roles.test(name) &&
    !noName.test(fold(name)) &&
    (!printed || (isPerson(name) && !roleWord.test(name)))
  );
}

/** One text may name several, and more than names. */
function parts(text: string, printed: boolean): string[] {
  const plain = text.replace(/<[^<>]{0,200}>/g, ' ').replace(/\s+/g, ' ');
  const bare = printed
    ? plain
        .replace(/^(?:posted|published|publié|نشر)\b[^|]{0,60}?\b(?:by|par)\s+/iu, '')
        .replace(
          /[\s,|–—-]*(?:publié|published|posted (?!by)|mis à jour|updated|le \d|on \d|نشر|في \d|يوم ).*$/iu,
          '',
        )
        .replace(/\s@\s.*$/u, '')
        .replace(dateRest, ' | ')
    : plain;
  return bare
    .replace(opener, '')
    .split(
      /\s*(?:,|;|،|\||\n|\s[-–—]\s|\s(?:et|and|&|و|with|avec)\s|\s(?:edited by|photos? by|par|by)\s)\s*/iu,
    )
    .flatMap(joined)
    .filter((part) => !places.test(fold(part)));
}

/** «مروان الدسوقي ورنا حبيب»: the and is a letter of the second name, and both are full ones. */
function joined(part: string): string[] {
  const both =
    /^(\p{Script=Arabic}+(?: \p{Script=Arabic}+){1,2}) و(\p{Script=Arabic}+(?: \p{Script=Arabic}+){1,2})$/u.exec(
      part.trim(),
    );
  return both ? both.slice(1) : [part];
}

/** Cities from which reports are sent stand before the names. */
const cities =
  'الرباط|الدار البيضاء|طنجه|فاس|مراكش|اكادير|وجده|القاهره|بيروت|تونس|الجزائر|دبي|ابوظبي|الرياض|جده|عمان|بغداد|دمشق|الدوحه|الكويت|نواكشوط|طرابلس|الخرطوم|باريس|لندن|واشنطن|نيويورك|بروكسل|مدريد|rabat|casablanca|tanger|fes|marrakech|agadir|oujda|le caire|cairo|beyrouth|beirut|tunis|alger|algiers|dakar|abidjan|lagos|nairobi|paris|londres|london|bruxelles|brussels|madrid|washington|new york|dubai|doha';
const places = new RegExp(`^(?:${cities})(?:(?: ?[,،/]? | et | and | و ?)(?:${cities}))*$`, 'u');

/** Weekday, date and time, wherever they stand in a line. */
export const dateRest =
  /(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|السبت|ال[أا]حد|le|publié|published|posted|on|في|نشر)[\s,:،]+){0,4}(?:\p{N}{4}[/-]\p{N}{2}[/-]\p{N}{2}|\p{N}{1,2}(?:er)?[/.\s-]+[\p{L}\p{N}.]+[/.\s-]+\p{N}{4}|\p{L}{3,9}\s+\p{N}{1,2},?\s+\p{N}{4})(?:[\s,،–-]*(?:à|at|على الساعة)?[\s:]*\p{N}{1,2}\s*[:hH]\s*\p{N}{2})?/giu;
