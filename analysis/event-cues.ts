/** The words by which events are known in the three languages, as data. */
import { anyOf, begun, beside, cue, verbs, veto } from './event-wording.ts';

/** A round, a fund or new capital by its name: with an amount beside it somebody raised money. */
const shares =
  '(?:\\d[\\d.,]* ?(?:%|per cent|percent) (?:of|stake)|(?:an? )?(?:\\p{L}+ )?(?:stake|shareholding)|new shares|\\d[\\d.,]* ?% (?:du capital|des parts|de)|(?:des|une) (?:parts?|participation)|حصة|أسهم|أسهما)';
export const roundCue = cue(
  `(?:${verbs('acquire purchase take pick')}|buys?|bought|buying|took|taken|sells?|sold|selling|acquiert|acquis|achète|acheté|pren(?:d|nent)|pris|cède(?:nt)?|cédé|vend(?:u)?|باعت?|[تي]بيع|اشتر\\p{L}*|[تي]شتري|تفويت|فوتت?|اقتن\\p{L}*|[تي]قتني) (?:\\p{L}+ )?${shares}`,
  '(?:entr(?:e|ent|ée|er|é)|fait entrer) .{0,30}(?:au|dans le|à son|dans son) capital',
  '(?:new|fresh|more) (?:equity|money)|of equity|(?:first|second|third|fourth|fifth|debut|latest|new) fund(?!\\p{L}|s|ing|amental)|(?:com(?:e|es|ing)|came) on board',
  '(?:خمس|ثلث|ربع|نصف) (?:أسهم|رأسمال)\\p{L}*',
  'دخول\\p{L}* .{0,20}رأسمال|[تي]دخل(?:ون)? .{0,20}رأسمال',
  // fr
  "lev[ée]es? (?:de (?:fonds|capitaux|capital|dette|\\d)|d[’'](?:argent|amorçage))",
  'levée (?:pré-)?(?:série|seed)',
  "tours? (?:de (?:table|financement|s[ée]rie)|d[’']amorçage|d[’']investissement|seed)",
  '(?:premier|second|deuxième|troisième|nouveau|dernier) tour(?! (?:du scrutin|de l))',
  '(?:pré-?)?s[ée]rie [a-d](?!\\p{L})',
  '(?:pré-?)?amorçage',
  'augmentation de (?:son )?capital',
  'ouvr\\p{L}* (?:une partie de )?son capital',
  'tour (?:réunit|mené|conduit)',
  '(?:premier|second|deuxième|dernier|closing)? ?closing (?:final|initial|de|du)',
  '(?:premier|second|deuxième|dernier) closing',
  'clôture (?:de|du) .{0,30}fonds',
  'emprunte \\d',
  '(?:entr(?:e|ent|ée)|prise de participation|prend une (?:part|participation)) (?:au|dans le|de .{0,12}|dans)(?: tour de table| capital)?',
  "financement (?:de|d[’']un montant|d[’']amorçage|en (?:fonds propres|capital|dette))|(?:lanc|cré|dot|constitu)\\p{L}* .{0,30}(?:fonds (?:d[’']|de (?:capital|\\d))|un fonds)|fonds (?:d[’']investissement )?(?:doté )?(?:de|à) \\d|pool bancaire|obligations vertes|emprunt obligataire",
  // en
  '(?:funding|investment|equity|financing|venture|bridge|angel) round',
  '(?:pre-?)?seed(?=[ ,.-](?:round|funding|money|capital|financing|investment|extension|stage))',
  '(?:pre-?)?series[ -][a-d](?!\\p{L})',
  '(?:first|second|final|interim) clos(?:e|ing)',
  '(?:investment|injection|funding|financing|capital) (?:from|led|by)|round (?:led|backed|co-led)|(?:led|co-led|joined) (?:the|by|a) (?:round|\\p{Lu})|in (?:seed|fresh|new|growth|equity|debt|venture) (?:funding|capital|money|financing|investment)',
  '(?:fresh|new|growth|equity|venture|debt) (?:funding|capital|financing|investment)|capital (?:raise|injection)|(?:equity|minority) (?:stake|investment)|green (?:loan|bond)|venture debt',
  '(?:launch|creat|unveil|set)\\p{L}* .{0,30}(?:\\d[\\d.,]*[ -]?\\p{L}*(?:[ -]\\p{L}+){0,2} fund|venture fund|investment fund|fund of)(?!\\p{L})|(?:for|of) (?:an?|its) (?:\\p{L}+ ){0,3}fund (?:that|which|to|for)',
  'closes? (?:an? |its )?[\\w$. -]{0,20}(?:round|fund)',
  // ar
  'جول(?:ة|تها|ته|تين) (?:ال)?(?:تمويل|استثمار|ثانية|أولى|جديدة)\\p{L}*',
  'جولة .{0,25}(?:السلسلة|قادها|بقيادة|بقيمة)',
  'سلسلة [أبجدABCD](?!\\p{L})',
  'تمويل\\p{L}* (?:أولي|تأسيسي|جديد|بقيمة|قدره|ب\\d)\\p{L}*',
  'إغلاق (?:ال)?(?:أول|نهائي|ثاني)',
  '(?:أغلقت?|تغلق|إغلاق) .{0,30}(?:جولة|صندوق)',
  '(?:ال)?رفع من رأس ?(?:ال)?مال\\p{L}*',
  'رأسمال\\p{L}* (?:أمام|لفائدة)',
  '(?:إطلاق|أطلق\\p{L}*|إحداث|أحدث\\p{L}*|تأسيس) .{0,20}صندوق\\p{L}*|تمويل\\p{L}* (?:لدى|بلغ|قيمته)|ضخ (?:استثمار|تمويل)\\p{L}*|دخول .{0,30}رأسمال',
);

/** What stands between a verb and its amount: “raised about”, but not “closed at”, “raised its dividend to”. */
const upTo =
  '(?! (?:at|to|by|à|from|with|in|out|its|their|prices?|rates?|tarifs|sa|ses|son|up|down)(?!\\p{L}))[^.!?\\d]{0,26}$';
/** Arabic names the firm between them. */
const arabicUpTo = '(?!\\p{L})(?:[^.!?؟،\\d]{0,40}،[^.!?؟،\\d]{0,40}،)?[^.!?؟،\\d]{0,70}$';

/** Verbs that raise money when an amount follows at once. */
export const raisingVerb = new RegExp(
  [
    `(?<!\\p{L})(?:(?:a|ont|vient de|viennent de|d[’']avoir) (?:lev|boucl|récolt|collect|clôtur)(?:é|er)|lève(?:nt)?|boucle|récolte|empoche|engrange|clôture|rais(?:es|ed|ing)|bag(?:s|ged)|land(?:s|ed)|pull(?:s|ed) in|snap(?:s|ped) up|scoop(?:s|ed)(?: up)?|secures?|secured|clos(?:es|ed))(?!\\p{L})${upTo}`,
  ].join('|'),
  'iu',
);

/** Verbs that raise money only where young firms or investors are spoken of. */
export const receivingVerb = new RegExp(
  [
    `(?<!\\p{L})(?:obtenu|obtient|obtiennent|obtenir|finalise|finalisé|conclu(?:t)?|annonce|bénéficie|bénéficié|s['’]adjuge|séduit|décroch(?:e|é)|sécurise|sécurisé|réuni(?:t|r)?|attir(?:e|é)|mobilis(?:e|é)|inject(?:e|é|ent)|capt(?:e|é)|reçoit|reçu|met sur la table|débloque|débloqué|verse|versé|place|placé|accorde|accordé|prête|empruntent|emprunté|glané|rassemblé|rassemble|souscri(?:t|vent)|invest(?:it|issent|i)|apport(?:e|é|ent)|obtain(?:s|ed)|receiv(?:es|ed)|attract(?:s|ed)|inject(?:s|ed)|gets?|got|nets|netted|wins?|won|invest(?:s|ed)|picks? up|picked up|took|takes|rounds up|gather(?:s|ed)|drew|drawn|draws?|bet(?:s)?|stak(?:es|ed)|back(?:s|ed|ing)?|mise(?:nt|é)?|parie(?:nt)?|trouvé|trouve|empoché|engrangé|lands?|taken|gotten|won|won over|part with|announce[sd]?|complete[sd]?|wraps? up|wrapped up|put(?:s|ting)?|ploughs?|ploughed|pump(?:s|ed)|pour(?:s|ed|ing)|(?<=(?:backers|investors|funds|angels|shareholders) )(?:pour|pump|inject|invest|plough|put)|commit(?:s|ted)?|provid(?:es|ed)|lent|collect(?:s|ed)|mobili[sz]e[sd]?|conclude[sd]?|finali[sz]e[sd]?|hauls? in|hauled in|brings? in|brought in|sign(?:s|ed)|rais(?:e|es|ed))(?!\\p{L})${upTo}`,
    `(?<!\\p{L})[وف]?(?:[بل]?جمع(?:ت|ها|ه)?|[تي]جمع|عبأت?|تعبئة|[تي]ظفر|حصلت?|[يت]حصل|(?:ال)?حصول\\p{L}*|ضخت?|[يت]ضخ|استقطب\\p{L}*|[تي]ستقطب|تأمين|أمنت|نالت?|تلقت?|استثمرت?|أتم(?:ت)?|أنهت|[تي]ستفيد|استفادت|جذب(?:ت)?|اجتذب(?:ت)?)${arabicUpTo}`,
  ].join('|'),
  'iu',
);

/** What young firms and those who pay for them go by. */
export const ventureContext =
  /start-?ups?(?!\p{L})|jeunes? pousses?|(?:fin|agri|ed|health|prop|insur|e-?sant|med|green|climate|legal|reg|logi|mobil|food|retail|deep|clean)-?tech(?!\p{L})|capital[- ](?:risque|investissement|amorçage)|venture|(?<!\p{L})angels?(?!\p{L})|(?<!\p{L})investors?|ناشئ[ةا]|(?<!\p{L})(?:ال)?شرك[ةا]|منصة|مقاول\p{L}+ ناشئ|فنتشرز|كابيتال|بارتنرز|بقيادة|مستثمر|صندوق (?:ال)?استثمار|ملائكي|رأس ?المال المخاطر|تكنولوجيا مالية|(?<!\p{L})round(?!\p{L})|backers?|shareholders?|valuation|early-stage|co-?found|founders?(?!\p{L})|fondateur|fondatrice|actionnaire|(?<!\p{L})fonds (?!de commerce)|مؤسس|مساهم|رأسمال|(?<!\p{L})صندوق/iu;

