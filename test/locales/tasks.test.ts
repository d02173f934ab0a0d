/** Where tasks are given, no sentence of what goes wrong speaks of tickets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import enTickets from '../../src/locales/en/problems.ts';
import enTasks from '../../src/locales/en/problems-tasks.ts';
import frTickets from '../../src/locales/fr/problems.ts';
import frTasks from '../../src/locales/fr/problems-tasks.ts';
import frList from '../../src/locales/fr/ticket-list-tasks.ts';

/** Every text, by where it stands. */
function texts(value: unknown, at = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[at, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, inside]) => [...texts(inside, `${at}.${name}`)]));
}

describe('a list of tasks', () => {
  it('names its columns and its orders in the feminine', () => {
    const { columns, orders } = frList;
    assert.deepEqual([columns.filed, columns.changed, columns.summary], ['Déposée', 'Modifiée', 'Résumé']);
    assert.deepEqual(orders.changed, ['Modifiées il y a longtemps', 'Modifiées récemment']);
    assert.deepEqual(orders.filed, ['Les plus anciennes', 'Les plus récentes']);
  });
});

describe('what goes wrong with a task', () => {
  for (const [language, tickets, tasks, word] of [
    ['French', frTickets, frTasks, /tâche/iu],
    ['English', enTickets, enTasks, /task/iu],
  ] as const) {
    it(`is said of a task wherever it is said of a ticket, in ${language}`, () => {
      const [before, after] = [texts(tickets), texts(tasks)];
      assert.deepEqual([...after.keys()], [...before.keys()]);
      const named = [...before].filter(([, text]) => /ticket/iu.test(text)).map(([at]) => at);
      assert.ok(named.length > 15, 'many sentences name what was filed');
      assert.deepEqual(
        named.filter((at) => !word.test(after.get(at) ?? '')),
        [],
      );
      assert.deepEqual(
        [...after].filter(([, text]) => /ticket/iu.test(text)),
        [],
      );
    });
  }
});
