/** Lists kept under a name: whose they are, who else sees them, and that they show to each person only what he may read. */
import { mayShareViews } from '../../src/domain/saved-view-rights.ts';
import { MOST_VIEWS } from '../../src/domain/saved-view.ts';
import type { SavedView } from '../../src/domain/saved-view.ts';
import type { Session } from '../../src/backends/backend.ts';
import { where } from '../../src/domain/query.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { PEOPLE, id, play } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

function view(owner: Who, more: Partial<SavedView> = {}): SavedView {
  return { id: id(), name: 'À faire', owner, scope: 'own', filter: { involvement: 'mine', phase: 'active' }, ...more };
}

async function names(session: Session): Promise<string[]> {
  return (await session.views()).map((each) => each.name);
}

/** A case that asks of a backend without such lists only that it says so. */
function kept(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(name, async (stage, world) => {
    const lea = await stage.as('lea');
    if (lea.can.savedViews) return story(stage, world);
    await fails(() => lea.views(), 'unsupported');
    await fails(() => lea.saveView(view('lea')), 'unsupported');
    await fails(() => lea.forgetView(id()), 'unsupported');
  });
}

export const viewCases: readonly ConformanceCase[] = [
  kept('what one keeps one finds again, here and elsewhere, in the order of names', async (stage) => {
    const lea = await stage.as('lea');
    const whole = view('lea', {
      name: '  Écrans ',
      text: 'écran',
      sort: [{ by: 'state' }, { by: 'changed', descending: true }],
      columns: ['number', 'summary', 'salle'],
      filter: { involvement: 'observed', states: ['open', 'waiting'], service: 'moodle', fields: { salle: 'B12' } },
    });
    const saved = await lea.saveView(whole);
    equal(saved, { ...whole, name: 'Écrans' }, 'its name without the spaces around');
    await lea.saveView(view('lea', { name: 'zoom' }));
    await lea.saveView(view('lea', { name: 'Devoirs' }));
    equal(await names(lea), ['Devoirs', 'Écrans', 'zoom']);
    const elsewhere = await (await stage.opened.again()).connect(PEOPLE.lea);
    equal((await elsewhere.views())[1], { ...whole, name: 'Écrans' });
    await elsewhere.close();
  }),

  kept('a list is changed and taken away by its id', async (stage) => {
    const lea = await stage.as('lea');
    const first = await lea.saveView(view('lea'));
    await lea.saveView({ ...first, name: 'En cours', filter: {} });
    equal(await lea.views(), [{ ...first, name: 'En cours', filter: {} }]);
    await lea.forgetView(first.id);
    equal(await lea.views(), []);
    await fails(() => lea.forgetView(first.id), 'not-found');
    await lea.saveView(first);
    equal(await lea.views(), [first], 'and put back as it was');
  }),

  kept('nobody sees, changes or takes away what another keeps for himself, not even by its id', async (stage) => {
    const hidden = await (await stage.as('tech')).saveView(view('tech', { name: 'Secret' }));
    for (const who of ['lea', 'mod', 'admin', 'operator'] as const) {
      const session = await stage.as(who);
      equal(await session.views(), [], who);
      const unknown = await fails(() => session.forgetView(id()), 'not-found');
      const known = await fails(() => session.forgetView(hidden.id), 'not-found');
      equal(known.message, unknown.message, `${who}: it answers like one that does not exist`);
      await refused(() => session.saveView({ ...hidden, name: 'Pris' }), 'not-allowed', who);
      await refused(() => session.saveView(view('tech')), 'not-allowed', `${who} keeps nothing for others`);
      const own = view(who, { id: hidden.id, name: 'Le mien' });
      await session.saveView(own);
      equal(await session.views(), [own], `${who}: nor does an id say that it is in use`);
      await session.forgetView(hidden.id);
    }
    equal(await (await stage.as('tech')).views(), [hidden]);
  }),

  kept('staff share with staff, and with nobody else', async (stage) => {
    const tech = await stage.as('tech');
    const shared = await tech.saveView(view('tech', { name: 'Libres', scope: 'staff', filter: { involvement: 'free' } }));
    const seen = async (who: Who): Promise<string[]> => names(await stage.as(who));
    equal([await seen('mod'), await seen('video'), await seen('nurse'), await seen('admin')], Array(4).fill(['Libres']));
    equal([await seen('lea'), await seen('sami'), await seen('operator')], [[], [], []]);
    await refused(async () => (await stage.as('lea')).saveView(view('lea', { scope: 'staff' })), 'not-allowed');
    await fails(async () => (await stage.as('lea')).forgetView(shared.id), 'not-found');
    await tech.saveView({ ...shared, scope: 'own' });
    equal([await seen('mod'), await seen('tech')], [[], ['Libres']]);
    for (const who of ['lea', 'tech', 'mod'] as const) {
      const { me, desk } = await stage.as(who);
      equal(mayShareViews(me, desk), who !== 'lea', 'the page knows who may share');
    }
  }),

  kept('a shared list is changed by its owner and by a functional administrator', async (stage) => {
    const tech = await stage.as('tech');
    const [mod, admin] = [await stage.as('mod'), await stage.as('admin')];
    const shared = await tech.saveView(view('tech', { scope: 'staff' }));
    await refused(() => mod.saveView({ ...shared, name: 'Autre' }), 'not-allowed');
    await refused(() => mod.forgetView(shared.id), 'not-allowed');
    await refused(() => admin.saveView({ ...shared, owner: 'mod' }), 'not-allowed', 'nobody gives it to another');
    await admin.saveView({ ...shared, name: 'Rangé' });
    equal(await tech.views(), [{ ...shared, name: 'Rangé' }]);
    await admin.forgetView(shared.id);
    equal(await tech.views(), []);
  }),

  kept('a shared list is asked by each for himself, and shows nothing that he may not read', async (stage) => {
    const hidden = await stage.filed('lea', { category: 'sante' });
    const open = await stage.filed('sami');
    await (await stage.as('admin')).saveView(view('admin', { scope: 'staff', filter: { phase: 'active' } }));
    const found = async (who: Who): Promise<string[]> => {
      const session = await stage.as(who);
      const [list] = await session.views();
      ok(list !== undefined, `${who} sees the list`);
      const rows = await session.tickets({ where: where(list.filter, session.me, session.desk), sort: [{ by: 'number' }] });
      return rows.rows.map((row) => row.id);
    };
    equal([await found('nurse'), await found('mod'), await found('admin')], [[hidden, open], [open], [open]]);
  }),

  kept('what is malformed is said, and kept is nothing of it', async (stage) => {
    const lea = await stage.as('lea');
    const wrong = async (more: object): Promise<unknown[]> => {
      const error = await fails(() => lea.saveView({ ...view('lea', { name: 'X' }), ...more } as SavedView), 'invalid');
      return error.issues.map(({ path, code }) => [path, code]);
    };
    equal(await wrong({ name: '   ' }), [['name', 'required']]);
    equal(await wrong({ name: 'x'.repeat(81) }), [['name', 'too-long']]);
    equal(await wrong({ name: 'a\0b' }), [['name', 'unstorable-text']]);
    equal(await wrong({ extra: 1 }), [['extra', 'unknown-key']]);
    equal(await wrong({ filter: { fields: { salle: 'x'.repeat(30_000) } } }), [['', 'too-large']]);
    await lea.saveView(view('lea', { name: 'Éte' }));
    equal(await wrong({ name: 'ete' }), [['name', 'name-taken']], 'a menu shows names alone');
    equal(await names(lea), ['Éte']);
    await (await stage.as('sami')).saveView(view('sami', { name: 'Éte' }));
  }),

  kept('what the desk has no more is kept, and finds nothing by it', async (stage) => {
    const lea = await stage.as('lea');
    await stage.filed();
    const filter = { service: 'ferme', categories: ['rien'], fields: { disparu: 'x' } };
    const saved = await lea.saveView(view('lea', { filter }));
    equal((await lea.views())[0]?.filter, filter);
    equal((await lea.tickets({ where: where(saved.filter, lea.me, lea.desk) })).rows, []);
  }),

  kept('a person keeps a hundred and no more', async (stage) => {
    const lea = await stage.as('lea');
    for (let index = 0; index < MOST_VIEWS; index += 1) await lea.saveView(view('lea', { name: `Vue ${index}` }));
    const error = await fails(() => lea.saveView(view('lea', { name: 'De trop' })), 'invalid');
    equal([error.issues[0]?.code, error.issues[0]?.values?.['limit']], ['too-many', MOST_VIEWS]);
    const [first] = await lea.views();
    ok(first !== undefined, 'there are some');
    await lea.saveView({ ...first, name: 'Renommée' });
    equal((await lea.views()).length, MOST_VIEWS);
  }),
];