/** Words around money raised that make it no news of a firm: a denial, a plan, a mean, a whole market, a look back. */
export const noFunding = veto(
  /(?:firms|companies|ventures|fintechs|entrepreneurs|founders|start-?ups)(?: \p{L}+){0,4} (?:have |had |has )?(?:raised|attracted|drew|drawn|secured|collected|pulled in)(?!\p{L})|(?:entreprises|sociétés|jeunes pousses|start-?ups)(?: \p{L}+){0,4} (?:ont (?:levé|capté|attiré|récolté|collecté|réuni)|avaient)|(?:المقاولات|الشركات) (?:ال\p{L}+ ){1,3}(?:جمعت|استقطبت|حصلت|اجتذبت)|premier prix|winners?|prizes?|first place|الفائز|جائزة|despite|closes? down|shut(?:s|ting)? down|malgré|ferme ses portes|liquidation|(?:raises?|raised|raising) .{0,16}(?:rents?|prices?|fees?|tax(?:es)?|salar(?:y|ies)|wages?|dividends?)(?!\p{L})|garantit(?!\p{L})|une garantie|guarantee (?:scheme|mechanism)|آلية ضمان|dément|démenti|n['’](?:a|avons|y a) (?:aucune?|pas)|aucun(?:e)? (?:tour|levée|opération)|moyenne|médian|(?:cherche|espère|prévoi|envisage|souhaite|compte|veut|entend|ambitionne|prépar|projette)\p{L}*(?: à| de| d['’])? (?:lever|réunir|boucler|une levée|un tour)|objectif de lever|levées? de (?:fonds|capitaux) (?:ont|au Maroc|en Afrique|des|annoncée|enregistrée)|\d+ levées|(?<!\p{L})(?:les|des) (?:\d+ )?(?:jeunes pousses|start-?ups|fintechs)[^.]{0,40}(?:ont (?:levé|réuni|capté)|lèvent|captent)|précédent tour|tour précédent|\bno (?:funding|round)|\bnot (?:raising|in talks)|denie[sd]|average|median|(?:plans?|seek(?:s|ing)?|hop(?:es|ing)|aim(?:s|ing)?|look(?:s|ing)|wants?|talks|prepar(?:es|ing)) to (?:raise|secure|close)|startups (?:have )?(?:raised|raise|attracted|secured)|startups in .{0,25}raised|previous round|نف[ىت]|[يت]نفي|متوسط|[يت]سعى|[يت]عتزم جمع|[يت]طمح|الشركات الناشئة .{0,30}(?:جمعت|استقطبت)|الجولة السابقة/iu,
);

/** A title about the money of many: a study, a quarter, a market. */
export const noFundingTitle = veto(
  /market study|(?:^|\p{L}\W? )(?:survey|study|barometer|league table)(?!\p{L})|(?:first|second|third|fourth) (?:quarter|half)|baromètre|étude(?!\p{L})|trimestre|semestre|bilan|تقرير|حصيلة|دراسة|(?:ال)?(?:فصل|ربع|نصف) (?:ال)?(?:أول|ثاني|ثالث|رابع)/iu,
);

/** Calls for projects, candidates and offers. */
const papers =
  'bids?|offers?|tenders?|proposals?|applications?|entries|submissions?|files|pitch(?:es)?(?: decks?)?|ideas|papers|CVs?|quotes|quotations|prototypes?|offres?|plis|dossiers?|candidatures?|propositions?(?! de loi)|projets?(?! de (?:loi|décret|règlement|texte|cahier))|idées|solutions?|عروض|عرض|ملفات|طلبات?|مشاريع(?! (?:ال)?(?:قوانين|مراسيم))|مقترحات|ترشيحات|حلول|أفكار|أظرفة';
const handedIn = `${verbs('submit lodge deliver enter present file accept invite welcome collect reach hand post send upload propose')}|submitted|handed|sent|due|sought|wanted|in by|put in|put forward|dépos\\p{L}*|soum(?:is|et)\\p{L}*|rem(?:is|et)\\p{L}*|envo[iy]\\p{L}*|adress\\p{L}*|parven\\p{L}*|propos\\p{L}*|attend\\p{L}*|reç\\p{L}*|recev\\p{L}*|accept\\p{L}*|تودع|[تي]ودع\\p{L}*|إيداع|وضع|تقديم|[تي]تقدم\\p{L}*|[تي]قدم\\p{L}*|إرسال|[تي]رسل\\p{L}*|اقتراح|تلقي|استقبال|توجيه`;
/** Whoever buys or gives looks for them. */
const wanted =
  'suppliers?|contractors?|providers?|vendors?|consultants?|start-?ups?|partners?|firms?|builders?|solutions?|ideas|proposals|somebody|someone|prestataires?|fournisseurs?|partenaires?|cabinets?|entreprises?|porteurs?|solutions|idées|حلول|شرك(?:ة|ات)|مورد|موردين|مقاول(?:ة|ات)|مزود|شريك|شركاء|أفكار|مكتب دراسات';
const looking =
  'look\\p{L}* for|hear(?:s|ing)? from|hunt\\p{L}* for|seek\\p{L}*|search\\p{L}* for|in search of|want(?:s|ed)?|need(?:s|ed)|calls? (?:on|in)|shop\\p{L}* for|invit\\p{L}*|cherch\\p{L}*|recherch\\p{L}*|veut|invit\\p{L}*|consult\\p{L}*|sollicit\\p{L}*|[تي]بحث عن|بحثا عن|[تي]دعو|دعت?|[تي]رغب|[تي]عتزم';

const callWords = cue(
  'sealed (?:offers|bids|envelopes)|up for grabs|put (?:out )?to (?:tender|competition)|(?:contract|market|tender) (?:is )?(?:open|available|on offer)|marché .{0,40}(?:à prendre|à saisir|est ouvert)|(?:can|may) (?:now )?(?:put in|ask|apply|bid|compete) for|(?:is|are) buying|(?:win|earn) a place|grants?(?! aid| of bail).{0,60}(?:offer|available|up to)|lance une consultation|appel (?:aux|national)|باب (?:ال)?(?:منافسة|تنافس)|(?:ب?إمكان|يمكن|في وسع) .{0,30}(?:مقاولات|شركات|جمعيات|تعاونيات|حاملي|مهتمين|راغبين)',
  // fr
  'appels? à (?:projets?|candidatures?|manifestations?|propositions?|concurrence|la concurrence|compétition|communications?|startups?|start-ups?|contributions|partenaires?|idées)',
  "appels? d[’']offres",
  'appel national|AMI (?:lancé|ouvert|pour)|avis de (?:marché|consultation|concours)',
  'attend les dossiers|pour candidater|candidatures? (?:à|au|aux|sont (?:ouvertes|reçues|attendues))|(?:ouvr|lanc)\\p{L}+ les candidatures',
  'dépôt des (?:dossiers|offres|candidatures|plis|projets)|(?:dépos|soumett?r|envo|remett?r|adress|présent)\\p{L}+ (?:leurs?|un|des|les|votre|vos|en ligne) (?:dossiers?|offres?|candidatures?|projets?|propositions?|plis)',
  'parvenir (?:leurs? )?(?:dossiers?|offres?|candidatures?|projets?|propositions?|plis)|plis (?:devront|doivent|sont)|ouverture des plis',
  'soumissionnaires?|postul(?:er|ez|ants?|ent)|dossiers? (?:est|sont|doit|doivent|à) .{0,12}(?:soumettre|déposer|déposés?|envoyer|envoyés?|adressés?)',
  "lance une consultation pour|hackathon|manifestations? d[’']intérêt|(?:prix|concours|challenge|bourses?|subventions?|trophées?|accélérateur|incubateur|guichet) .{0,60}(?:candidat|dossiers|postul|inscri|participer|ouvert)\\p{L}*|à vos (?:candidatures|dossiers)|(?:offres|dossiers|candidatures|propositions|projets|plis)(?: \\p{L}+){0,4} (?:sont|seront|doivent|devront|à) (?:être )?(?:attendu|reçu|dépos|remis|adress|envoy|soumis|accept|transmis)\\p{L}*|soumissionner|candidater|manifester (?:leur|son) intérêt|mise en concurrence|remise des plis|se positionner|appel à|souhaite (?:acquérir|acheter|s[’']équiper|se doter)|concourir|(?:cherche|recherche|sélectionne\\p{L}*) (?:un|des|une|ses|\\d+) (?:prestataire|fournisseur|start-?ups?|partenaire|opérateur|porteurs?|entreprises?|projets?)\\p{L}*|cahier des charges",
  // en
  'calls? for (?:projects?|proposals?|applications?|tenders?|bids?|entries|papers|startups|expressions?)',
  '(?:apply|applications?|bids?|entries|submissions?|bidders|candidates|teams|startups|firms) .{0,40}(?:by|until|before|close)(?!\\p{L})',
  'tenders?(?!\\p{L})|request for proposals|expressions? of interest|bidders|seeks? bids|invit\\p{L}+ .{0,40}(?:to (?:submit|apply|tender|send)|bids|proposals)',
  '(?:seek|want|look\\p{L}* for|invit\\p{L}*) (?:\\p{L}+ ){0,3}(?:contractors?|suppliers?|bidders|applicants|startups|partners|proposals|projects|nominations|entries|ideas)|nominations|request for (?:quotations?|expressions?)|(?:award|prize|competition|challenge|grants?|accelerator|incubator|contest) .{0,80}(?:apply|applications?|enter|entries|submit|open)|(?:procurement|contract) notice|RFP(?!\\p{L})|(?:offers|bids|applications|files|proposals|submissions|entries|forms?)(?: \\p{L}+){0,3} (?:must|should|will|can|may|are) (?:be )?(?:reach|sent|submit|receiv|fil|open|lodg|due|accept|made|clos)\\p{L}*|(?:call|ask|invit|urg)\\p{L}* (?:on )?.{0,40}to (?:offer|apply|submit|bid|pitch|price|compete|respond|propose|come forward|put forward|sign up|register)|pitches|bidding|in the market for|entrants|sign up|register (?:their |an )?interest|submissions|envelopes|quotations|shortlist of suppliers|out to tender|(?:interested|eligible) (?:founders|firms|companies|startups|candidates|parties|teams)|(?:may|can) compete',
  '(?:submit|send in|file) (?:their|an?|your) (?:proposals?|bids?|offers?|applications?|projects?)|entries (?:are )?open',
  // ar
  'طلب(?:ات)? (?:ال)?(?:مشاريع|مشروع|عروض|إبداء|اهتمام|ترشيح)\\p{L}*|طلبا? (?:ل|عن )?(?:تقديم|إبداء)\\p{L}*',
  'إعلان (?:طلب|عن طلب|اهتمام)|دعوة (?:ل|إلى )(?:تقديم|إبداء|المشاركة)|[يت]?دع[وات]+ .{0,50}إلى (?:تقديم|إيداع|إبداء|الترشح|المشاركة)',
  'هاكاثون|باب (?:ال)?(?:ترشيح|ترشح|مشاركة|تسجيل)\\p{L}*|فتح (?:باب )?(?:ال)?ترشيح\\p{L}*|متنافسين|إبداء (?:ال)?اهتمام\\p{L}*',
  '(?:إيداع|تقديم|إرسال) (?:ال)?(?:ملفات|ترشيحات|عروض|مقترحات|مشاريع|مقترح|ملف)\\p{L}*|فتح (?:ال)?أظرفة|أظرفة|(?:جائزة|مسابقة|منحة|منح|دعم|مسرعة|حاضنة) .{0,60}(?:ترشيح|ترشح|مشاركة|تسجيل|ملفات|طلبات)\\p{L}*|(?:على|يمكن) (?:ال)?(?:راغبين|مهتمين|مقاولات|شركات|مترشحين|متنافسين)\\p{L}*|صفقة .{0,40}(?:إعلان|أعلن|عروض)\\p{L}*|مناقصة|دفتر (?:ال)?تحملات|فتح باب',
);
/** Who answers a call does so in many ways; it says something only beside the last day to do it. */
export const answerCue = cue(
  'send(?!\\p{L})|write(?!\\p{L})|fill(?:ing)? (?:in|out)|forms?(?!\\p{L})|make (?:their|a|your|its) (?:case|offer|bid)|(?:make|making) themselves known|come forward|respond|reply|hand in|put (?:in|forward)|take part|enter(?!\\p{L})|compete|envelopes|unsealed|apply|bid(?!\\p{L})|pitch|get in touch',
  'se faire connaître|se signaler|se manifester|répond\\p{L}*|rempli\\p{L}*|formulaire|participer|concourir|enveloppes|écrire|proposer|présenter',
  'عرض|تقديم|وضع|ملء|استمارة|إرسال|مشاركة|اقتراح|تصورات|إيداع',
);
export const callCue = anyOf(callWords, beside(50, papers, handedIn), beside(40, looking, wanted));

