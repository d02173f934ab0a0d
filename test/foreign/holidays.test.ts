/** Public holidays as others list them, 1950 to 2050: our rules make the same days, those of France and those of Alsace and Moselle. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holidaysOf } from '../../src/domain/holidays.ts';
import { dayOfNumber } from '../../src/domain/zone.ts';
import { corpus } from './corpora.ts';

const YEARS = Array.from({ length: 101 }, (_, at) => 1950 + at);

describe('jours-feries', () => {
  for (const [which, file] of [
    ['france', 'jours_feries_seuls.csv'],
    ['alsace-moselle', 'jours_feries_seuls_alsace_moselle.csv'],
  ] as const)
    it(`${which}: every day of a hundred years, and no other`, () => {
      const listed = corpus(`jours-feries/${file}`).match(/^\d{4}-\d\d-\d\d/gmu) ?? [];
      const ours = YEARS.flatMap((year) => [...holidaysOf(year, which).keys()].map(dayOfNumber));
      assert.ok(listed.length > 1000);
      assert.deepEqual([...new Set(ours)].sort(), [...new Set(listed)].sort());
    });
});
