/** Tickets of another system: brought in whole or not at all, once, and lived by the rules of this desk. */
import type { Brought, Session } from '../../src/backends/backend.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { id, play } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

function brought(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(name, async (stage, world) => {
    const operator = await stage.as('operator');
    if (operator.can.bringing === true) return story(stage, world);
    await fails(() => operator.bringing.people(), 'unsupported');
    await fails(() => operator.bringing.foresee(BATCH), 'unsupported');
    await fails(() => operator.bringing.bring(BATCH), 'unsupported');
  });
}

const at = (day: number): string => `2026-11-${14 + day}T08:00:00.000Z`;
const FILE = { id: '0f000000-0000-4000-8000-000000000001', name: 'plan.txt', type: 'text/plain', size: 4 };

const BATCH: Brought = {
  source: 'ailleurs',
  people: [{ id: 'zoe', name: 'Zoé Klein', mail: 'zoe@insa.example' }],
  fields: [{ code: 'batiment', type: 'text', label: 'Bâtiment', listable: true }],
  files: [{ id: FILE.id, bytes: new Blob(['plan']) }],
  tickets: [
    {
      name: '7',
      key: 'TRK2_7',
      summary: 'Tableau de bord inaccessible',
      description: 'Depuis lundi.',
      service: 'moodle',
      category: 'acces',
      requester: 'zoe',
      filedAt: at(1),
      state: 'resolved',
      assignee: 'tech',
      fields: { batiment: 'B', salle: 'A1' },
      files: [FILE],
      watchers: ['sami'],
      acts: [
        { do: 'comment', at: at(3), by: 'tech', text: 'On regarde.', scope: 'public' },
        { do: 'state', at: at(2), by: 'tech', state: 'resolving' },
        { do: 'comment', at: at(4), by: 'tech', text: 'Le cache du thème', scope: 'staff' },
        { do: 'solution', at: at(5), by: 'tech', text: 'Videz le cache.' },
        { do: 'state', at: at(5), by: 'tech', state: 'resolved' },
      ],
    },
    {
      name: '9',
      key: 'TRK2_9',
      summary: 'Rien que pour l’infirmerie',
      description: '',
      service: 'moodle',
      category: 'sante',
      requester: 'lea',
      filedAt: at(6),
      state: 'resolving',
      assignee: 'tech',
      priority: 'high',
      links: [
        { type: 'depends-on', to: '7' },
        { type: 'depends-on', to: '3' },
      ],
    },
  ],
};

const keys = async (session: Session): Promise<unknown> =>
  (await session.tickets({ sort: [{ by: 'number', descending: false }] })).rows.map(({ key, summary, state }) => [
    key,
    summary,
    state,
  ]);

