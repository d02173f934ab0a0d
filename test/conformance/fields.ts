/** Changing what a desk asks: who may, that nothing tickets hold is lost, and that it is taken back. */
import type { Session } from '../../src/backends/backend.ts';
import type { FieldChange } from '../../src/domain/field-changes.ts';
import type { FieldDefinition, Issue } from '../../src/domain/fields.ts';
import { equal, fails, refused } from './assert.ts';
import { PEOPLE, id, play } from './world.ts';
import type { ConformanceCase, Stage, Who } from './world.ts';

const CAMPUS: FieldDefinition = {
  code: 'campus',
  type: 'choice',
  label: { fr: 'Campus', en: 'Campus' },
  filterable: true,
  options: [
    { code: 'nord', label: 'Nord' },
    { code: 'sud', label: 'Sud' },
  ],
};
const SEATS: FieldDefinition = { code: 'places', type: 'number', label: 'Places', showIf: { field: 'campus', in: ['nord'] } };

async function does(session: Session, ...changes: FieldChange[]): Promise<void> {
  await session.administration.run(changes.map((change) => ({ ...change, id: id() })));
}

const added = (field: FieldDefinition): FieldChange => ({ do: 'add-field', field });
const changed = (field: FieldDefinition, code = field.code): FieldChange => ({ do: 'change-field', code, field });
const ordered = (...codes: string[]): FieldChange => ({ do: 'order-fields', codes });
const removed = (code: string): FieldChange => ({ do: 'remove-field', code });

/** What stands in the way of a change: paths and codes, and what they name. */
async function wrong(session: Session, change: FieldChange): Promise<readonly (readonly [string, string, Issue['values']?])[]> {
  const { issues } = await fails(() => does(session, change), 'invalid', JSON.stringify(change));
  return issues.map(({ path, code, values }) => (values === undefined ? [path, code] : [path, code, values]));
}

/** The codes that a desk asks, in order. */
async function askedOf(session: Session): Promise<string[]> {
  return (await session.administration.settings()).desk.fields.filter((each) => each.retired !== true).map((each) => each.code);
}

function kept(name: string, story: (stage: Stage) => Promise<void>): ConformanceCase {
  return play(name, async (stage) => {
    const admin = await stage.as('admin');
    if (admin.can.administration === true) return story(stage);
    await fails(() => does(admin, added(CAMPUS)), 'unsupported');
  });
}

