/**
 * What figures count, by the English name of the unit, as each language writes it after a number:
 * French and English one / more; Arabic 3–10 / 11–99 / 100 and after millions.
 */
import type { Lang } from '#schema/lang.ts';

const table = `
jobs | emploi/emplois | job/jobs | مناصب شغل/منصب شغل/منصب شغل
seats | place/places | seat/seats | مقاعد/مقعدا/مقعد
beneficiaries | bénéficiaire/bénéficiaires | beneficiary/beneficiaries | مستفيدين/مستفيدا/مستفيد
users | utilisateur/utilisateurs | user/users | مستخدمين/مستخدما/مستخدم
employees | salarié/salariés | employee/employees | مستخدمين/مستخدما/مستخدم
subscribers | abonné/abonnés | subscriber/subscribers | مشتركين/مشتركا/مشترك
subscriptions | abonnement/abonnements | subscription/subscriptions | اشتراكات/اشتراكا/اشتراك
customers | client/clients | customer/customers | زبناء/زبونا/زبون
companies | entreprise/entreprises | company/companies | مقاولات/مقاولة/مقاولة
startups | startup/startups | startup/startups | شركات ناشئة/شركة ناشئة/شركة ناشئة
students | étudiant/étudiants | student/students | طلبة/طالبا/طالب
pupils | élève/élèves | pupil/pupils | تلاميذ/تلميذا/تلميذ
young people | jeune/jeunes | young person/young people | شباب/شابا/شاب
trainees | stagiaire/stagiaires | trainee/trainees | متدربين/متدربا/متدرب
candidates | candidat/candidats | candidate/candidates | مرشحين/مرشحا/مرشح
job seekers | demandeur d’emploi/demandeurs d’emploi | job seeker/job seekers | باحثين عن عمل/باحثا عن عمل/باحث عن عمل
advisers | conseiller/conseillers | adviser/advisers | مستشارين/مستشارا/مستشار
workers | travailleur/travailleurs | worker/workers | عمال/عاملا/عامل
technicians | technicien/techniciens | technician/technicians | تقنيين/تقنيا/تقني
executives | cadre/cadres | executive/executives | أطر/إطارا/إطار
visits | visite/visites | visit/visits | زيارات/زيارة/زيارة
graduates | lauréat/lauréats | graduate/graduates | خريجين/خريجا/خريج
engineers | ingénieur/ingénieurs | engineer/engineers | مهندسين/مهندسا/مهندس
developers | développeur/développeurs | developer/developers | مطورين/مطورا/مطور
participants | participant/participants | participant/participants | مشاركين/مشاركا/مشارك
visitors | visiteur/visiteurs | visitor/visitors | زوار/زائرا/زائر
exhibitors | exposant/exposants | exhibitor/exhibitors | عارضين/عارضا/عارض
people | personne/personnes | person/people | أشخاص/شخصا/شخص
citizens | citoyen/citoyens | citizen/citizens | مواطنين/مواطنا/مواطن
households | ménage/ménages | household/households | أسر/أسرة/أسرة
women | femme/femmes | woman/women | نساء/امرأة/امرأة
researchers | chercheur/chercheurs | researcher/researchers | باحثين/باحثا/باحث
experts | expert/experts | expert/experts | خبراء/خبيرا/خبير
investors | investisseur/investisseurs | investor/investors | مستثمرين/مستثمرا/مستثمر
projects | projet/projets | project/projects | مشاريع/مشروعا/مشروع
applications | candidature/candidatures | application/applications | طلبات/طلبا/طلب
services | service/services | service/services | خدمات/خدمة/خدمة
procedures | démarche/démarches | procedure/procedures | إجراءات/إجراء/إجراء
countries | pays/pays | country/countries | دول/دولة/دولة
cities | ville/villes | city/cities | مدن/مدينة/مدينة
municipalities | commune/communes | municipality/municipalities | جماعات/جماعة/جماعة
regions | région/régions | region/regions | جهات/جهة/جهة
villages | village/villages | village/villages | دواوير/دوارا/دوار
localities | localité/localités | locality/localities | دواوير/دوارا/دوار
schools | école/écoles | school/schools | مدارس/مدرسة/مدرسة
centres | centre/centres | centre/centres | مراكز/مركزا/مركز
sites | site/sites | site/sites | مواقع/موقعا/موقع
stations | station/stations | station/stations | محطات/محطة/محطة
terminals | terminal/terminaux | terminal/terminals | أجهزة/جهازا/جهاز
agencies | agence/agences | agency/agencies | وكالات/وكالة/وكالة
branches | agence/agences | branch/branches | فروع/فرعا/فرع
transactions | transaction/transactions | transaction/transactions | معاملات/معاملة/معاملة
parameters | paramètre/paramètres | parameter/parameters | معاملات/معاملا/معامل
operations | opération/opérations | operation/operations | عمليات/عملية/عملية
accounts | compte/comptes | account/accounts | حسابات/حسابا/حساب
wallets | portefeuille électronique/portefeuilles électroniques | wallet/wallets | محافظ إلكترونية/محفظة إلكترونية/محفظة إلكترونية
attacks | attaque/attaques | attack/attacks | هجمات/هجوما/هجوم
incidents | incident/incidents | incident/incidents | حوادث/حادثا/حادث
records | enregistrement/enregistrements | record/records | تسجيلات/تسجيلا/تسجيل
files | dossier/dossiers | file/files | ملفات/ملفا/ملف
vulnerabilities | vulnérabilité/vulnérabilités | vulnerability/vulnerabilities | ثغرات/ثغرة/ثغرة
devices | appareil/appareils | device/devices | أجهزة/جهازا/جهاز
servers | serveur/serveurs | server/servers | خوادم/خادما/خادم
downloads | téléchargement/téléchargements | download/downloads | تنزيلات/تنزيلا/تنزيل
drones | drone/drones | drone/drones | طائرات مسيرة/طائرة مسيرة/طائرة مسيرة
vehicles | véhicule/véhicules | vehicle/vehicles | مركبات/مركبة/مركبة
partners | partenaire/partenaires | partner/partners | شركاء/شريكا/شريك
members | membre/membres | member/members | أعضاء/عضوا/عضو
patents | brevet/brevets | patent/patents | براءات اختراع/براءة اختراع/براءة اختراع
contracts | contrat/contrats | contract/contracts | عقود/عقدا/عقد
conventions | convention/conventions | agreement/agreements | اتفاقيات/اتفاقية/اتفاقية
teams | équipe/équipes | team/teams | فرق/فريقا/فريق
winners | lauréat/lauréats | winner/winners | فائزين/فائزا/فائز
hours | heure/heures | hour/hours | ساعات/ساعة/ساعة
days | jour/jours | day/days | أيام/يوما/يوم
weeks | semaine/semaines | week/weeks | أسابيع/أسبوعا/أسبوع
months | mois/mois | month/months | أشهر/شهرا/شهر
years | an/ans | year/years | سنوات/سنة/سنة
quarters | trimestre/trimestres | quarter/quarters | فصول/فصلا/فصل
minutes | minute/minutes | minute/minutes | دقائق/دقيقة/دقيقة
seconds | seconde/secondes | second/seconds | ثوان/ثانية/ثانية
km | km/km | km/km | كيلومترات/كيلومترا/كيلومتر
metres | mètre/mètres | metre/metres | أمتار/مترا/متر
hectares | hectare/hectares | hectare/hectares | هكتارات/هكتارا/هكتار
tonnes | tonne/tonnes | tonne/tonnes | أطنان/طنا/طن
MW | MW/MW | MW/MW | ميغاواط/ميغاواط/ميغاواط
GW | GW/GW | GW/GW | جيغاواط/جيغاواط/جيغاواط
points | point/points | point/points | نقط/نقطة/نقطة
amendments | amendement/amendements | amendment/amendments | تعديلات/تعديلا/تعديل
votes | voix/voix | vote/votes | أصوات/صوتا/صوت
requests | demande/demandes | request/requests | طلبات/طلبا/طلب
orders | commande/commandes | order/orders | طلبيات/طلبية/طلبية
shops | boutique/boutiques | shop/shops | متاجر/متجرا/متجر
merchants | commerçant/commerçants | merchant/merchants | تجار/تاجرا/تاجر
consultations | consultation/consultations | consultation/consultations | استشارات/استشارة/استشارة
containers | conteneur/conteneurs | container/containers | حاويات/حاوية/حاوية
tablets | tablette/tablettes | tablet/tablets | لوحات إلكترونية/لوحة إلكترونية/لوحة إلكترونية
machines | machine/machines | machine/machines | آلات/آلة/آلة
robots | robot/robots | robot/robots | روبوتات/روبوتا/روبوت
trains | train/trains | train/trains | قطارات/قطارا/قطار
trucks | camion/camions | truck/trucks | شاحنات/شاحنة/شاحنة
buses | bus/bus | bus/buses | حافلات/حافلة/حافلة
clinics | clinique/cliniques | clinic/clinics | مصحات/مصحة/مصحة
hospitals | hôpital/hôpitaux | hospital/hospitals | مستشفيات/مستشفى/مستشفى
cooperatives | coopérative/coopératives | cooperative/cooperatives | تعاونيات/تعاونية/تعاونية
associations | association/associations | association/associations | جمعيات/جمعية/جمعية
laboratories | laboratoire/laboratoires | laboratory/laboratories | مختبرات/مختبرا/مختبر
universities | université/universités | university/universities | جامعات/جامعة/جامعة
attempts | tentative/tentatives | attempt/attempts | محاولات/محاولة/محاولة
alerts | alerte/alertes | alert/alerts | تنبيهات/تنبيها/تنبيه
websites | site web/sites web | website/websites | مواقع إلكترونية/موقعا إلكترونيا/موقع إلكتروني
pages | page/pages | page/pages | صفحات/صفحة/صفحة
questions | question/questions | question/questions | أسئلة/سؤالا/سؤال
fines | amende/amendes | fine/fines | غرامات/غرامة/غرامة
licences | licence/licences | licence/licences | رخص/رخصة/رخصة
loans | prêt/prêts | loan/loans | قروض/قرضا/قرض
shares | action/actions | share/shares | أسهم/سهما/سهم
certificates | certificat/certificats | certificate/certificates | شهادات/شهادة/شهادة
diplomas | diplôme/diplômes | diploma/diplomas | دبلومات/دبلوما/دبلوم
lots | lot/lots | lot/lots | حصص/حصة/حصة
parcels | colis/colis | parcel/parcels | طرود/طردا/طرد
transfers | transfert/transferts | transfer/transfers | تحويلات/تحويلا/تحويل
payments | paiement/paiements | payment/payments | أداءات/أداء/أداء
tickets | billet/billets | ticket/tickets | تذاكر/تذكرة/تذكرة
videos | vidéo/vidéos | video/videos | فيديوهات/فيديو/فيديو
games | jeu/jeux | game/games | ألعاب/لعبة/لعبة
platforms | plateforme/plateformes | platform/platforms | منصات/منصة/منصة
farms | exploitation/exploitations | farm/farms | ضيعات/ضيعة/ضيعة
trees | arbre/arbres | tree/trees | أشجار/شجرة/شجرة
founders | fondateur/fondateurs | founder/founders | مؤسسين/مؤسسا/مؤسس
entrepreneurs | entrepreneur/entrepreneurs | entrepreneur/entrepreneurs | مقاولين/مقاولا/مقاول
speakers | intervenant/intervenants | speaker/speakers | متدخلين/متدخلا/متدخل
artisans | artisan/artisans | artisan/artisans | صناع تقليديين/صانعا تقليديا/صانع تقليدي
times | fois/fois | time/times | مرات/مرة/مرة
organisations | organisme/organismes | organisation/organisations | هيئات/هيئة/هيئة
meetings | réunion/réunions | meeting/meetings | اجتماعات/اجتماعا/اجتماع
contributions | contribution/contributions | contribution/contributions | مساهمات/مساهمة/مساهمة
comments | commentaire/commentaires | comment/comments | تعليقات/تعليقا/تعليق
complaints | plainte/plaintes | complaint/complaints | شكايات/شكاية/شكاية
patients | patient/patients | patient/patients | مرضى/مريضا/مريض
doctors | médecin/médecins | doctor/doctors | أطباء/طبيبا/طبيب
teachers | enseignant/enseignants | teacher/teachers | أساتذة/أستاذا/أستاذ
farmers | agriculteur/agriculteurs | farmer/farmers | فلاحين/فلاحا/فلاح
drivers | chauffeur/chauffeurs | driver/drivers | سائقين/سائقا/سائق
couriers | livreur/livreurs | courier/couriers | موزعين/موزعا/موزع
inhabitants | habitant/habitants | inhabitant/inhabitants | سكان/نسمة/نسمة
Moroccans | Marocain/Marocains | Moroccan/Moroccans | مغاربة/مغربيا/مغربي
travellers | voyageur/voyageurs | traveller/travellers | مسافرين/مسافرا/مسافر
articles | article/articles | article/articles | مواد/مادة/مادة
images | image/images | image/images | صور/صورة/صورة
documents | document/documents | document/documents | وثائق/وثيقة/وثيقة
courses | cours/cours | course/courses | دروس/درسا/درس
programmes | programme/programmes | programme/programmes | برامج/برنامجا/برنامج
sensors | capteur/capteurs | sensor/sensors | أجهزة استشعار/جهاز استشعار/جهاز استشعار
satellites | satellite/satellites | satellite/satellites | أقمار صناعية/قمرا صناعيا/قمر صناعي
chargers | borne de recharge/bornes de recharge | charger/chargers | محطات شحن/محطة شحن/محطة شحن
phones | téléphone/téléphones | phone/phones | هواتف/هاتفا/هاتف
computers | ordinateur/ordinateurs | computer/computers | حواسيب/حاسوبا/حاسوب
cards | carte/cartes | card/cards | بطاقات/بطاقة/بطاقة
messages | message/messages | message/messages | رسائل/رسالة/رسالة
calls | appel/appels | call/calls | مكالمات/مكالمة/مكالمة
editions | édition/éditions | edition/editions | دورات/دورة/دورة
languages | langue/langues | language/languages | لغات/لغة/لغة
sectors | secteur/secteurs | sector/sectors | قطاعات/قطاعا/قطاع
banks | banque/banques | bank/banks | أبناك/بنكا/بنك
funds | fonds/fonds | fund/funds | صناديق/صندوقا/صندوق
agents | agent/agents | agent/agents | أعوان/عونا/عون
deputies | député/députés | deputy/deputies | نواب/نائبا/نائب
judges | magistrat/magistrats | judge/judges | قضاة/قاضيا/قاض
`;

/** The forms of a unit in a language; undefined where the tables do not name it. */
export function countedForms(unit: string, lang: Lang): readonly string[] | undefined {
  return forms.get(unit)?.[lang];
}

const forms: ReadonlyMap<string, Record<Lang, readonly string[]>> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [unit = '', ...cells] = line.split(' | ');
      const [fr = [], en = [], ar = []] = cells.map((cell) => cell.split('/'));
      return [unit, { fr, en, ar }];
    }),
);
