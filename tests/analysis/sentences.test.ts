import { expect, test } from 'vitest';
import { isTelling, leansBack } from '../../analysis/sentences.ts';

test.each([
  'Il s’applique aux projets nouveaux dès sa parution.',
  '« Elles partent déjà vers le Golfe », dit la directrice.',
  'Cette hausse touche tout le secteur.',
  'They opened thirty online shops.',
  'This is the third round in a year.',
  'Au-delà, la loi s’appliquerait pleinement.',
  'De son côté, la région finance le centre.',
  'In addition, the bank takes a stake.',
  'وإذا تجاوزت هذه المدة، تخضع لأحكام القانون.',
  'وهي ثالث جولة هذه السنة.',
  'وأضافت المديرة أن الورشة ستتوسع.',
])('%s says nothing of whom or what when it stands alone', (sentence) => {
  expect(leansBack(sentence)).toBe(true);
});

test.each([
  'Ilham Bennani dirige l’atelier de Tiznit.',
  'Les premières rencontres se sont achevées jeudi.',
  'Theirry Labs opened a workshop.',
  'Italy’s operator buys a stake.',
  'هواوي تفتتح مركزا جديدا بالدار البيضاء.',
  'كمال الدين يرأس الوكالة.',
  'Sarl Atlas ouvre un centre.',
  'De nouvelles règles protègent les données.',
  'Dans ce centre de Fès, 400 personnes travaillent.',
  'In Agadir, the bank opens a branch.',
  'أمازون تفتح مكتبا بالرباط.',
])('%s stands alone', (sentence) => {
  expect(leansBack(sentence)).toBe(false);
});

test.each([
  ['À qui appartiennent les octets qui passent ?', false],
  ['من يملك المعطيات العابرة؟', false],
  ['Le texte prévoit un registre public des op…', false],
  ['Le texte prévoit un registre public.', true],
])('%s tells something: %s', (sentence, tells) => {
  expect(isTelling(sentence)).toBe(tells);
});