/** What ends a call: nobody came, it was withdrawn, somebody has won. */
export const callOver = veto(
  /suspendu|n['’](?:a|ont) (?:reçu|attiré) aucun|choisi(?:e|s)? (?:pour|par)|désigné|lauréat(?:e|s)? (?:de|du|sont)|shelved|put on hold|suspended|has (?:chosen|picked|selected)|(?:was|were|has been) (?:chosen|picked|selected|awarded)|winners? (?:of|were|was|named)|تعليق|إرساء|ترسية|رسا|الفائز(?:ة|ون|ين)? ب|اختير|infructueu|sans suite|annul(?:e|é|ée|ation)(?!\p{L})|(?:a|ont|est|été) (?:été )?(?:attribué|adjugé|remporté|retenu)|attribué (?:à|au)|remport(?:e|é)|adjudicataire|(?:équipe|projet|lauréate?)s? .{0,30}(?:sacré|primé|récompensé)|unsuccessful|no bidders|draws no|cancel|scrap(?:s|ped)|call(?:s|ed) off|withdrawn|\bwon\b|\bwins\b|awarded to|takes home|عديم\p{L}* الجدوى|(?:بدون|دون) جدوى|ألغ[تىي]|إلغاء|تلغي|فاز|تفوز|فازت|يفوز|توج|يتوج|رست|نالت? (?:ال)?صفقة/iu,
);

/** Whoever offers seats in a course: the course, and the sign that seats are open. */
export const courseCue = cue(
  'formations?|boot-?camps?|reconversion|promotions?|écoles?|académie|academy|apprenti\\p{L}*|apprenants|stagiaires|piscine|certification|programme|form(?:és|ées|era|eront|er)(?!\\p{L})|cursus|parcours|cohorte|master(?:class)?|licence pro|atelier|ateliers|alternance|stage|stages|campus|session|bourses?',
  'training|retrain\\p{L}*|train(?:ees)?(?!\\p{L})|courses?(?!\\p{L})|coding school|school(?!\\p{L})|fellowship|learners|program(?:me)?(?!\\p{L})|class of|first class|scheme|cohort|intake|fellows(?:hips?)?|apprentice\\p{L}*|internships?|scholarships?|bursar\\p{L}*|academy|bootcamp|boot camp|workshops?|degree|upskill\\p{L}*|reskill\\p{L}*|teach(?:es)?|coding',
  'تكوين|[تي]كو[ي]?ن(?!\\p{L})|تدريب|تأهيل|مدرسة|برنامج|متدرب|متعلم|فوج|معسكر|أكاديمية|ماستر|إجازة مهنية|دورات|منحة دراسية|منح دراسية|تعلم|تلقين|دروس|مهارات|ورشات|مسلك|سلك',
);
export const openCue = cue(
  "places?(?!\\p{L})|sièges?|inscriptions?|inscrire|candidat\\p{L}*|postul\\p{L}*|admis\\p{L}*|seront|suivr\\p{L}+|bénéficier\\p{L}*|accueill?er?a?(?!\\p{L})|propose|ouv(?:re|ert|ertes)|offre|form(?:era|eront)|sélectionn\\p{L}+|intégrer\\p{L}*|pourr(?:a|ont)|va (?:former|accueillir|recruter)|vont|lance|démarr(?:e|era)|débuter?a?(?!\\p{L})|attend|recevr(?:a|ont)|vise à former|entend former|destiné|réservé\\p{L}*|gratuit\\p{L}*|ouvre|prochaine|s[’']initier|apprendre|dispens\\p{L}*",
  'seats|spots|places|apply|applications?|enrol\\p{L}*|regist\\p{L}+|candidates|admi(?:t|ts|tted)|will(?!\\p{L})|open(?:s|ing)?(?!\\p{L})|offer(?:s|ing)?|accept(?:s|ing)|picks|setting up|launch(?:es|ed|ing)?|start(?:s|ing)?(?!\\p{L})|to train|aims to|free|invited|can(?!\\p{L})|may(?!\\p{L})|intake|for \\d',
  'مقعد|مقاعد|تسجيل|ترشيح|ترشح|س(?:يستفيد|تستفيد|يلج|تكون|تضم|يضم|يتم)\\p{L}*|(?:لفائدة|مفتوح|يستفيد|تستقبل|يستقبل|تفتح|يفتح|فتحت?|يوفر|توفر|إطلاق|أطلق|تطلق|يطلق|لتكوين|لتدريب|يستهدف|تستهدف|مجاني|تقترح|س[يت]كون|س[يت]درب)\\p{L}*|مترشح|مستفيد',
);
/** When a course begins. */
export const startCue = cue(
  'débuter?a?(?!\\p{L})|débuteront|démarr\\p{L}*|commenc\\p{L}*|à partir du|dès le|à compter du|rentrée',
  'starts?(?!\\p{L})|begins?(?!\\p{L})|beginning|kicks? off|from \\p{Lu}|from \\d|as of',
  'ابتداء|[تي]نطلق|س[تي]نطلق|انطلاق|[تي]بدأ|س[تي]بدأ|[تي]شرع',
);
/** Whoever takes people on. */
export const hiringCue = cue(
  '(?:grow|swell|expand|strengthen|boost|enlarg|increas)\\p{L}* .{0,30}(?:team|staff|workforce|ranks|headcount) by|(?:renforc|étoff|agrandi)\\p{L}* .{0,20}(?:équipe|effectif)s? (?:de|avec)',
  `(?:${verbs('hire recruit employ enlist')}|on the lookout for|in search of|search(?:es|ing)? for|staffs? up|hunting for|(?:need|needs|has|have|offers?|posts?|open(?:s|ing)?|find) (?:about |some |up to |more than )?\\d+ (?:\\p{L}+ )?(?:openings|vacancies|posts|positions))`,
  "(?:engage(?:nt|ra|ront|r)?|compte recruter|besoin d[e’'])(?!\\p{L})|en quête de|انتقاء ",
  'recrut(?:e|ent|era|eront|er|ement|ements|ant)(?!\\p{L})|embauch(?:e|ent|era|eront|er|es)(?!\\p{L})|concours|à pourvoir|à la recherche de|(?:cherche|recherche)(?:nt)? (?:à recruter )?(?:\\d|(?:plus de|près de|quelque|environ) \\d|des)|postes? (?:ouverts?|vacants?|budgétaires?)|renforcer .{0,14}équipes|ser(?:a|ont) (?:recruté|embauché)\\p{L}*',
  'hir(?:e|es|ing)(?!\\p{L})|recruit(?:s|ing|ment)?(?!\\p{L})|take on|taking on|looking for \\d|vacanc(?:y|ies)|picks|job openings|openings for|(?:fill|filling|advertis\\p{L}+) (?:\\p{L}+ )?\\d|plans to (?:add|employ)|add(?:ing)? \\d|seek(?:s|ing)? \\d|looking for (?:about |some |up to )?\\d|wants \\d|will (?:employ|add)',
  'توظيف|[تي]وظف|س[تي]وظف|تشغيل(?!ي)|س[تي]شغل(?!ه|ها)|[تي]بحث عن \\d|مناصب (?:مالية|شاغرة)|منصبا? (?:مالي|شاغر)\\p{L}*|[تي]عتزم (?:\\p{L}+ )?(?:توظيف|تشغيل)|لسد',
);
/** Whoever teaches, before the number of those who learn; and what they do, behind it. */
export const teachingCue = cue(
  'teach(?:es|ing)?(?!\\p{L})|train(?:s|ing)?(?!\\p{L})|takes? in|(?:room|places?|seats?|spots?|space) for|enrol(?:s|ling)?(?!\\p{L})|admits?(?!\\p{L})|turn(?:s|ing)?(?!\\p{L})',
  'form(?:e|er|era|ent|eront)(?!\\p{L})|initier(?:a|ont)?|places? (?:à|pour)|accueill(?:e|era|ir)(?!\\p{L})',
  'س?[تي]تعلم|س?[تي]درب|س?[تي]كو[ي]?ن|س[تي]تلق[ىو]|تكوين|تدريب',
);
export const learnersBehind =
  /^[^.;:]{0,60}(?<!\p{L})(?:will (?:learn|be trained|be taught|follow|attend|study)|to be trained|apprendront|seront (?:formé|initié)|suivront|bénéficieront|à former)/iu;
/** Whoever has posts to give, before their number, and the posts behind it. */
export const postsCue = cue(
  'creates?(?!\\p{L})|creating|adds?(?!\\p{L})|adding|generat(?:es?|ing)|advertis(?:es?|ing)|offer(?:s|ing)?(?!\\p{L})|opens?(?!\\p{L})|opening|fill(?:s|ing)?(?!\\p{L})|has(?!\\p{L})|have(?!\\p{L})',
  'cré(?:e|ent|er|era|eront|ation)(?!\\p{L})|propos(?:e|ent|era)(?!\\p{L})|ouv(?:re|rent|rir|rira)(?!\\p{L})|pourvoir|offr(?:e|ent|ira)(?!\\p{L})|génér(?:er|era)',
  'س?[تي](?:حدث|خلق|وفر|فتح|عرض)|إحداث|خلق|توفير|فتح',
);
export const postsBehind =
  /^\P{L}*(?:\p{L}+ ){0,2}(?:openings|vacanc(?:y|ies)|posts|positions (?:in|for|at|as|to|open|across)|jobs|postes|emplois|(?:ال)?منصب|(?:ال)?مناصب|فرص|وظيفة|وظائف)/iu;
/** A course that began or ended, people hired long ago, sums of years. */
export const seatsOver = veto(
  /(?:have|has) (?:already )?(?:registered|signed up|enrolled)|se sont (?:déjà )?inscrit\p{L}*|ont (?:commencé|entamé|démarré|rejoint|intégré)|(?:sa|leur) rentrée|(?:chaque année|par an|each year|every year|سنويا)|(?:have|has) (?:begun|started)|التحق|انطلاق (?:ال)?دروس|شرع|إسدال|أسدل|اختتام|(?:ont|a) (?:reçu|obtenu|décroché|formé|recruté|accueilli|embauché)|remise des|ont été (?:formés|recrutés|certifiés)|lauréats (?:de|du)|diplômés (?:de la|du|reçoivent)|depuis (?:son|sa|leur) (?:lancement|création)|bilan|au terme de|cérémonie|licenci|supprim|have been (?:trained|hired)|has (?:trained|hired)|(?:were|was) handed|receiv(?:e|ed) (?:their |cloud |\p{L}+ )?(?:diplomas|certificates)|graduation|since its launch|lays? off|laid off|job cuts|تخرج|تسلم|حصيلة|كون(?:ت|نا)? (?:ال)?برنامج|استفاد(?:ت|وا)?(?!\p{L})|منذ إطلاق|حفل|تسريح/iu,
);

/** Meetings that are held on a day. */
const guests =
  'delegates|experts?|researchers|founders|specialists|developers|regulators|scientists|décideurs|chercheurs|professionnels|développeurs|spécialistes|délégués|خبراء|باحث(?:ون|ين)|مهني(?:ون|ين)|متخصص(?:ون|ين)';
export const meetingCue = cue(
  `(?:${guests})(?!\\p{L})[^.!?;]{0,50}(?:${verbs('meet gather convene assemble converge descend')}|come together|se (?:réuni|retrouv|rencontr|donn)\\p{L}*|débatt\\p{L}*|attendus)|(?:س?[تي]جتمع|س?[تي]لتقي|س?[تي]ناقش|لقاء|اجتماع) .{0,20}(?:${guests})`,
  '(?:descend|converge)s? on|(?:gather|convene|come together)s? in|fest(?!\\p{L})|(?:\\p{L}+th|first|second|third|\\d+th|annual) edition|ont rendez-vous|(?:free )?admission|admits the public|open to the public|entry (?:is free|free|\\d)|tickets (?:cost|from|are|go)|entrée (?:est )?(?:libre|gratuite|payante)|دخول (?:مجان|بالمجان|مفتوح|حر)\\p{L}*|منافسة|منافسات|[تي]تبارى|مسابقة',
  "(?<!next |this |last |a )(?:\\p{L}+[ -]){0,3}week (?:kicks|opens|starts|returns|begins|runs|is|will|heads|in)(?!\\p{L})|(?:grand-)?messe|journées (?:de (?:la|l[’']|l’)|des|du|d[’']|\\p{L}+ de)",
  "(?:salon|forum|sommet|conférence(?! de presse)|congrès|assises|festival|rencontres?|colloque|séminaire|symposium|webinaire|convention|expo|exposition|caravane|workshop|meetup|hackfest|devfest|gitex|foire|tech days|universités? d[’']été|tables? rondes?|semaine (?:du|de la|de l[’']|nationale|africaine|internationale)|biennale|roadshow|rendez-vous annuel|portes ouvertes|conclave|panel|manifestation|championnat|tournoi)(?!\\p{L})",
  "(?:journées?|atelier) (?:d[’']échanges?|d[’']étude|nationale?s?|internationale?s?|portes ouvertes|scientifique|de sensibilisation|du|de l[’'])",
  '(?:édition|edition) (?:du|de|of)',
  '(?:summit|(?<!press )conference|fair|gathering|meeting|congress|workshop|symposium|webinar|meet-?up|encounters|expo|exhibition|convention|days|round-?table|trade show|roadshow|forum|panel|seminar|championship|tournament|festival|get-together|demo day|pitch (?:day|night|event)|open day|jamboree|conclave|retreat|showcase|(?:tech|digital|startup|innovation|AI|data|fintech|cyber|security) (?:week|day))(?!\\p{L})',
  '(?:معرض|منتدى|قمة|مؤتمر(?! صحفي)|ملتقى|لقاءات|لقاء (?:دولي|وطني|سنوي|تواصلي|علمي)|ندوة|مناظرة|أيام (?!من|قبل|بعد)|يوم دراسي|يوما دراسيا|ورشة|قافلة|مهرجان|صالون|ديف فيست|مائدة مستديرة|أسبوع (?:ال)?(?:رقم|ابتكار|علم|مقاول)|بطولة|تظاهرة|نسخة|دورة (?:ال)?(?:أولى|ثانية|ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة|\\d+)|يوم مفتوح|أبواب مفتوحة|لقاء)\\p{L}*',
);
/** What says that it will be held, and where. */
export const holdingCue = cue(
  `(?:(?:descend|converge)s? on|turns? into|brings? .{0,40}together|ont rendez-vous|[تي]تبارى|${verbs('stage host convene gather open return move welcome assemble')}|be back|are back|is back|rendez-vous|prend\\p{L}* (?:date|ses quartiers)|met le cap|س?[تي]عود|عودة|[تي]ضرب|[تي]ستقبل|[تي]تجدد|[تي]توجه)`,
  "(?:se tien|tien(?:t|dra|dront)|aur(?:a|ont) lieu|a lieu|se déroul|s[’']ouvr|ouvr(?:e|ira)|réuni(?:t|ra|ront)?|accueill|abrit|organis|donnent? rendez-vous|rendez-vous|débarque|débute|démarr|investi(?:t|ra)|de retour|revien|s[’']arrêter|fait étape|prévue?s? (?:du|le|les|pour)|convi|invite|se rassembl|se retrouv|se réuniss|planch|prendr(?:a|ont) place|sera (?:organisé|lancé|inauguré)|attend|prévu|programmé|pos(?:e|era) ses valises|fixée? au|du \\d|les \\d|le \\d|\\d{1,2} (?:et|au|-) ?\\d{1,2} \\p{L}+)",
  '(?:to host|host(?:s|ed|ing)?|will|takes? place|opens?(?!\\p{L})|(?:is|are|be|to be|being) held|holding|holds|organis|organiz|runs|convene|gather|kick(?:s|ing)? off|heads? to|returns?|back in|due in|picks|meet(?!\\p{L})|welcome|come to|comes to|set for|slated|bring\\p{L}*|begins?|starts?|due to|expected|stag(?:e|es|ing)(?!\\p{L})|between \\d|planned for|scheduled|on \\d|from \\d|on \\p{Lu}\\p{L}+ \\d|from \\p{Lu}\\p{L}+ \\d)',
  '(?:[تي]نعقد|[تي]عقد|[تي]حتضن|[تي]ستضيف|[تي]نظم|ستقام|س?[تي]قام|س[تي]\\p{L}+|[تي]نطلق|[تي]فتتح|[تي]حل|[تي]لتقي|[تي]جمع|تنظيم|مرتقب|مقرر|[تي]ستمر|[تي]متد|[تي]شهد|[تي]جري|فعاليات|يومي|يوم \\p{L}*|من \\d|ما بين \\d|موعد)',
);
/** A meeting that is over or will not be. */
export const meetingOver = veto(
  /clôture (?:de|du|d['’])|cl[oô]s\b|s['’]est (?:achev|clôtur|refermé|terminé)|bilan|retour sur|rideau|(?:a|ont|aura|avait) (?:attiré|réuni|rassemblé|accueilli|connu|drainé)|tenue? (?:à|au|en|du|le|les|à)|qui s['’]est tenu|annul(?:é|ée|ation)|n['’]aura pas lieu|sine die|date ultérieure|reporté(?:e)?s?(?! (?:au|du|à|aux) )|devait (?:se tenir|avoir lieu)|closes\b|closed (?:its|on)|wraps? up|looking back|curtain|(?:was|were) held|held in .{0,60}drew|(?:^|\s)drew\b|cancel|call(?:s|ed) off|postponed(?! to (?:\d|\p{Lu}))|will not (?:take place|be held)|was to be held|later date|ended on|اختتام|اختتمت?|[تي]ختتم|إسدال|أسدل|حصيلة|استقطبت|تأجيل(?!.{0,40}إلى \d)|إلغاء|ألغي|لن [تي]نعقد|كان مقررا|كانت مقررة|موعد لاحق|(?:يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر|نوفمبر|ديسمبر|سبتمبر|أغسطس|الأسبوع|الشهر) الماضي(?!\p{L})|المنصرم/iu,
);

/** Laws, decrees and orders. */
export const lawCue = cue(
  "(?:avant-)?(?:projets?|propositions?) de (?:loi|décret|loi-cadre|règlement)|lois? (?:sur l[’'])?IA(?!\\p{L})|(?:loi|loi-cadre|décret|arrêté|dahir|circulaire)(?: de \\p{L}+)?(?: conjoint)? n[°º]|(?:la|le|un|une|l[’'])? ?(?:loi|décret|arrêté|dahir)(?!\\p{L})|bulletin officiel|(?<!\\p{L})BO(?!\\p{L})",
  'AI (?:law|bill)|draft .{0,20}(?:law|bill|decree|regulation)|bill(?!\\p{L})|(?:law|decree|order|act) (?:no\\.? ?)?\\d|official (?:gazette|bulletin)|gazetted|(?:law|decree)(?!\\p{L})',
  '(?:مسودة )?(?:مشروع|مشروعي|مقترح) (?:ال)?(?:قانون|مرسوم|قرار)\\p{L}*|(?:ال)?(?:مرسوم|قانون|قرار|ظهير) (?:ال\\p{L}+ )?رقم|(?:ال)?جريدة الرسمية|قانون(?!ي)|مرسوم',
);
/** Where the text of a law is judged, wished for or remembered, nothing happened to it. */
export const noLaw = veto(
  /devrai(?:t|ent)|faudrait|il faut|faut-il|doit-on|tribune|chronique|plaid(?:e|er)|pire que|seront? (?:bientôt )?(?:présenté|déposé|soumis|adopté)|n['’](?:est|a) (?:toujours )?pas (?:encore )?|toujours pas|quinze ans|vingt ans|dix ans|\d+ ans (?:après|plus tard)|anniversaire|créée? par la loi|institué par|en vertu de|conformément|should|must be|ought|needs? (?:an?|to)|opinion|columnist|years? on\b|years of|anniversary|set up under|under law|in line with|has yet to|not yet|would be|ينبغي|يجب|في حاجة|رأي|لم [يت]صدر|بعد مرور|ذكرى|عاما على|بموجب|المحدث|طبقا|وفقا|أسوأ/iu,
);

/** States of a law: canonical name ← words, the furthest state first. */
export const lawStates: [RegExp, string][] = [
  [
    begun(
      /(?:est|sont|entre|entrent|entré|entrée)s? (?:entrée?s? )?en vigueur|(?:came|comes?|entered|enters?) into (?:force|effect)|(?:takes?|took|taking) effect|enter(?:s|ing)? into (?:force|effect)|(?:came|comes?|coming) in(?:to)? (?:force|operation)|(?:now |will )?appl(?:y|ies) (?:from|since|as of|as from)|(?:is|are) (?:now )?(?:in force|binding|applicable)|s['’]appliqu\p{L}* (?:depuis|dès|à (?:partir|compter))|applicable (?:depuis|dès|à (?:partir|compter))|entr\p{L}* en application|prend(?:ra)? effet|(?:شرع|بدأ|بدء|الشروع|يشرع|يبدأ|انطلق) .{0,20}(?:تطبيق|العمل ب)|أصبح .{0,40}(?:ساري|نافذ)\p{L}*|ساري المفعول|(?:دخل|دخلت|[يت]دخل|دخول)\p{L}* .{0,60}حيز (?:التنفيذ|التطبيق)/iu,
    ),
    'in-force',
  ],
  [
    begun(
      /(?:publi|par[ua]|parution|promulgu)\p{L}* .{0,40}(?:bulletin officiel|\bBO\b)|(?:au|dans le) (?:bulletin officiel|BO\b)|bulletin officiel|promulgué|official (?:gazette|bulletin)|gazetted|(?:صدر|نشر|صدور|نشرت?)\p{L}* .{0,40}الجريدة الرسمية|الجريدة الرسمية|décret .{0,60}publié(?! (?:en ligne|sur))/iu,
    ),
    'published',
  ],
  [
    begun(/synthèse (?:des|de la)|summary (?:of|published)|consultation summary|خلاصة|ملخص/iu),
    'consultation-closed',
  ],
  [
    begun(
      /adopt(?:é|ée|és|e|ent|ion|ant)(?!\p{L})|feu vert|(?:dit|disent) oui|(?:donn\p{L}*|obtien\p{L}*|reç\p{L}*) .{0,12}(?:accord|aval|quitus)|entérin\p{L}*|ratifi\p{L}*|approuv(?:é|ée|e|ent)(?!\p{L})|vot(?:é|ée|e|ent|er|ant)(?!\p{L})|valid(?:é|ée|e)(?!\p{L})|approv(?:ed|es|al)|back(?:ed|s) (?:the|a) (?:bill|draft)|green light|clear(?:ed|s) (?:the|a) (?:bill|draft)|endors(?:ed|es|ing)|ratif(?:y|ies|ied)|final approval|go-ahead|(?:got|gets?|goes|went|sail\p{L}*) through|rubber-stamp\p{L}*|\d+ votes|par \d+ voix|in favou?r of|say(?:s)? yes|said yes|wav(?:es|ed) through|nod(?!\p{L})|vot(?:e|es|ing) (?:for|in|through)|signed off|pass(?:ed|es|ing|age)(?!\p{L})|adopt(?:ed|s)|\bvoted?\b|صادق|[يت]صادق|المصادقة|مصادقة|أقر(?:ت)?(?!\p{L})|[يت]قر(?!\p{L})|بالإجماع|اعتمد|[يت]عتمد|وافق|[يت]وافق|صوت(?:ت|وا)?(?!\p{L})|[يت]صوت/iu,
    ),
    'adopted',
  ],
  [
    begun(
      /en commission|(?:devant|par|à) la commission|commission (?:chargée|permanente|des|de la|de l['’]|parlementaire|mixte)|in committee|committee (?:of|on|stage)|(?:ب|أمام |داخل )لجنة|لجنة (?:المالية|القطاعات|العدل|التعليم|البنيات|الداخلية)/iu,
    ),
    'committee',
  ],
  [
    begun(
      /consultation|commentaires|observations|avis du public|débat public|(?:public|open|out|until|for|may|your) .{0,20}comments?(?!\p{L})|comment period|invit\p{L}* .{0,30}(?:remarks|feedback|views|opinions|comments?)|(?:remarks|feedback|views|opinions|comments) .{0,40}(?:until|by|before|welcome)|public invited to|استشارة|ملاحظات|عموم/iu,
    ),
    'consultation',
  ],
  [
    begun(
      /dépos(?:é|ée|e|ent)(?!\p{L})|dépôt|saisi(?:e)? (?:d|du)|arriv(?:e|é) (?:au|à la)|présent(?:é|ée|e)(?!\p{L})|(?:soumi[st]|soumise|transmi[st]|transmise|renvoy\p{L}+)|part au parlement|tabled|tables|submit(?:s|ted)|introduc(?:es|ed)|sent to parliament|reaches parliament|(?:lands|arrives|filed) (?:in|before|with|at)|put forward|hand(?:s|ed) in|bring(?:s|ing)? in|brought in|referred to|la(?:id|ys?) before|(?:sends?|sent|forward(?:s|ed)|goes|went|brought|brings|hand(?:s|ed)) .{0,60}(?:to|before) (?:the )?(?:parliament|house|deputies|lawmakers|lower|upper|mps|chamber)|before (?:parliament|deputies|lawmakers)|sur le bureau de|(?:transmet|remet|envoie|adresse) .{0,40}(?:parlement|chambre|députés|conseillers)|أودع|إيداع|إحالة|أحال|[يت]حيل|(?:قدم|تقدم)(?:ت|وا)?(?!\p{L})/iu,
    ),
    'tabled',
  ],
];

/** A text by its number, bills before laws: a bill names the law that it changes. */
export const numberedText: readonly RegExp[] = [
  /(?:(?:avant-)?projet|proposition) de (?:loi|décret)(?:-cadre| organique)? n°\s?\d+(?:[-.‑]\d+)+|\b(?:bill|draft (?:law|decree)) (?:no\.? ?)?\d+(?:[-.‑]\d+)+|(?:مشروع|مقترح) (?:ال)?(?:قانون|مرسوم)(?: (?:ال)?تنظيمي)? رقم \d+(?:[-.‑]\d+)+/iu,
  /(?:décret|arrêté|dahir|circulaire)(?: de \p{L}+)?(?: conjoint)? n[°º]\s?\d+(?:[-.‑]\d+)*|\b(?:decree|order) (?:no\.? ?)?\d+(?:[-.‑]\d+)+|(?:ال)?(?:مرسوم|قرار|ظهير)(?: \p{L}+)? رقم \d+(?:[-.‑]\d+)+/iu,
  /loi(?:-cadre| organique)? (?:n[°º]\s?)?\d+(?:[-.‑]\d+)+|\b(?:law|act) (?:no\.? ?)?\d+(?:[-.‑]\d+)+|(?:ال)?قانون (?:رقم )?\d+(?:[-.‑]\d+)+/iu,
];

const subjectEnd =
  '(?= (?:est|sera|a|ont|fait|prévoit|impose|devra|vient|auprès)(?!\\p{L})|[,.;:]|$)';
/** A draft that has no number yet goes by its subject. */
export const namedDraft = new RegExp(
  [
    "(?:projet de )?loi (?:sur l[’'])?IA(?!\\p{L})",
    'AI (?:law|bill)(?!\\p{L})',
    `(?:(?:avant-)?projet|proposition) de (?:loi|décret|loi-cadre|règlement) (?:sur|relatif aux?|relative aux?|relatif à|relative à|portant(?: sur)?|encadrant|instituant|modifiant|visant|régissant|réglementant|créant) ?(?:le |la |les |l[’'])?[\\p{L} ’'-]{3,60}?${subjectEnd}`,
    'draft (?:AI |[\\p{L}-]+ ){0,2}(?:law|bill|decree)(?: on [\\p{L} -]{3,40}?(?=[,.;:]|$))?',
    '(?<=(?:a|the) )bill (?:on|against|for|to \\p{L}+) [\\p{L} -]{3,40}?(?= (?:at|in|was|has|is|before|that|which|with)(?!\\p{L})|[,.;:]|$)',
    '(?<!\\p{L})(?!the |this |that |a |its |electricity |phone )(?:[\\p{L}-]+ )bill(?: (?:on|regulating|governing|to regulate|that) [\\p{L} -]{3,40}?)?(?=[,.;:]| (?:in|was|has|is)(?!\\p{L})|$)',
    '(?:مسودة )?(?:مشروع|مقترح) (?:ال)?(?:قانون|مرسوم) [\\u0600-\\u06FF ]{3,40}',
  ].join('|'),
  'u',
);

/** What is stolen or laid open. */
const loot =
  "data|records?|files?|(?:personal|private|confidential|sensitive|medical|bank(?:ing)?|card|contact|account|booking|customers?|clients?|users?|patients?|employees?|members?|subscribers?)[’']? (?:details|images|information|documents)|passwords?|credentials|addresses|(?:phone|card|account|passport|identity|ID) numbers|payslips?|x-rays|contracts|passports?|salaries|registry|registries|spreadsheets?|databases?|receipts?|e-?mails|accounts|données|fichiers?|dossiers?|coordonnées|mots de passe|identifiants|adresses|numéros de \\p{L}+|relevés|bases? (?:de|des|clients)|documents (?:d[’']identité|confidentiels|internes|personnels|médicaux)|contrats|passeports|salaires|bulletins de (?:paie|notes)|fiches|registres?|بيانات|معطيات|معلومات|وثائق|ملفات?|قاعدة|أرقام|أسماء\\p{L}*|عناوين\\p{L}*|سجلات?|حسابات|كلمات (?:ال)?(?:مرور|سر)";
/** How it is lost: stolen, copied, spilled, left open. */
const lost =
  'stol(?:e|en)|steal(?:s|ing)?|theft|leak(?:s|ed|ing|age)?|spill\\p{L}*|expos(?:ed|es|ing|ure)|bare[sd]?|copied|exfiltrat\\p{L}*|circulat(?:ing|ed|es)|compromised|(?:made|making|make|walk\\p{L}*|ran|get) (?:off|away) with|lifted|swiped|grabbed|left (?:open|visible|unprotected|exposed|accessible|readable)|in the open|visible to|turn(?:s|ed)? up|surfac(?:ed|es)|dumped|(?:up )?for sale|loss of|lost (?:control|track)|(?:to|in|into) the wrong (?:address|inbox|person|people|recipients?|hands)|published by (?:an? )?(?:group|gang|hackers?|criminals?)|in the wild|par erreur|mauvais destinataire|عن طريق الخطأ|fell into|in the hands of|on (?:Telegram|an? (?:\\p{L}+ )?forum)|(?:criminal|hackers?|cybercrime|underground) forum|in a chat room|spreading|on the loose|vol(?:é|ée|és|ées)|vol d|fuit\\p{L}*|expos(?:é|ée|és|ées|ait|aient)|dérob\\p{L}*|copi(?:é|ée|és|ées)|circul(?:e|ent|ait|aient)|dans la nature|compromis(?:es?)?|en vente|entre les mains|aspir(?:é|ée|és|ées)|(?:repartis?|repart\\p{L}*) avec|emporté|(?:mis|mise|mises) en ligne|sur Telegram|مسروق\\p{L}*|سرق\\p{L}*|تسر[بي]\\p{L}*|نسخ(?:وا|ت|ها)?(?!\\p{L})|مكشوف\\p{L}*|متداول\\p{L}*|[تي]تداول|معروض\\p{L}*|للبيع|في (?:يد|أيدي|قبضة)|بين أيدي|استول\\p{L}*|اطلع\\p{L}* على';
/** Those who break in, and those who are called so only where a system or data are spoken of. */
const burglars =
  'hackers?|cyber-?(?:attackers?|criminals?|thieves|gang)|pirates?(?: informatiques?)?|cyber-?(?:criminels?|délinquants?|pirates?)|قراصنة';
const strangers =
  'thie(?:f|ves)|intruders?|attackers?|assaillants?|مخترق(?:ون|ين)|مهاجم(?:ون|ين)|متسلل(?:ون|ين)|criminals?|gangs?|strangers?|outsiders?|extortionists?|unknown (?:persons?|parties|people|individuals)|inconnus|malfaiteurs|individus|un tiers|des tiers|groupe criminel|مجهول(?:ون|ين|ة)?|غرباء|عصابة|جهة مجهولة|جهات مجهولة';
/** What they do to systems. */
const brokenInto =
  '(?:got|gotten|gets?|broken?|breaks?|slip(?:ped)?|forc(?:ed|ing)) (?:in|into|inside|their way|past)|enter(?:ed|ing)|penetrat\\p{L}*|infiltrat\\p{L}*|breach\\p{L}*|inside|access(?:ed)?(?: to)?|(?:taken|took|taking|seized) (?:over|control)|encrypt\\p{L}*|scrambl\\p{L}*|lock(?:ed|ing)|roam\\p{L}*|blackmail\\p{L}*|extort\\p{L}*|demand\\p{L}*|(?:introdui|introduits?|pénétr|infiltr|entrés?|connect)\\p{L}*|accès|accéd\\p{L}*|chiffr\\p{L}*|verrouill\\p{L}*|bloqu\\p{L}*|pris le contrôle|rest(?:és|aient)|exig\\p{L}*|réclam\\p{L}*|وصول|ولوج|وصلوا|دخلوا|ولجوا|تسلل\\p{L}*|اخترق\\p{L}*|شفر\\p{L}*|سيطر\\p{L}*|سرق\\p{L}*|نسخ(?:وا|ت|ها)?(?!\\p{L})|طالب\\p{L}*';
const systems =
  '(?:web)?sites?|servers?|systems?|networks?|platforms?|portals?|computers?|machines|screens|IT|apps?|databases?|serveurs?|systèmes?|réseaux?|plateformes?|portails?|ordinateurs|machines|écrans|informatique|logiciels?|applications?|bases? de données|موقع|مواقع|خوادم|خادم|أنظمة|نظام|شبكة|منصة|بوابة|حواسيب|حاسوب|أجهزة|شاشات|تطبيق|قاعدة|قواعد';
/** What happens to a system that is attacked. */
const brought =
  "down|offline|unreachable|paralys\\p{L}*|crippl\\p{L}*|scrambl\\p{L}*|encrypt\\p{L}*|frozen|lock(?:ed)?(?: out| up)?|hit|defac\\p{L}*|inaccessibles?|hors (?:service|ligne|d[’']usage)|à l[’']arrêt|mis\\p{L}* à (?:genoux|terre|plat)|infect\\p{L}*|contamin\\p{L}*|wiped|bloqu\\p{L}*|chiffr\\p{L}*|paralys\\p{L}*|illisibles?|perturb\\p{L}*|توقف\\p{L}*|[يت]وقف|توقيف|[يت]شل|شل|تعط\\p{L}*|[يت]عطل|معطل\\p{L}*|مشلول\\p{L}*|أصاب\\p{L}*|إصابة|شفر\\p{L}*";
const attack =
  '(?:cyber-?)?attacks?|cyber[- ](?:incident|assault|raid)|malicious (?:software|code)|virus|ransom|gang|(?:cyber-?)?attaques?|piratages?|malveillan\\p{L}*|هجوم|هجمات|فيروس|برنامج خبيث';

/** What only its owner may see, and that others could. */
const secret =
  'x-rays|patients|customers|clients|subscribers|salar(?:y|ies)|payslips|passports?|addresses|records|files|mail|bank details|bulletins|salariés|abonnés|dossiers|données|adresses|relevés|زبائن|زبناء|مرضى|معطيات|بيانات|ملفات|وثائق';
const couldBeSeen =
  'could (?:be |have been )?(?:read|seen?|view(?:ed)?|open(?:ed)?|download(?:ed)?|access(?:ed)?|look(?:ed)? (?:at|up))|(?:was|were|had been) (?:reading|downloading|copying|siphoning)|pouvai(?:t|ent) (?:être )?(?:lire|lue?s?|consult\\p{L}*|télécharg\\p{L}*|voir|vue?s?)|كان\\p{L}* (?:ب?إمكان|[تي]مكن)';

/** Attacks, leaks and frauds. */
const breachWords = cue(
  '(?:erreur|faille|négligence|oubli|mauvaise configuration|خطأ|ثغرة|faulty|glitch|misconfigur\\p{L}*|bug) .{0,60}(?:libre accès|accessibles?|visibles?|consult\\p{L}*|expos\\p{L}*|متاح\\p{L}*|مكشوف\\p{L}*|readable|open to)',
  '(?:attaques?|piratage) (?:informatiques?|en ligne)|cyber[ -]incident|incident (?:informatique|cyber)|malicious software|logiciel espion',
  "(?:fuites?|vols?|violation) (?:massi(?:f|ve)s? )?(?:de|des|d[’']|de ses|de leurs) (?:données|fichiers|informations|base)|le vol de la base|dérob(?:er|é|ée|és|ées)|exfiltr\\p{L}*|données (?:\\p{L}+ ){0,3}(?:volées?|exposées?|dérobées?|compromises?|divulguées?|mises? en vente|piratées?)",
  'cyber-?attaqu\\p{L}*|(?:attaques?|offensive) (?:informatique|cyber|par (?:déni|rançon|force|hameçon)|ddos|qui a)|rançongiciel\\p{L}*|ransomware|maliciel',
  'hameçonnage|phishing|smishing|(?:faux|fausses) (?:messages?|courriels?|SMS|e-?mails?|remboursements?|sites? de)|(?:SMS|courriels|messages) frauduleux|usurp\\p{L}*',
  "pirat(?:age|ages|é|ée|és|ées|er)(?!\\p{L})|pirates (?:informatiques|affirment|revendiquent)|intrusions?(?!\\p{L})(?! dans la vie)|défigur\\p{L}*|déni de service|attaque .{0,12}ddos|compromission|incident de (?:cyber)?sécurité|hackers? (?:ont|a|affirm|revendiqu|dit|diffus|publi|prétend|menac)\\p{L}*|hacké\\p{L}*|(?:cyber)?(?:criminels|attaquants|pirates) .{0,40}(?:ont|a|chiffr|vol|bloqu|diffus|publi|exig|réclam)\\p{L}*|accès (?:non autorisé|frauduleux|illicite)|(?:prise? pour cible|victime|ciblée?|visée?|touchée?|frappée?|paralysée?) (?:par|d[’']) ?une? (?:\\p{L}+ )?(?:attaque|piratage|malware|logiciel|virus)|données .{0,40}(?:diffusées|publiées|mises en ligne|en libre accès|sur le dark ?web|accessibles)|base de données .{0,40}(?:vente|ligne|dark|forum)|escroquerie|arnaques? (?:en ligne|au|aux|par)|faux (?:conseillers|site|compte)|logiciel malveillant|dark ?web|données .{0,14}chiffré\\p{L}*|serveurs? .{0,20}chiffré\\p{L}*|siphonn\\p{L}*|subtilis\\p{L}*|extorqu\\p{L}*|rançons?(?!\\p{L})|cheval de Troie|logiciels? espions?|compte .{0,20}détourné|(?:liens?|messages?|courriels?) (?:piégés?|trompeurs?)|divulgu\\p{L}*|sans mot de passe|acte de malveillance|malveillants?|(?:base|serveur|données) .{0,20}(?:laissée?s? ouverte?s?|mal (?:protégé|configuré)e?s?)|page d[’']accueil .{0,20}remplacée|tentative d[’']escroquerie",
  '(?:data|security|privacy) (?:breach|leak|theft|exposure)\\p{L}*|breached (?:its |the |their )?(?:systems?|networks?|servers?|defences)|(?:theft|stole|stolen|steal\\p{L}*) .{0,30}(?:data|records|files|database)',
  '(?:data|records?|files|passwords?|credentials|database|accounts|documents|e-?mails) .{0,24}(?:leaked|leak(?!\\p{L})|stolen|exposed|compromised)|(?:leak(?:s|ed)?|exposes?|exposed) .{0,30}(?:data|records|files|customers|users|accounts|passwords|database|patients)',
  '(?:was|were|been|being|gets?|got|had been) hacked|hackers? (?:\\p{L}+ ){0,2}(?:stole|steal|claim|broke|breach|access|leak|hit|took|take|demand|say|says|dump|publish)\\p{L}*|(?:denie[sd]|denying|confirms?|confirmed|admits?|admitted|reports? of|claims? of|alleged|massive|after|in) (?:an? |the )?(?:\\p{L}+ )?hack(?!\\p{L})',
  'cyber-?attacks?|cyber[ -]?(?:incident|criminals|intrusion)|ddos attack|malware|intruders?|attackers? .{0,40}(?:gain|access|encrypt|stole|demand|copied|took|lock|publish)\\p{L}*|unauthori[sz]ed access|(?:put|posted|published|offered|appeared|surfaced|dumped|for sale) .{0,30}(?:dark web|hacking forum|forum|Telegram)|dark web|hacking forum|extort\\p{L}*|ransom(?!\\p{L})|hijack(?:ed|ing)|siphon\\p{L}*|harvest\\p{L}* .{0,20}(?:data|credentials|passwords)|bogus|impost[eo]rs?|look-?alike|cloned (?:site|page|website)|spyware|trojan|(?:database|bucket|server|backup) .{0,20}(?:open|unsecured|unprotected|misconfigured|exposed|without a password)|vandali[sz]ed|security incident|gained (?:access|entry)|(?:infect|crippl|paraly[sz])\\p{L}* .{0,30}(?:systems?|computers|servers|network)|fraudsters?|crooks|thieves .{0,20}(?:data|records)|(?:encrypt|scrambl|lock)(?:ed|ing) .{0,30}(?:servers?|files|systems|data|records|computers)|scam(?:s|mers)?(?!\\p{L})|spoof\\p{L}*|impersonat\\p{L}*|knocked offline|taken offline|defaced|denial[- ]of[- ]service|broke into|break-in|phishing|(?:fake|fraudulent) (?:messages|texts?|text messages|e-?mails?|postal texts)|(?:systems?|servers?|networks?|website) (?:\\p{L}+ ){0,3}(?:compromised|hacked|breached)',
  'تسر(?:ي|ّ)?ب\\p{L}* .{0,25}(?:بيانات|معطيات|معلومات|وثائق|ملفات|قاعدة|حسابات|مؤمن|زبون|زبناء)|(?:بيانات|معطيات|معلومات|وثائق) (?:\\p{L}+ )?مسربة|تسريب|سرقة (?:ال)?(?:بيانات|معطيات|قاعدة|معلومات)|سرقة .{0,20}(?:بيانات|معطيات)|اختراق(?! (?:حاجز|مستوى|السوق|أسواق|دفاع))|هجوم (?:ال)?(?:سيبراني|إلكتروني|معلوماتي|حجب)\\p{L}*|هجوم ب(?:برنامج|برمجي|فيروس|الفدية|حجب)\\p{L}*|هجمات? (?:ال)?(?:سيبراني|إلكتروني)\\p{L}*|تصيد|قرصنة(?! (?:الأغاني|الأفلام|المباريات|القنوات|بحرية))|قراصنة|برامج? (?:ال)?فدية|(?:ال)?برنامج (?:ال)?فدية|رسائل (?:نصية )?(?:احتيالية|مزيفة)|حجب الخدمة|تشويه (?:ال)?(?:موقع|واجهة|صفحة)|عرضت للبيع|(?:عرض|نشر|نشرت|عرضت) .{0,30}(?:بيانات|معطيات|قاعدة).{0,40}(?:للبيع|تيليغرام|منتدى|الإنترنت|مظلم)|مهاجم(?:ون|ين)|هاكرز|مقرصن\\p{L}*|ولوج غير (?:مشروع|مرخص|قانوني)|برمجي(?:ة|ات) (?:خبيثة|ضارة)|احتيال (?:ال)?(?:إلكتروني|رقمي)|(?:مواقع|صفحات|حسابات) (?:مزيفة|وهمية)|انتحال|[يت]نتحل|شبكة (?:ال)?مظلمة|متسلل(?:ون|ين)|تسلل(?:وا)? إلى|ابتزاز|تهكير|خرق (?:أمني|معلوماتي)|(?:بيانات|معطيات) .{0,20}(?:مكشوفة|منشورة|متاحة|مسروقة)|برنامج تجسس|حصان طروادة|روابط مشبوهة|محتال(?:ون|ين)|نصاب(?:ون|ين)|رسائل (?:مضللة|خادعة)|(?:شل|تعطيل|عطل)\\p{L}* .{0,20}(?:أنظمة|نظام|خوادم|موقع)\\p{L}*|فدية|شفر(?:ت)? .{0,20}(?:خوادم|ملفات|أنظمة|بيانات)|(?:استولى|استولت|الاستيلاء) .{0,20}(?:بيانات|معطيات|وثائق|ملفات)',
);
export const breachCue = anyOf(
  breachWords,
  beside(75, lost, loot),
  beside(70, burglars, `${brokenInto}|${lost}`),
  beside(90, strangers, `${brokenInto}|${lost}`, `${loot}|${systems}`),
  beside(90, attack, brought, systems),
  beside(100, couldBeSeen, secret),
);

/** Kinds of attack: canonical name ← words. */
export const breachKinds: [RegExp, string][] = [
  [/déni de service|ddos|denial[- ]of[- ]service|حجب الخدمة/iu, 'denial-of-service'],
  [
    /rançongiciel|ransomware|rançon(?!\p{L})|ransom(?!\p{L})|(?<!dé)chiffré|encrypted|scrambled|locked (?:out|up)|illisibles|فدية|شفر/iu,
    'ransomware',
  ],
  [
    /hameçonnage|phishing|smishing|faux (?:messages|courriels|SMS|remboursements)|frauduleux|escroquerie|arnaque|usurp|faux (?:conseillers|site|compte)|piégés?|bogus|scam|fraudster|impersonat|spoof|look-?alike|(?:fake|fraudulent) (?:postal )?(?:messages|texts?|e-?mails?)|تصيد|رسائل (?:نصية )?(?:احتيالية|مزيفة)|احتيال|محتال|نصاب|[يت]?نتحل|انتحال|وهمية|مشبوهة/iu,
    'phishing',
  ],
  [/défigur|defac|vandali|page d['’]accueil .{0,20}remplacée|تشويه/iu, 'defacement'],
  [
    /fuite|leak|(?:data|security) breach|exposé?es?(?!\p{L})|(?:mise?s?|proposée?s?) (?:en|à la) vente|for sale|dark ?web|mises? en ligne|diffusée?s?|expos(?:ed|ure)|spill\p{L}*|left (?:open|visible|unprotected|accessible)|laid bare|bared|circul(?:at|ent|ait)\p{L}*|turn(?:s|ed)? up|libre accès|dans la nature|مكشوف|متاحة|تسريب|تسرب|للبيع|المظلمة/iu,
    'leak',
  ],
  [
    /intru(?:sion|ders?)|got in(?:to)?(?!\p{L})|had been inside|inconnus|pirat|hack|broke into|break-in|vol (?:de|des)|dérob|exfiltr|stole|theft|copied|تسلل|متسلل|مجهول|اختراق|قرصنة|قراصنة|سرقة/iu,
    'intrusion',
  ],
  [
    /cyber-?attaque|attaque (?:informatique|qui)|cyber-?attack|cyber incident|compromi|هجوم|هجمات/iu,
    'attack',
  ],
];

/** What the victim says of it: canonical name ← words; whoever denies is heard before whoever claims. */
export const breachStatus: [RegExp, string][] = [
  [
    /dément\p{L}*|démenti|réfut\p{L}*|(?<!\p{L})nie(?:nt)?(?!\p{L})|denie[sd]|deny|reject(?:s|ed)|refut(?:es|ed)|نف[ىت](?!\p{L})|[يت]نفي|تنفي|كذب(?:ت)?(?!\p{L})|[يت]كذب|تكذيب|(?:aucune|pas (?:été|subi)|not|no|never) .{0,40}(?:intrusion|compromi|fuite|piraté|breach|hacked|leak).{0,60}(?:assur|affirm|indiqu|précis|said|says|insist)|(?:assur|affirm|said|says).{0,40}(?:n['’]ont|n['’]a|were not|was not|no)/iu,
    'denied',
  ],
  [
    /revendiqu(?:e|ent) (?:le|la|l['’]|avoir)|(?:affirm|prétend|assur|dis?)\p{L}* (?:détenir|avoir (?:frappé|volé|dérobé|piraté|exfiltré|eu accès))|tableau de chasse|ni confirmé ni|n['’]a (?:pas |ni )(?:réagi|commenté|confirmé)|claim(?:s|ed)? (?:to|that|it)|says? it (?:has|stole|holds)|not (?:responded|commented|confirmed)|neither confirmed|[يت]زعم|زعم|ادع[تى]|[يت]دع[يو]|لم [يت]علق/iu,
    'claimed',
  ],
  [
    /confirm(?:e|é|ent|er|ed|s)?(?!\p{L})|reconn(?:aît|u|aissent)|admet(?!\p{L})|a admis|avoir été victime|acknowledg\p{L}*|admit(?:s|ted)|أكد(?:ت)?(?!\p{L})|[يت]ؤكد|اعترف|أقر|[يت]قر(?!\p{L})/iu,
    'confirmed',
  ],
];

/** Words around an attack that make it advice, a drill, a statistic or a look back. */
export const noBreach = veto(
  /leaked (?:documents?|memos?|e-?mails?|files|code) (?:suggest|show|reveal|indicate|sa[iy])|vulnérabilités? (?:dans|de|du|a|ont)|permet(?:tent|tant)? (?:à|aux) (?:un |des )?attaquant|allow\p{L}* (?:an? |remote )*attacker|CVE-\d|vulnerabilit(?:y|ies) in|protég\p{L}+ contre|en cas d|\baucune? .{0,40}(?:signal|constat|relev|enregistr|recens)|risques? (?:d|de)|face aux?|se protéger|prévenir|obligations|(?:jours|semaines|mois|ans|années) après|pourrai(?:t|ent) (?:paralyser|subir|toucher|viser|être)|scénario|exercice de|simulation|simulé|et si |en tête des|bulletin (?:mensuel|de|d['’])|(?:par|chaque) (?:semaine|mois|jour|an)(?!\p{L})|lutte contre|contre (?:les|la|le|l['’]) (?:cyber|hameçon|rançon|fuite|pirat)|(?:days|weeks|months|years) after|in case of|in the event|\bno\b .{0,40}(?:reported|recorded|seen)|protect(?:s|ion)? (?:from|against)|against (?:\p{L}+ )?(?:cyber|phish|ransom|hack|malware|attack|intru|spyware|scam|fraud)|(?:\p{L}+tion|security|cyber|leak|theft|breach) risks?(?!\p{L})|could (?:paraly|hit|cripple|suffer)|what if|scenario|drill|exercise|(?:attacks|incidents|attempts) (?:a|per|each|every) (?:week|month|day|year)|عند وقوع|في حال|لم يسجل|مخاطر|لمواجهة|مواجهة|للحماية|مكافحة|مخاوف من|لمنع|باحث(?:ان|ين|ون)|بعد (?:\p{L}+ ){0,2}(?:يوم|يوما|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|عام|عامين|أعوام|سنة|سنتين|سنوات)(?!\p{L})|(?<!\p{L})قد [يت]|ماذا لو|سيناريو|تمرين|محاكاة|أسبوعيا|شهريا|\d+ إشعار/iu,
);
/** Titles about attacks in general, their sequels in court and the way back. */
export const noBreachTitle = veto(
  /what to (?:do|know)|que (?:faire|savoir)|(?:\d+|\p{L}+) (?:years?|ans|décennies?) (?:on|ago|later|plus tard)(?!\p{L})|il y a (?:\d+|\p{L}+) ans|قبل (?:\d+ |\p{L}+ )?(?:سنوات|سنتين|عامين|أعوام)|(?:up|down|rise|rose|fell|soar\p{L}*|surge[sd]?|grow\p{L}*|grew) (?:by )?(?:a |an |\d)|(?:survey|study|statistics|figures show|en hausse|en baisse|étude|sondage|statistiques)(?!\p{L})|(?:sur|in|out of) (?:dix|cinq|ten|five|four|three)(?!\p{L})|ارتفاع|تزايد|دراسة|إحصاء|موجة|(?<!\p{L})can(?!\p{L})|how to|lawsuits?|sued|charge[sd]|sentenced|arrest\p{L}*|jailed|pleads?|condamn\p{L}*|procès|extrad\p{L}*|interpell\p{L}*|fears? (?:of|that)|patch(?:es|ed)?(?!\p{L})|retour à la normale|enseignements|back to normal|lessons|recover(?:s|ed|y)|record year|trends?|barom|tendance|تستعيد|استرجاع|دروس|اعتقال|محاكمة|يحارب|تحارب|للحد من|إشعارا?(?!\p{L})|نصائح|كيف/iu,
);

/** An attack that is only played. */
export const drillCue = veto(
  /drill(?!\p{L})|(?:security|crisis|cyber|live|national|planned|training) exercise|(?:the|an|this) exercise (?:lasted|was|is|will|brought|involved)|make-believe|mock (?:attack|cyber|phishing|ransom)|pretend(?:ed)? attack|simulat(?:ed|es|ion|ing)|rehears\p{L}*|exercice (?:de|sera|grandeur|national|a (?:duré|réuni|mobilisé))|l[’']exercice|simul(?:é|ée|ation|ait|er)\p{L}*|faux (?:rançongiciel|piratage|pirates?|virus|hameçonnage)|fausse (?:attaque|cyberattaque|alerte)|fictive?s?(?!\p{L})|تمرين|تدريب على|محاكاة|[يت]حاكي/iu,
);

/** Who warns of attacks and is no victim of them. */
export const watchers =
  /cert\b|dgssi|cndp|dgsn|anssi|check point|kaspersky|commission nationale|direction générale de la (?:sécurité|sûreté)|telegram|national police|اللجنة الوطنية|المديرية العامة ل(?:أمن|لأمن)|تيليغرام/iu;

/** Titles that ask, argue or imagine tell no news of money, laws or attacks. */
export const musing =
  /[?؟]\s*»?$|^(?:show hn|ask hn|opinion|op-ed|tribune|chronique|édito(?:rial)?|analyse|analysis|guide|entretien|interview|رأي|تحليل|افتتاحية|حوار)\s?[:|-]|^(?:pourquoi|comment|why|how|what|لماذا|كيف|ماذا)(?!\p{L})/iu;

/** Stages of a funding round: canonical name ← words. */
export const roundStages: [RegExp, string][] = [
  [/pré-?s[ée]rie a|pre-?series[ -]a|ما قبل السلسلة (?:أ|A)/iu, 'pre-series-a'],
  [/pré-?amorçage|pre-?seed/iu, 'pre-seed'],
  [
    /amorçage|\bseed\b|تأسيسي?|البذرة|بذرة|تمهيدي|تمويل\p{L}* (?:ال)?أولي|(?:ال)?أولي (?:قدره|بقيمة)/iu,
    'seed',
  ],
  [/(?<!pré-?|pre-?)s[ée]rie?s?[ -]a(?!\p{L})|(?<!قبل )السلسلة (?:أ|A)/iu, 'series-a'],
  [/(?<!pré-?|pre-?)s[ée]rie?s?[ -]b(?!\p{L})|(?<!قبل )السلسلة (?:ب|B)/iu, 'series-b'],
  [/(?<!pré-?|pre-?)s[ée]rie?s?[ -]c(?!\p{L})|(?<!قبل )السلسلة (?:ج|C)/iu, 'series-c'],
  [
    /closing|(?:first|final|second) close|(?:lanc|cré|constitu)\p{L}* .{0,20}un (?:nouveau )?fonds|(?:launch|creat|unveil|set)\p{L}*(?: up)? .{0,40} fund(?!\p{L})|(?:إطلاق|أطلق\p{L}*|إحداث|أحدث\p{L}*) .{0,12}صندوق|fonds d['’]investissement|صندوق(?:ها)? (?:ال)?استثمار|(?:ال)?إغلاق (?:ال)?(?:أول|نهائي)/iu,
    'fund',
  ],
];

/** Words that name whoever put money in, before the names. */
export const investorCue =
  /(?:mené[es]?|conduite?|dirigée?|pilotée?|souscrite?|emmenée?|portée?) (?:par|auprès de)|auprès (?:de |d['’]|du )|avec la participation (?:de |d['’]|du )|aux côtés (?:de |d['’]|du )|(?:co-)?led by|backed by|(?:with )?participation (?:from|of)|joined by|from (?=\p{Lu})|بقيادة|بقياده|قادها|قادته|قادتها|بمشاركة|بمساهمة|من طرف|من صندوق|صندوق (?=«)/giu;
/** Words that name whoever put money in, behind the names. */
export const investorBehind =
  /^\s(?:(?:a|ont|has|have) )?(?:led|leads|mène|mené|conduit|injecte(?:nt)?|invest(?:it|issent|i|ed|s)|participe(?:nt)?|took part|backed)(?!\p{L})/iu;

/** A fair where others offer jobs offers none itself. */
export const fairCue = cue('salon|forum|(?:job|career) fair|fair(?!\\p{L})', 'معرض|منتدى|ملتقى');

/** Countries and continents say less of where something is than a town does. */
export const widePlace =
  /^(?:Maroc|Morocco|المغرب|Royaume|Afrique|Africa|إفريقيا|أفريقيا|Kingdom)$/iu;

/** What stands before the name of a firm: “la start-up”, “coding school”, «شركة». */
export const firmBefore =
  /(?:start-?up|jeune pousse|fintech|\p{Ll}+tech|société|entreprise|groupe|plateforme|application|éditeur|école(?: de (?:codage|code))?|programme|company|firm|platform|school|operator|startup|app|-based)(?: \p{Ll}+(?:aine?|oise?|ienne?|ien|ais|aise))? $/iu;
/** The same in Arabic, where names stand in quotation marks. */
export const quotedFirm =
  /(?:شرك[ةات]\p{L}*|مقاول\p{L}*|منصة|مجموعة|تطبيق|مدرسة|برنامج|مؤسسة)?[^«»]{0,14}«([^»]{2,40})»/u;

/** What leads up to the name of whoever raises money: “Rabat’s”, “Nairobi-based”, “Home Security Startup”. */
export const beforeRaiser =
  /^.*(?:(?<=\p{L})[’']s |-based |(?<!\p{L})(?:start-?up|jeune pousse|[\p{L}-]*tech|company|platform|firm|société|entreprise|groupe|éditeur|plateforme|application|app|maker|lender|provider) (?:(?:mobile|\p{Ll}+(?:aine?|oise?|ienne?|ien|ais|aise)) )?)/iu;
