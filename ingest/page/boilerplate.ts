/** What stands on article pages without being the article: names of page parts and phrases per language, as data. */

/** Words in class and id names of parts that are not the article. A part is `word` or `word-…`, in French, English and themes’ own habits. */
export const partNames = new Set(
  `ad ads advert advertisement advertising adsbygoogle pub publicite sponsor sponsored promo promoted promotion outbrain taboola teads
  comment comments commentaire commentaires disqus replies respond reactions avis
  related relatedposts relative similar recommended recommendations reco more-on readmore read-more read-also lire-aussi lireaussi alire voir-aussi see-also renvoi suggestions
  share sharing shares social socials reseaux partage partager addtoany sharedaddy addthis toolbar-share
  newsletter newsletters subscribe subscription inscription signup sign-up abonnement abonnez mailing optin
  cookie cookies consent gdpr rgpd onetrust didomi cmp privacy-banner
  breadcrumb breadcrumbs fil-ariane ariane
  sidebar side-bar aside widget widgets rail
  popular most-read mostread trending plus-lus les-plus-lus tendances latest-news top-stories
  caption wp-caption-text figcaption legend legende credit credits copyright photo-credit image-credit
  author-box author-bio authorbio about-author bio biography
  forum forums voices
  tools outils toolbar a11y printer
  don dons donate donation donations soutien soutenir supporter
  tags tag-list tagcloud post-tags keywords entry-tags
  pagination pager nav-links post-navigation prev-next next-article article-suivant
  footer footnav menu navbar navigation nav topbar skip-link
  modal popup pop-up overlay lightbox toast snackbar interstitial
  print-only screen-reader-text sr-only visually-hidden offscreen
  poll sondage quiz rating ratings votes
  feedback report-error corrections-form apps app-banner download-app
  whatsapp telegram follow follow-us suivez suivez-nous google-news`.split(/\s+/),
);

/** Names of the container that holds the article itself: never stripped, whatever else they are called. */
export const bodyNames =
  /(?:article|story|post|entry|single|content|news)[-_]?(?:body|content|text|txt|main|full)|(?:^|\s)(?:main|content|article|post|entry|story)(?:\s|$)|articleBody|live-?blog|td-post-content|entry__content|field--name-body|node-content/i;

/** Elements that never hold article text. */
export const strippedElements =
  'script,style,noscript,template,nav,footer,form,button,input,select,textarea,iframe,object,embed,svg,canvas,figcaption,dialog,menu,audio,video,[hidden],[aria-hidden="true"],[role="dialog"],[role="alertdialog"],[role="navigation"],[role="banner"],[role="contentinfo"],[role="complementary"],[role="search"],[aria-modal="true"],amp-ad,amp-social-share,amp-embed';

