import { expect, test } from 'vitest';
import { leansBack } from '../../analysis/sentences.ts';

test.each([
  'Il s’applique aux projets nouveaux dès sa parution.',
  '« Elles partent déjà vers le Golfe », dit la directrice.',
  'Cette hausse touche tout le secteur.',
  'They opened thirty online shops.',
  'This is the third round in a year.',
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
])('%s stands alone', (sentence) => {
  expect(leansBack(sentence)).toBe(false);
});
