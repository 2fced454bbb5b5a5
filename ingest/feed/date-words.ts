/** Names of months, days and zones as feeds and pages write them. Keys in lower case, NFC, without full stops. */

/** Month names → 1–12. Arabic: the Moroccan, the Egyptian and the Levantine series. */
export const months: Record<string, number> = {
  ...series(
    'january february march april may june july august september october november december',
  ),
  ...series('jan feb mar apr may jun jul aug sep oct nov dec'),
  ...series('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  ...series('janv févr mars avr mai juin juil aoû sept oct nov déc'),
  ...series('jan fevrier mar avr mai jui juillet aout septembre oct nov decembre'),
  ...series(
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ),
  ...series('ene feb mar abr may jun jul ago sep oct nov dic'),
  ...series('januar februar märz april mai juni juli august september oktober november dezember'),
  ...series('jän feb mär apr mai jun jul aug sep okt nov dez'),
  ...series(
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  ),
  ...series('gen feb mar apr mag giu lug ago set ott nov dic'),
  ...series(
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  ),
  ...series(
    'januari februari maart april mei juni juli augustus september oktober november december',
  ),
  ...series('يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'),
  ...series('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
  ...series('جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'),
  ...series(
    'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
  ),
  ابريل: 4,
  اكتوبر: 10,
  اغسطس: 8,
  fév: 2,
  fev: 2,
  févr: 2,
  fevr: 2,
  sept: 9,
};

/** Days of the week and words that say nothing about the date. */
export const noise: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim ' +
    'lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica gio ' +
    'segunda terça quarta quinta sexta feira ' +
    'الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد ' +
    'at on of the le la à a de del um uhr em às على في الساعة بتاريخ يوم نشر published publié publiée mis mise jour updated posted date h o'
  ).split(' '),
);

/** Zone names → minutes east of UTC. */
export const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  wat: 60,
  cat: 120,
  sast: 120,
  eet: 120,
  eest: 180,
  eat: 180,
  msk: 180,
  msd: 240,
  ist: 330,
  pkt: 300,
  ict: 420,
  wib: 420,
  sgt: 480,
  hkt: 480,
  cst8: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  art: -180,
  nst: -210,
  ndt: -150,
  at: -240,
  ast: -240,
  adt: -180,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
};

function series(names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, index) => [name, index + 1]));
}