/** A whole line that begins so is a pointer elsewhere, a call or a credit. Matched on folded text (lower case, no marks). */
export const lineStarts = [
  // French
  'lire aussi',
  'a lire ensuite',
  'lisez aussi',
  'pour aller plus loin',
  'sur le meme',
  'en lien avec',
  'nos lecteurs lisent aussi',
  'lire egalement',
  'lire la suite',
  'lire plus',
  'a lire aussi',
  'a lire egalement',
  'a lire',
  'voir aussi',
  'voir egalement',
  'ecouter aussi',
  'regarder aussi',
  'a voir aussi',
  'a ne pas manquer',
  'sur le meme sujet',
  'sur le meme theme',
  'articles lies',
  'articles similaires',
  'articles connexes',
  'dans la meme rubrique',
  'plus de sujets',
  'les plus lus',
  'nos articles',
  'partager',
  'partagez',
  'partager sur',
  'partager cet article',
  'suivez-nous',
  'suivez nous',
  'suivre',
  'retrouvez-nous',
  'rejoignez-nous',
  'rejoignez notre',
  'abonnez-vous',
  'inscrivez-vous',
  's’abonner',
  "s'abonner",
  'recevez',
  'newsletter',
  'laisser un commentaire',
  'commentaires',
  'reagir',
  'ajouter un commentaire',
  'publicite',
  'annonce',
  'sponsorise',
  'contenu sponsorise',
  'cet article vous a',
  'avez-vous apprecie',
  'credit photo',
  'credits photo',
  'photo :',
  'copyright',
  'tous droits reserves',
  'mots-cles',
  'mots cles',
  'tags :',
  'etiquettes',
  'temps de lecture',
  'telechargez',
  'nous utilisons des cookies',
  'ce site utilise des cookies',
  'la suite apres la publicite',
  'la suite apres cette publicite',
  'tweeter',
  'envoyer cet article',
  'envoyer a un ami',
  'version imprimable',
  'version pour imprimante',
  'imprimer cet article',
  'recommander cet',
  'recommander cette',
  'ecouter cet article',
  'ecouter l’article',
  'augmenter la taille',
  'diminuer la taille',
  'agrandir le texte',
  'voir en ligne',
  'abonnez-vous !',
  'dans la meme rubrique',
  'ajouter aux favoris',
  'reagir a cet article',
  'les articles publies',
  'les opinions exprimees',
  // Arabic
  'ذات صله',
  'طالع كذلك',
  'طالعوا ايضا',
  'استمع الي المقال',
  'استمعوا الي',
  'تكبير حجم',
  'تصغير حجم',
  'حجم الخط',
  'ارسل الخبر',
  'ارسل الي صديق',
  'ارسل المقال',
  'اطبع',
  'نسخه للطباعه',
  'اضف الي المفضله',
  'عدد القراء',
  'عدد المشاهدات',
  'عدد الزيارات',
  'تابع القراءه بعد',
  'يتبع بعد الاعلان',
  'جميع المقالات تعبر',
  'المقالات المنشوره',
  'الاراء الوارده',
  'التعليقات المنشوره',
  'نسخ الرابط',
  'الرابط المختصر',
  'اقرا ايضا',
  'إقرا ايضا',
  'اقرا المزيد',
  'اقرا عن',
  'لا يفوتك',
  'لا تفوت',
  'تابع القراءه',
  'للمزيد',
  'في نفس السياق اقرا',
  'موضوع ذو صله',
  'في نفس الموضوع',
  'اقرا كذلك',
  'اقراوا ايضا',
  'اقرؤوا ايضا',
  'اقرا ايضاً',
  'طالع ايضا',
  'شاهد ايضا',
  'مواضيع ذات صله',
  'مواضيع ذات الصله',
  'مقالات ذات صله',
  'مقالات مشابهه',
  'اخبار ذات صله',
  'قد يهمك',
  'قد يعجبك',
  'المزيد من',
  'شارك',
  'شاركها',
  'مشاركه',
  'شارك الخبر',
  'شارك المقال',
  'شارك على',
  'تابعونا',
  'تابعنا',
  'تابعوا',
  'انضم',
  'انضموا',
  'اشترك',
  'اشتركوا',
  'النشره البريديه',
  'التعليقات',
  'اضف تعليق',
  'اترك تعليق',
  'اترك ردا',
  'اعلان',
  'الوسوم',
  'كلمات مفتاحيه',
  'كلمات دلاليه',
  'حقوق النشر',
  'جميع الحقوق محفوظه',
  'نستخدم ملفات',
  'يستخدم هذا الموقع',
  'حمل تطبيق',
  'الاكثر قراءه',
  // English
  'read more',
  'article continues',
  'story continues',
  'continue reading',
  'listen to this article',
  'you might also enjoy',
  'you may also enjoy',
  'was this email forwarded',
  'before you read on',
  'since you’re here',
  'since you are here',
  'on this page',
  'jump to',
  'the views expressed',
  'opinions expressed',
  'read also',
  'also on',
  'don’t miss',
  'keep reading',
  'what to read next',
  'editor’s picks',
  'editors’ picks',
  'recommended stories',
  'also read',
  'read next',
  'see also',
  'related',
  'related articles',
  'related stories',
  'more on this',
  'more from',
  'recommended',
  'you may also like',
  'you might also like',
  'most read',
  'share this',
  'share on',
  'share',
  'follow us',
  'follow on',
  'sign up',
  'subscribe',
  'newsletter',
  'get our',
  'join our',
  'leave a comment',
  'comments',
  'add a comment',
  'advertisement',
  'sponsored',
  'image credit',
  'photo credit',
  'photo:',
  'copyright',
  'all rights reserved',
  'tags:',
  'tagged in',
  'tagged with',
  'posted in',
  'filed under',
  'more information:',
  'this document is subject to copyright',
  'disclaimer:',
  'topics:',
  'reading time',
  'download our',
  'we use cookies',
  'this site uses cookies',
  'click here',
  'skip to',
  'our standards',
  'reporting by',
  'editing by',
  'watch:',
  'listen:',
  'print this',
  'email this',
  'enable javascript',
  'this article was originally',
];

