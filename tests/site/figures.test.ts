import { expect, it } from 'vitest';
import { restOfThing } from '../../site/src/figures.ts';

it('says the thing that a figure counts once', () => {
  expect(restOfThing('22 abstentions', 'abstentions')).toBeUndefined();
  expect(restOfThing('87 amendements', 'amendements déposés')).toBe('déposés');
  expect(restOfThing('168 صوتا', 'صوتا')).toBeUndefined();
  expect(restOfThing('2 %', 'chiffre d’affaires')).toBe('chiffre d’affaires');
  expect(restOfThing('50 millions de dirhams', 'petites entreprises')).toBe('petites entreprises');
  expect(restOfThing('12 MDH', undefined)).toBeUndefined();
});
