/** Lists in the order of a desk's own fields: each type in its own, what holds nothing last, what is hidden telling nothing. */
import type { Session } from '../../src/backends/backend.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import type { FieldValues } from '../../src/domain/fields.ts';
import { fieldSort } from '../../src/domain/query.ts';
import { equal, fails } from './assert.ts';
import { pages } from './lists.ts';
import { id, play } from './world.ts';
import type { ConformanceCase, Stage } from './world.ts';

const FIELDS: DeskInput['fields'] = [
  { code: 'salle', type: 'text', label: 'Salle', listable: true },
  { code: 'places', type: 'number', label: 'Places', listable: true },
  { code: 'jour', type: 'date', label: 'Jour', listable: true },
  {
    code: 'gravite',
    type: 'choice',
    label: 'Gravité',
    listable: true,
    options: [
      { code: 'haute', label: 'Haute' },
      { code: 'basse', label: 'Basse' },
    ],
  },
  {
    code: 'sites',
    type: 'choices',
    label: 'Sites',
    listable: true,
    options: [
      { code: 'sud', label: 'Sud' },
      { code: 'nord', label: 'Nord' },
      { code: 'est', label: 'Est' },
    ],
  },
  { code: 'contact', type: 'person', label: 'Contact', listable: true },
  { code: 'diagnostic', type: 'text', label: 'Diagnostic', private: true, listable: true },
  { code: 'etage', type: 'number', label: 'Étage' },
];

/** What each ticket holds, by its summary. */
const HELD: Readonly<Record<string, FieldValues>> = {
  A: { salle: 'B12', places: 9, jour: '2026-03-01', gravite: 'basse', sites: ['nord'], contact: 'sami', diagnostic: 'zinc' },
  B: {
    salle: 'b 3',
    places: -2,
    jour: '2025-12-31',
    gravite: 'haute',
    sites: ['nord', 'sud'],
    contact: 'lea',
    diagnostic: 'air',
  },
  C: { salle: 'Écran', places: 10.5, jour: '2026-02-28', sites: ['est'], contact: 'mod', etage: 2 },
  D: { etage: 1 },
  E: { salle: 'ecran', places: -20, gravite: 'basse', sites: ['est', 'sud'], diagnostic: 'mur' },
};

/** Each order that its values have, the lowest first; what holds nothing comes after them. */
const ORDERS: Readonly<Record<string, string>> = {
  salle: 'BAEC',
  places: 'EBAC',
  jour: 'BCA',
  // Two are equal there: which is first is for the next order to say.
  gravite: 'B',
  sites: 'BEAC',
  contact: 'BCA',
  diagnostic: 'BEA',
};

async function filled(stage: Stage): Promise<Session> {
  for (const [summary, fields] of Object.entries(HELD)) await stage.filed('tech', { summary, fields });
  return stage.as('tech');
}

/** The summaries of a list in an order, those that hold nothing there left out where they are the last. */
async function inOrder(session: Session, code: string, descending = false): Promise<string> {
  const { rows } = await session.tickets({ sort: [{ by: fieldSort(code), descending }], limit: 100 });
  return rows.map(({ summary }) => summary).join('');
}

function listed(name: string, story: (stage: Stage) => Promise<void>): ConformanceCase {
  return play(
    name,
    async (stage) => {
      const tech = await stage.as('tech');
      if (tech.can.sortsFields === true) return story(stage);
      await fails(() => tech.tickets({ sort: [{ by: fieldSort('salle') }] }), 'unsupported');
    },
    { fields: FIELDS },
  );
}

export const fieldOrderCases: readonly ConformanceCase[] = [
  listed('a list is in the order of a field’s values, both ways, and pages have no gap', async (stage) => {
    const tech = await filled(stage);
    for (const [code, order] of Object.entries(ORDERS)) {
      const whole = await inOrder(tech, code);
      equal(whole.slice(0, order.length), order, code);
      equal(await inOrder(tech, code, true), [...whole].reverse().join(''), `${code}, the other way round`);
      const sort = [{ by: fieldSort(code) }];
      for (const limit of [1, 2]) equal((await pages(tech, { sort, limit })).map(({ summary }) => summary).join(''), whole, code);
    }
  }),

  listed('a field decides between equals of another order, and others between its own', async (stage) => {
    const tech = await filled(stage);
    const summaries = async (...sort: { by: ReturnType<typeof fieldSort> | 'summary'; descending?: boolean }[]) =>
      (await pages(tech, { sort, limit: 2 })).map(({ summary }) => summary).join('');
    equal(await summaries({ by: fieldSort('gravite') }, { by: fieldSort('places') }), 'BEACD');
    equal(await summaries({ by: fieldSort('gravite') }, { by: 'summary', descending: true }), 'BEADC');
  }),

  listed('a private field, one that lists do not show and one that is none tell nothing in their order', async (stage) => {
    await filled(stage);
    const lea = await stage.as('lea');
    const sort = [{ by: fieldSort('diagnostic') }];
    const ids = (await lea.tickets({ sort, limit: 100 })).rows.map((row) => row.id);
    equal(ids, [...ids].sort(), 'equals are in the order of their ids');
    equal(
      (await pages(lea, { sort, limit: 2 })).map((row) => row.id),
      ids,
    );
    for (const code of ['etage', 'nulle-part']) {
      const rows = (await (await stage.as('tech')).tickets({ sort: [{ by: fieldSort(code) }], limit: 100 })).rows;
      equal(
        rows.map((row) => row.id),
        ids,
        code,
      );
    }
  }),

  listed('a change of what is offered, or of whether lists show it, is followed by the order', async (stage) => {
    const tech = await filled(stage);
    const admin = await stage.as('admin');
    if (admin.can.administration !== true) return;
    const change = async (code: string, more: object): Promise<void> => {
      const field = FIELDS.find((each) => each.code === code);
      if (field === undefined) throw new ReferenceError(code);
      await admin.administration.run([{ id: id(), do: 'change-field', code, field: { ...field, ...more } }]);
    };
    await change('gravite', {
      options: [
        { code: 'basse', label: 'Basse' },
        { code: 'haute', label: 'Haute' },
      ],
    });
    const [first = '', second = '', third] = await inOrder(tech, 'gravite');
    equal([...[first, second].sort(), third], ['A', 'E', 'B']);
    await change('etage', { listable: true });
    equal((await inOrder(tech, 'etage')).slice(0, 2), 'DC');
  }),

  listed('a ticket that changes there goes to its new place', async (stage) => {
    const tech = await filled(stage);
    const { rows } = await tech.tickets({ sort: [{ by: 'summary' }] });
    const last = rows.find(({ summary }) => summary === 'D');
    await stage.does('tech', 'edit', last?.id ?? '', { fields: { places: -100 } });
    equal((await inOrder(tech, 'places')).slice(0, 3), 'DEB');
  }),

  listed('a list kept under a name keeps that order', async (stage) => {
    const tech = await filled(stage);
    if (!tech.can.savedViews) return;
    const sort = [{ by: fieldSort('salle'), descending: true }];
    const saved = await tech.saveView({ id: id(), name: 'Par salle', owner: 'tech', scope: 'own', filter: {}, sort });
    equal((await tech.views()).find((each) => each.id === saved.id)?.sort, sort);
  }),
];