/** A whole line that is nothing but such words (separated by anything) is a bar of buttons. */
export const barWords = new Set(
  `partager share tweet tweeter facebook twitter x linkedin whatsapp telegram email e-mail mail courriel print imprimer copier copy lien link pinterest reddit messenger instagram youtube tiktok viber sms plus more
  comments commentaires follow suivre save enregistrer sur on via par le la pin it شارك شاركها مشاركه على فيسبوك تويتر واتساب واتس اب تيليغرام تلغرام تيلغرام لينكد ان لينكدإن ايميل بريد طباعه طباعة نسخ الرابط انسخ رابط ماسنجر انستغرام`.split(
    /\s+/,
  ),
);

/** Ids and classes of consent layers: gone whatever they hold, a policy’s prose included. */
export const consentNames =
  /(?:^|[\s_-])(?:onetrust|ot-sdk|didomi|sp_message|truste|cookiebot|cybot|usercentrics|qc-cmp\d?|axeptio|tarteaucitron|cookie-?(?:banner|consent|notice|law|policy-popup|preferences?|settings|modal|list)|consent-?(?:banner|modal|dialog|popup|manager|tool)|privacy-?(?:modal|pref(?:erences?)?|popup|banner|notice)|gdpr|rgpd|ccpa)(?![\p{L}])/iu;