export const bringingCases: readonly ConformanceCase[] = [
  brought('who operates the desk brings tickets in, and nobody else does', async (stage) => {
    const may: Readonly<Partial<Record<Who, boolean>>> = {
      lea: false,
      tech: false,
      mod: false,
      nurse: false,
      admin: true,
      operator: true,
    };
    for (const [who, yes] of Object.entries(may) as [Who, boolean][]) {
      const { bringing } = await stage.as(who);
      if (yes) {
        equal((await bringing.foresee(BATCH)).issues, [], who);
        ok(
          (await bringing.people()).some(({ mail }) => mail === 'lea@insa.example'),
          who,
        );
      } else {
        await refused(() => bringing.people(), 'not-allowed', who);
        await refused(() => bringing.foresee(BATCH), 'not-allowed', who);
        await refused(() => bringing.bring(BATCH), 'not-allowed', who);
      }
    }
  }),

  brought(
    'what was lived elsewhere reads as if it had been here: number, former key, people, words, file',
    async (stage, world) => {
      await stage.filed('lea');
      const operator = await stage.as('operator');
      const foreseen = await operator.bringing.foresee(BATCH);
      equal([foreseen.fresh, foreseen.known], [2, []]);
      // A member alone may have what is confidential; and nothing is known of the third one's number.
      equal(
        foreseen.losses.map(({ code, ticket, what }) => [code, ticket, what]),
        [
          ['assignee', 'TRK2_9', 'tech'],
          ['link', 'TRK2_9', '3'],
        ],
      );
      equal(await keys(await stage.as('mod')), [['INF_1', 'Je ne vois plus mes cours', 'posted']], 'foreseeing changes nothing');
      equal(await operator.bringing.bring(BATCH), foreseen);
      const tech = await stage.as('tech');
      const view = await tech.ticket('TRK2_7');
      const { ticket } = view;
      equal(
        [view.key, ticket.state, ticket.assignee, ticket.requester, ticket.fields],
        ['INF_2', 'resolved', 'tech', 'zoe', { batiment: 'B', salle: 'A1' }],
      );
      equal([ticket.facts.filedAt, ticket.facts.takenAt, ticket.facts.settledAt], [at(1), at(2), at(5)]);
      equal(ticket.rank, null, 'what is solved stands in no stack');
      equal(view.people['zoe']?.name, 'Zoé Klein');
      ok(view.timeline.length >= 5, 'its thread is there');
      equal(await (await tech.open(ticket.id, FILE.id)).text(), 'plan');
      const sami = await stage.as('sami');
      equal((await sami.tickets({ text: 'cache' })).rows.length, 1);
      equal((await sami.tickets({ text: 'thème' })).rows.length, 0, 'a staff note stays one');
      const nurse = await (await stage.opened.again()).connect({ id: 'nurse', name: 'I. Nfirmière', profile: 'technician' });
      const hidden = await nurse.ticket('TRK2_9');
      equal([hidden.ticket.state, hidden.ticket.assignee, hidden.ticket.links.length], ['open', null, 1]);
      await fails(() => tech.ticket('TRK2_9'), 'not-found');
      equal(await keys(await stage.as('lea')), [
        ['INF_1', 'Je ne vois plus mes cours', 'posted'],
        ['INF_2', 'Tableau de bord inaccessible', 'resolved'],
        ['INF_3', 'Rien que pour l’infirmerie', 'open'],
      ]);
      await nurse.close();
      world.clock.advance(60_000);
      await stage.filed('lea');
      await stage.does('tech', 'reopen', ticket.id, {});
    },
  ),

  brought('the same ones again come in once, and what was done here since stays', async (stage) => {
    const operator = await stage.as('operator');
    await operator.bringing.bring(BATCH);
    const { ticket } = await (await stage.as('tech')).ticket('TRK2_7');
    await stage.does('mod', 'reopen', ticket.id, {});
    const again = await operator.bringing.bring({ ...BATCH, source: 'un autre fichier', fields: [] });
    equal([again.fresh, [...again.known].sort()], [0, ['7', '9']], 'by the key');
    const nameless = BATCH.tickets.map(({ key: _key, ...rest }) => rest);
    equal((await operator.bringing.bring({ ...BATCH, tickets: nameless })).known.length, 2, 'by the name');
    equal((await (await stage.as('tech')).ticket('TRK2_7')).ticket.facts.reopened, 1);
  }),

  brought('with one thing wrong nothing comes in, and it is said by its place', async (stage) => {
    const operator = await stage.as('operator');
    const [first, second] = BATCH.tickets;
    if (first === undefined || second === undefined) throw new Error('two tickets');
    const spoilt: [object, string[]][] = [
      [{ ...second, summary: ' ' }, ['tickets.1.summary:required']],
      [{ ...second, requester: 'personne' }, ['tickets.1.people:unknown-person']],
      [{ ...second, category: 'nulle-part' }, ['tickets.1.category:unknown-category']],
      [{ ...second, name: '7' }, ['tickets.1.name:twice']],
      [{ ...second, files: [{ ...FILE, size: 9 }] }, ['tickets.1.files:file-damaged']],
      [{ ...second, filedAt: '2026-13-40T00:00:00.000Z' }, ['tickets.1.filedAt:not-an-instant']],
      [{ ...second, profile: 'moderator' }, ['tickets.1.profile:unknown-key']],
    ];
    for (const [ticket, issues] of spoilt) {
      const batch = { ...BATCH, tickets: [first, ticket] } as Brought;
      equal(
        (await operator.bringing.foresee(batch)).issues.map(({ path, code }) => `${path}:${code}`),
        issues,
      );
      await fails(() => operator.bringing.bring(batch), 'invalid', issues.join(' '));
    }
    const shapeless = { source: 'x', tickets: [first], people: 'nobody' } as unknown as Brought;
    ok((await operator.bringing.foresee(shapeless)).wrong > 0, 'what is no such thing is told so');
    await fails(() => operator.bringing.bring(shapeless), 'invalid');
    const stop = new AbortController();
    let told: unknown;
    try {
      await operator.bringing.bring(BATCH, {
        signal: stop.signal,
        onProgress: ({ step }) => {
          if (step === 'writing') stop.abort(new Error('assez'));
        },
      });
    } catch (error) {
      told = error;
    }
    ok(told instanceof Error && told.message === 'assez', 'it stops when told');
    equal(await keys(await stage.as('admin')), []);
    equal((await (await stage.as('mod')).people({ text: 'Klein', purpose: 'reader' })).length, 0, 'and nobody is known by it');
    ok(!operator.desk.fields.some(({ code }) => code === 'batiment'), 'nor any field');
    await stage.filed('lea', { id: id() });
  }),
];