export const fieldCases: readonly ConformanceCase[] = [
  kept('a desk’s fields are changed by functional administrators alone', async (stage) => {
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const session = await stage.as(who);
      for (const change of [added(CAMPUS), ordered(), removed('salle')]) {
        if (who === 'admin') continue;
        await refused(() => does(session, change), 'not-allowed', `${who} ${change.do}`);
      }
    }
    const admin = await stage.as('admin');
    const before = await askedOf(admin);
    await does(admin, added(CAMPUS), added(SEATS));
    equal(await askedOf(admin), [...before, 'campus', 'places']);
    await does(admin, ordered('places', 'campus', ...before));
    equal(await askedOf(admin), ['places', 'campus', ...before]);
    await refused(() => does(admin, ordered('places', 'campus', ...before)), 'nothing-to-do');
  }),

  kept('settings are no way around it', async (stage) => {
    const admin = await stage.as('admin');
    const patch = { fields: [] } as object;
    await fails(() => admin.administration.run([{ do: 'change-settings', id: id(), patch }]), 'invalid');
  }),

  kept(
    'what tickets hold is never lost: codes, types, options and bounds wait for it, and it is said how many',
    async (stage) => {
      const admin = await stage.as('admin');
      await does(admin, added(CAMPUS), added(SEATS));
      await stage.filed('lea', { fields: { campus: 'nord', places: 40 } });
      await stage.filed('sami', { fields: { campus: 'nord' } });
      equal(await wrong(admin, changed({ ...CAMPUS, code: 'site' }, 'campus')), [
        ['code', 'code-held', { tickets: 2, views: 0 }],
      ]);
      equal(await wrong(admin, changed({ code: 'campus', type: 'text', label: 'Campus' })), [
        ['type', 'type-held', { tickets: 2 }],
      ]);
      equal(await wrong(admin, changed({ ...CAMPUS, options: [{ code: 'sud', label: 'Sud' }] })), [
        ['options', 'option-held', { option: 'nord', tickets: 2 }],
        ['options', 'option-in-condition', { option: 'nord', field: 'places' }],
      ]);
      equal(await wrong(admin, changed({ ...SEATS, max: 30 })), [['min', 'values-misfit', { tickets: 1 }]]);
      equal(await wrong(admin, removed('campus')), [['code', 'in-condition', { field: 'places' }]]);
      equal(await wrong(admin, changed({ ...CAMPUS, showIf: { field: 'places', in: ['1'] } })), [['showIf.field', 'cycle']]);
      equal((await admin.administration.history()).events.length, 2, 'nothing of it is kept');
    },
  ),

  kept('of tickets that one does not read it is said that they are there, never how many', async (stage) => {
    const admin = await stage.as('admin');
    await does(admin, added(CAMPUS));
    await stage.filed('lea', { category: 'sante', fields: { campus: 'nord' } });
    equal(await wrong(admin, changed({ code: 'campus', type: 'text', label: 'Campus' })), [['type', 'type-held']]);
  }),

  kept('a field in use is asked no more, still read, kept by edits, and brought back', async (stage) => {
    const [admin, lea] = [await stage.as('admin'), await stage.as('lea')];
    await does(admin, added(CAMPUS));
    const ticket = await stage.filed('lea', { fields: { campus: 'sud' } });
    await does(admin, removed('campus'));
    equal((await askedOf(admin)).includes('campus'), false);
    await fails(() => stage.filed('sami', { fields: { campus: 'sud' } }), 'invalid');
    equal((await lea.ticket(ticket)).ticket.fields, { campus: 'sud' });
    await stage.does('lea', 'edit', ticket, { fields: { salle: 'B12' } });
    equal((await lea.ticket(ticket)).ticket.fields, { salle: 'B12', campus: 'sud' });
    await does(admin, changed(CAMPUS));
    equal((await askedOf(admin)).includes('campus'), true);
  }),

  kept('a field that nothing holds goes, and comes back by taking that back', async (stage) => {
    const admin = await stage.as('admin');
    await does(admin, added(CAMPUS));
    const { document } = await admin.administration.settings();
    await does(admin, removed('campus'));
    equal(
      (await admin.administration.settings()).desk.fields.some((each) => each.code === 'campus'),
      false,
    );
    const { undoable } = await admin.administration.history();
    await admin.administration.run([{ do: 'undo', id: id(), event: undoable ?? 0 }]);
    equal((await admin.administration.settings()).document.fields, document.fields);
  }),

  kept('adding a field is not taken back once a ticket holds it', async (stage) => {
    const admin = await stage.as('admin');
    await does(admin, added(CAMPUS));
    await stage.filed('lea', { fields: { campus: 'sud' } });
    const { undoable } = await admin.administration.history();
    await refused(() => admin.administration.run([{ do: 'undo', id: id(), event: undoable ?? 0 }]), 'in-use');
    equal((await askedOf(admin)).includes('campus'), true);
  }),

  kept('a field of one category is asked there alone', async (stage) => {
    const admin = await stage.as('admin');
    await does(admin, { do: 'add-field', field: CAMPUS, askedIn: [{ service: 'moodle', category: 'notes' }] });
    await fails(() => stage.filed('lea', { fields: { campus: 'sud' } }), 'invalid');
    await stage.filed('lea', { category: 'notes', fields: { campus: 'sud' } });
    await does(admin, { do: 'change-field', code: 'campus', field: CAMPUS, askedIn: [] });
    await stage.filed('lea', { fields: { campus: 'sud' } });
  }),

  kept('whether somebody could file is answered condition by condition, to functional administrators alone', async (stage) => {
    const availability = {
      rule: { all: [{ profile: ['requester' as const] }, { field: 'school' as const, op: 'is' as const, value: 'Nulle part' }] },
    };
    const admin = await stage.as('admin');
    equal(await admin.administration.wouldFile('lea', availability), {
      staff: false,
      openness: { open: false, reason: 'rule' },
      rule: {
        met: false,
        inner: [
          { met: true, inner: [] },
          { met: false, inner: [] },
        ],
      },
    });
    equal((await admin.administration.wouldFile('tech', availability)).staff, true);
    await fails(() => admin.administration.wouldFile('ghost', availability), 'not-found');
    await fails(() => admin.administration.wouldFile('lea', { rule: { all: [] } }), 'invalid');
    for (const who of ['lea', 'tech', 'operator'] as const) {
      const { administration } = await stage.as(who);
      await refused(() => administration.wouldFile('lea', availability), 'not-allowed', who);
    }
  }),
];