/** Headings of boxes that stand in or behind a text: other articles, gifts, letters, summaries by machines, tools, documents. Matched on folded text of short lines. */
export const boxHeads =
  /^(?:nos (?:autres|derni?er(?:e?s)?|newsletters|lettres|services|applications)|d'autres|autres (?:articles|actualites|communiques|infos|sujets|publications|depeches|nouvelles|contenus)|(?:pour )?(?:poursuiv|continu|prolong)(?:ez|re|er) (?:votre|la|avec)|a (?:decouvrir|suivre) aussi|sur (?:ce|le meme) (?:sujet|theme)|encore plus|dernieres? (?:actualites?|minutes?|nouvelles|infos|publications)|les? plus (?:lus?|commentes?|partages?|recents?)|a la une|l'essentiel (?:par|en|de l'article)|(?:le )?resume (?:par|genere|de l'ia|automatique)|en bref|soutenez|soutenir|faites un don|(?:cet article|cette enquete|ce reportage|ce media|ce site|notre (?:journal|site|redaction)) (?:vous|a ete|a demande|existe|vit|est gratuit)|vos (?:commentaires|reactions|avis)|donnez votre avis|reagissez|pieces? jointes?|documents? (?:joints?|a telecharger)|telechargements?|contacts? presse|a propos (?:de l'auteur|de nous)|qui sommes|mentions legales|services?$|photos? du jour|agenda$|meteo$|sondage|partagez|restez (?:informe|connecte)|ne (?:ratez|manquez)|more (?:stories|from|news|on|articles|like)|other (?:stories|news|articles)|latest (?:stories|news|articles)|most (?:read|popular|viewed|shared)|(?:you )?(?:may|might) (?:also )?like|up next|next up|trending|popular (?:now|stories|posts)|top stories|recommended|(?:ai|machine)[- ](?:generated )?summary|summary by|in brief$|support (?:us|our|independent)|donate|become a (?:member|supporter)|about the (?:author|writer)|downloads?$|attachments?$|documents?$|press contacts?|media contacts?|reader comments|your comments|join the (?:discussion|conversation)|vote|poll|اخبار اخري|مواضيع اخري|مقالات اخري|اخر الاخبار|احدث (?:الاخبار|المقالات)|المزيد (?:من|عن|في)|الاكثر (?:قراءه|تداولا|مشاهده|تعليقا)|في نفس (?:الموضوع|السياق|القسم)|ذات صله|قد يهمك|ملخص (?:الذكاء|الي|المقال|بالذكاء)|خلاصه (?:الذكاء|اليه)|ادعم(?:وا|نا)?|تبرع(?:وا)?|ساهم(?:وا)? في دعم|عن الكاتب(?:ه)?|نبذه عن|وثائق|مرفقات|ملفات للتحميل|للتواصل|للاتصال|استطلاع|تعليقات القراء|اراء القراء|تعليقاتكم|شارك(?:وا)? براي|خدمات$|صوره اليوم)(?!\p{L})/u;

/** A form for comments, in words: the block around it holds readers’ voices. Matched on folded text. */
export const commentForms =
  /votre adresse (?:e-?mail|de messagerie) ne sera pas publiee|your email address will not be published|لن يتم نشر (?:عنوان )?بريدك|les champs obligatoires sont indiques|required fields are marked|الحقول الالزاميه/u;

/** A line that opens the readers’ comments; what follows is theirs. Matched on folded text. */
export const commentHeads =
  /^(?:\d+ )?(?:messages? (?:de|du|sur le) forum|تعليقات?|laissez? (?:un commentaire|une reponse)|ajouter un commentaire|(?:vos |les )?(?:commentaires?|reactions?)(?: des lecteurs| des internautes)?|avis des lecteurs|leave a (?:reply|comment)|(?:your |reader )?comments?|(?:reader )?reactions?|post a comment|join the (?:conversation|discussion)|تعليقات (?:القراء|الزوار|المتابعين)|اراء القراء|تعليقاتكم|اضف تعليق(?:ك|ا)?|اترك تعليق(?:ا|ك)?|اترك ردا|التعليقات|تعليقات)(?:\s*[(:]?\s*\d*\s*\)?)?(?:$|\s(?:votre|your|لن)\s)/u;

/** Calls to act: a verb at the beginning of a line, and the thing called for anywhere in it. Matched on folded text. */
export const callVerbs =
  /^(?:enjoyed this|liked this|cet article vous a plu|vous avez aime|اعجبك|suivez|suivre|retrouvez|rejoignez|abonnez|inscrivez|cliquez|telechargez|recevez|envoyez|soutenez|activez|profitez|ecrivez|partagez|reagissez|participez|decouvrez|offrez|votez|une question|un temoignage|une information|une idee|vous avez une|follow|subscribe|sign up|join|click|tap|download|get|send us|submit|log ?in|register|for the latest|to (?:view|read|continue|access)|want (?:more|to)|do you (?:want|have|know)|have you|got a|tell us|write to us|share your|support|become|before you read on|since you(?:'re| are) here|this (?:story|article|piece) (?:ran|appeared|was) first|stay (?:up|informed|tuned)|don't miss|if you(?:'re| are) (?:seeing|already)|if you (?:enjoyed|liked|love|have|know|work)|تابعوا|تابعونا|تابع|تابعنا|انضم|انضموا|اشترك|اشتركوا|اضغط|اضغطوا|انقر|حمل|حملوا|توصل|توصلوا|للانضمام|للاشتراك|لمتابعه|لقراءه|للمزيد|لمزيد|للاطلاع|شاركنا|شاركونا|شارك|شاركوا|هل لديك|هل لديكم|ارسلوا|ارسل|راسلونا|صوتوا|ادعموا|ساهموا|فعلوا|فعل)(?!\p{L})/u;
export const callObjects =
  /(?<!\p{L})(?:newsletters?|lettres? d'information|notre (?:chaine|canal|groupe|page|compte|application|lettre)|google news|whatsapp|telegram|instagram|twitter|facebook|youtube|linkedin|apps?|application mobile|(?:the|our) [\p{L}]+ letter|our (?:channel|app|page|group|newsletter|mailing list|community)|inbox|notre redaction|la redaction|nos (?:contenus|articles|journalistes|abonnes|lecteurs)|en illimite|sans engagement|(?:votre|nos|les) commentaires?|follow me|clap|our (?:readers|journalism|work|reporters|reporting)|tell us about|in the comments|(?:friday|monday|weekly|daily|morning|evening) (?:letter|briefing|email)|before breakfast|subscri(?:be|ber|bers|ption)|full (?:story|article)|letters? to the editor|breaking news|latest news|in-depth|unlimited|informed|فيسبوك|واتساب|واتس اب|تلغرام|تيليغرام|يوتيوب|جوجل|غوغل|انستغرام|تطبيق\p{L}*|قناتنا|صفحتنا|مجموعتنا|نشرتنا|النشره البريديه|حسابنا|التعليقات|تعليق(?:ات)?كم|رايك(?:م)?|الاشتراك|اشترك(?:وا)?|الجرس|جرس التنبيهات|اخر الاخبار)(?!\p{L})/u;

/** When, and nothing else: the hour an entry of a live blog was written. Matched on whole lines. */
export const timeLine =
  /^\p{N}{1,2}\s?[:.hH]\s?\p{N}{2}(?:[:.]\p{N}{2})?(?:\s?[ap]\.?m\.?)?(?:\s?\(?(?:[A-Z]{2,5}|بتوقيت [\p{L} ]{3,20}|صباحا|مساء|ص|م)\)?)?(?:\s?[,،-]?\s?\p{N}{1,2}\s?\p{L}{3,9}\.?)?$/u;

/** A label and an address, or who sent a release. Matched on whole lines. */
export const senderLine =
  /^(?:logo|photos?|video|infographic|multimedia|contacts?|source|web ?site|site web|الموقع)\s?[-–:]\s?https?:\S+$|^SOURCE\s\p{Lu}[^.!?]{2,80}\.?$/u;

/** What an outlet says of the text after it: corrections, the names behind a broadcast, who paid. Lines of at most 350 characters, matched on folded text. */
export const editorNotes =
  /^(?:correction|correctif|rectificatif|erratum|clarification|editor's note|note de la redaction|n\.?d\.?l\.?r\.?|تصحيح|تصويب|استدراك|ملاحظه المحرر)(?!\p{L})[^:]{0,45}:|brought to you by|^(?:in partnership|produced in association) with|^(?:en partenariat|en association) avec|^(?:contenu|article|publi-?reportage|billet) sponsorise|^(?:sponsored|paid|partner) (?:content|post|by)|^(?:a word|a message) from our (?:sponsors?|supporters?|partners?)|(?:هذه الحلقه|هذا المحتوي|هذا المقال) (?:برعايه|بشراكه)|^(?:برعايه|محتوي (?:ممول|مدعوم|ترويجي))|^(?:music|musique|edited|montage|mix(?:ed|age)?|produced|realisation) (?:by|par|de|:)|(?:liens?|links?) .{0,30}(?:affili|commission)|^(?:certains liens|some links)|^(?:additional reporting|reporting contributed|this (?:story|article|post|piece) (?:has been|was) (?:amended|updated|corrected|produced|supported|edited))|^(?:cet|l')(?:te)? ?(?:article|entretien|interview|dossier|enquete|reportage) (?:a ete|est) (?:relu|realise|produit|mis a jour|modifie|corrige|finance)|^ce (?:dossier|reportage|projet|contenu|podcast) (?:a ete|est) (?:realise|produit|finance|propose)|^(?:انتجت?|انجزت?) هذ[اه] (?:القصه|التحقيق|الماده|التقرير)|^in association with|^(?:en )?partenariat avec|(?:tous droits (?:de reproduction )?reserves|all rights reserved|جميع الحقوق محفوظه|كل الحقوق محفوظه)/u;

/** A file to download: its kind and size stand behind its name. Matched on folded text of short lines. */
export const fileLine =
  /\((?:(?:pdf|docx?|xlsx?|zip|mp3|epub|جزء)[\s,،–-]*)?\d+(?:[.,]\d+)?\s?(?:ko|mo|go|kb|mb|gb|ميغا\p{L}*|كيلو\p{L}*)\)$|\((?:pdf|docx?|xlsx?)\)$/u;

/** A heading behind which a release speaks of its house, and no more of its news. Matched on folded text of whole lines. */
export const houseHeads =
  /^(?:about [\p{L}\p{N}][^.!?]{1,50}|a propos (?:de|d'|du|des) ?[^.!?]{1,50}|forward-looking statements|safe harbou?r(?: statement)?|(?:media|press|investor) contacts?|contacts? (?:presse|medias?)|relations? (?:presse|investisseurs)|نبذه عن [\p{L} ]{2,50}|حول (?:شركه|مجموعه|مؤسسه) [\p{L} ]{2,50}|للتواصل(?: الاعلامي)?|جهه الاتصال)\s?:?$/u;

/** Asks to write to the outlet, or points with a finger. Lines of at most 200 characters, matched on folded text. */
export const appeals =
  /^[👉➡▶📩🔔📢📲✉🎧📥🔗➤►]|(?<!\p{L})(?:contactez[- ]nous|ecrivez[- ]nous|write to us|get in touch with (?:us|our)|contact us|tip(?:s line| us off)|راسلنا|راسلونا|تواصل(?:وا)? معنا|اتصل(?:وا)? بنا)(?!\p{L})/u;

/** Where to reach who wrote it: an address of mail in a short line. */
export const mailLine = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;

/** Marks of a caption or picture credit left in the text; lines of at most 350 characters. Matched on folded text. */
export const captionMarks =
  /^(?:images?|illustrations?|graphic|graphique|infographie|video|montage|screenshot|capture d'ecran|خاص|تصوير|عدسه)\s?: ?[^.!?]{2,70}$|^[^.!?؟]{3,90}(?:[،,(|–—-]|\.)\s?(?:عدسه|تصوير|كاميرا|photos?|ph\.|credits?|©)(?!\p{L})[^.!?؟]{0,60}$|licensing rights|\/file photo|(?:getty images|shutterstock|istock|bestimage|afp photo|reuters\/[\p{L} ]{3,40})\)?\.?$|^(?:credits? )?photos? ?(?:credit|by|:)|^credits?(?: photos?)? ?:|(?:^|, )photo ?:|^(?:image|photo)s? (?:illustrative|d'illustration|d'archives?)|^(?:صوره|الصوره|المصدر)(?: ارشيفيه| تعبيريه)?\s*:|^صوره (?:ارشيفيه|تعبيريه)/u;

/** What a form for a letter says of itself, however long. Matched on folded text. */
export const formNotices =
  /^(?:privacy notice|by (?:signing up|subscribing|registering|submitting|clicking|entering your)|en (?:vous (?:inscrivant|abonnant)|cliquant sur|soumettant|renseignant votre)|vos donnees (?:sont|seront|font)|vous pouvez vous desinscrire|you can (?:unsubscribe|opt out)|newsletters may contain|بالاشتراك|باشتراكك|بالضغط علي|عند الاشتراك|يمكنك (?:الغاء الاشتراك|الانسحاب))(?!\p{L})/u;

/** A label before a headline of another page: «MORE: …», «À LIRE : …». Matched on folded text of lines that are mostly a link. */
export const pointerLabels =
  /^(?:more|read|related|see|watch|listen|video|photos?|gallery|exclusive|opinion|analysis|live|plus|lire|voir|a lire|a voir|aussi|diaporama|en images|reportage|decryptage|entretien|المزيد|اقرا|شاهد|فيديو|بالفيديو|بالصور|صور|تقرير|تحليل|راي|حوار)(?: \p{L}+){0,2}\s*[:：>»|]/u;

/** What a label before a link at the end of a line says of where it leads. Matched on the folded label. */
export const pointingWords =
  /(?<!\p{L})(?:lire|lisez|voir|voyez|decouvr\p{L}+|retrouvez|aussi|egalement|dossier|article|notre|nos|plus d\p{L}*|read|more|also|see|watch|enjoy|like|our|related|details|اقر\p{L}+|شاهد\p{L}*|طالع\p{L}*|تفاصيل|للتفاصيل|المزيد|لمزيد|ايضا|كذلك|ملف\p{L}*|صله)(?!\p{L})/u;

/** The way to a page, printed above it: «Accueil > Tribunes > …». Matched on folded text. */
export const wayHere = /^(?:accueil|home|الرييسيه|الرئيسيه)\s*[>»/›|←-]/u;

/** Lines of a wall: they say that the text ends here, and are none of it. Matched on folded text. */
export const wallLines =
  /^(?:cet |l')?article (?:est )?(?:reserve|exclusivement)|^il vous reste [\d.,]+ ?% de cet article|^la suite (?:de cet article )?est reservee|^(?:deja abonne|pas encore abonne|already a (?:subscriber|member)|subscribe to (?:continue|read|unlock)|this (?:article|story|content) is (?:for|reserved|exclusive)|you have (?:read|reached))|^(?:هذا (?:المقال|المحتوي) (?:مخصص|للمشتركين|حصري)|للمشتركين فقط|محتوي مدفوع|لقراءه المزيد اشترك|سجل الدخول)/u;

/** Words of a wall anywhere in a line. Matched on folded text. */
export const wallWords =
  /reserve aux abonnes|article reserve|il vous reste [\d.,]+ ?% de cet article|pour lire la suite|subscribe to (?:continue|read)|subscribers only|already a subscriber|للمشتركين فقط|محتوي مدفوع|لقراءه المزيد اشترك|هذا المقال مخصص للمشتركين/u;

/** Whose picture it is, and nothing else. Matched on folded text of whole lines. */
export const bareCredit =
  /^[^\p{L}\p{N}]*(?:©|\(c\))[^.!?]{0,120}$|^(?:getty(?: images)?(?:\/\S+)?|reuters|afp|ap|map|epa|istock(?:photo)?|shutterstock|alamy|pa(?: media)?|dr|d\.r\.?|و ?م ?ع|ا ف ب|رويترز)$/u;

/** How long ago, and nothing else but when it was changed. Matched on folded text of whole lines. */
export const agoLine =
  /^(?:(?:last )?(?:updated|published|posted)|mis(?:e)? a jour|publie|modifie|نشر|تحديث|اخر تحديث)?\s*:?\s*(?:il y a \d+ \p{L}+|\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?) ago|(?:منذ|قبل) (?:\d+ )?\p{L}+)\.?$/u;

/** Words that may stand beside a date in a line that says no more than when. Matched on folded text. */
export const dateLineWords =
  /^(?:by|par|le|on|at|a|the|published|posted|updated|modified|last|ago|publie|publiee|mis|mise|jour|modifie|h|a|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|am|pm|utc|gmt|e[sd]?t|p[sd]?t|bst|cet|min|mins?|minutes?|read|lecture|نشر|نشرت|في|يوم|بتاريخ|اخر|تحديث|علي|الساعه|صباحا|مساء|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد)$/u;

/** Things left in by a template: `publish_date]`, `{{ author }}`, `[x]`, `%%title%%`. */
export const placeholder =
  /^\W{0,3}(?:\{\{[^{}]{0,60}\}\}|\{%[^%]{0,60}%\}|%%?[\w-]{2,40}%%?|\[?[a-z]+_[a-z_]{2,40}\]|\[\w{1,20}\]|undefined|null|NaN|\[object Object\])\W{0,3}$/i;

/** Names of news agencies as they sign, folded. */
export const agencies: Record<string, string> = {
  map: 'MAP',
  'و م ع': 'MAP',
  ومع: 'MAP',
  afp: 'AFP',
  'ا ف ب': 'AFP',
  'اف ب': 'AFP',
  reuters: 'Reuters',
  رويترز: 'Reuters',
  ap: 'AP',
  efe: 'EFE',
  apa: 'APA',
  aps: 'APS',
  tap: 'TAP',
  xinhua: 'Xinhua',
  شينخوا: 'Xinhua',
  bloomberg: 'Bloomberg',
  dpa: 'dpa',
  ansa: 'ANSA',
  'agence ecofin': 'Agence Ecofin',
  الاناضول: 'Anadolu',
  anadolu: 'Anadolu',
  'avec agences': 'agences',
  'avec map': 'MAP',
  'avec afp': 'AFP',
  وكالات: 'agences',
  aap: 'AAP',
};

/** Fold for comparing: lower case, Latin accents and Arabic marks gone, Arabic letter variants one. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/’/g, "'")
    .toLowerCase()
    .trim();
}
