/** Batches: whole or not at all, once, in an order that everyone agrees on; and what is malformed. */
import type { Command } from '../../src/domain/commands.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { PEOPLE, command, filing, id, play, text } from './world.ts';
import type { ConformanceCase } from './world.ts';

export const batchCases: readonly ConformanceCase[] = [
  play('a batch is done whole, its commands one on the other', async (stage) => {
    const ticket = await stage.filed();
    const tech = await stage.as('tech');
    const { tickets } = await tech.run([command('take', ticket, {}), command('resolve', ticket, { solution: text('Fait.') })]);
    equal(
      tickets.map((view) => [view.ticket.id, view.ticket.state]),
      [[ticket, 'resolved']],
      'one view for each ticket',
    );
    equal(
      tickets[0]?.timeline.map((entry) => entry.act),
      ['file', 'take', 'resolve'],
    );
  }),

  play('a batch that is refused halfway leaves nothing', async (stage) => {
    const ticket = await stage.filed();
    const tech = await stage.as('tech');
    const before = await tech.ticket(ticket);
    const other = filing();
    const batch = [command('take', ticket, {}), other, command('grant-approval', ticket, {})];
    const error = await fails(() => tech.run(batch), 'refused');
    equal(error.at, 2, 'it says which command');
    equal(await tech.ticket(ticket), before);
    await fails(() => tech.ticket(other.ticket), 'not-found');
    equal((await tech.tickets({ count: true })).total, 1);
    const next = await stage.filed();
    equal((await tech.ticket(next)).key, 'INF_2', 'and takes no number');
    equal((await tech.run(batch.slice(0, 1))).tickets[0]?.ticket.state, 'resolving', 'nor is a part of it taken for done');
  }),

  play('several tickets in one batch, each with its number', async (stage) => {
    const [one, two] = [filing(), filing()];
    const { tickets } = await (await stage.as('lea')).run([one, two]);
    equal(
      tickets.map((view) => view.key),
      ['INF_1', 'INF_2'],
    );
    equal(await Promise.all([one, two].map(async (made) => (await stage.sees('mod', made.ticket)).position)), [2, 1]);
  }),

  play(
    'what one batch gives out is shared out as if it came one by one',
    async (stage) => {
      const made = Array.from({ length: 4 }, () => filing());
      const { tickets } = await (await stage.as('lea')).run(made);
      equal(
        tickets.map((view) => view.ticket.assignee),
        ['tech', 'mod', 'tech', 'mod'],
      );
    },
    {
      services: [
        {
          id: 'moodle',
          label: 'Moodle',
          assignment: 'least-loaded',
          categories: [{ id: 'acces', label: 'Accès', members: ['tech', 'mod'] }],
        },
      ],
    },
  ),

  play(
    'the algorithm of a place gives a ticket to the others in turn, and never to who has it',
    async (stage) => {
      const mod = await stage.as('mod');
      const tickets: string[] = [];
      for (const summary of ['Un', 'Deux', 'Trois']) tickets.push(await stage.filed('lea', { summary }));
      const assignees = () => Promise.all(tickets.map(async (each) => (await mod.ticket(each)).ticket.assignee));
      equal(await assignees(), ['tech', 'mod', 'tech']);
      for (const each of tickets) await mod.run([command('assign', each, { to: null })]);
      equal(await assignees(), ['mod', 'tech', 'mod']);
      const alone = await stage.filed('lea', { category: 'notes' });
      equal((await mod.ticket(alone)).ticket.assignee, 'tech');
      await refused(() => stage.does('mod', 'assign', alone, { to: null }), 'nobody-else');
      equal((await mod.ticket(alone)).ticket.assignee, 'tech', 'it stays as it was');
    },
    {
      services: [
        {
          id: 'moodle',
          label: 'Moodle',
          assignment: 'in-turn',
          categories: [
            { id: 'acces', label: 'Accès', members: ['tech', 'mod'] },
            { id: 'notes', label: 'Notes', members: ['tech'] },
          ],
        },
      ],
    },
  ),

  play('the same command again is done once, and answers the present ticket', async (stage) => {
    const lea = await stage.as('lea');
    const made = filing();
    await lea.run([made]);
    await stage.does('tech', 'take', made.ticket, {});
    const { tickets } = await lea.run([{ ...made }]);
    equal(
      tickets.map((view) => [view.key, view.ticket.state]),
      [['INF_1', 'resolving']],
    );
    equal((await lea.tickets({ count: true })).total, 1);
    const comment = command('comment', made.ticket, { comment: text('Merci') });
    for (let times = 0; times < 3; times += 1) await lea.run([comment]);
    equal((await lea.ticket(made.ticket)).timeline.filter((entry) => entry.act === 'comment').length, 1);
  }),

  play('a batch of which a part was done does the rest', async (stage) => {
    const lea = await stage.as('lea');
    const made = filing();
    await lea.run([made]);
    const comment = command('comment', made.ticket, { comment: text('Et merci') });
    await lea.run([made, comment]);
    equal(
      (await lea.ticket(made.ticket)).timeline.map((entry) => entry.act),
      ['file', 'comment'],
    );
  }),

  play('the same id with another body is a conflict', async (stage) => {
    const lea = await stage.as('lea');
    const made = filing();
    await lea.run([made]);
    await fails(() => lea.run([{ ...made, summary: 'Autre chose' }]), 'conflict');
    const twice = filing();
    await fails(() => lea.run([twice, { ...twice, summary: 'Autre chose' }]), 'conflict');
    await fails(() => lea.ticket(twice.ticket), 'not-found');
    equal((await lea.ticket(made.ticket)).ticket.summary, made.summary);
  }),

  play('the same id is another person’s to use', async (stage) => {
    const ticket = await stage.filed();
    const note = { ...command('watch', ticket, {}), id: id() } as Command;
    await (await stage.as('tech')).run([note]);
    await (await stage.as('sami')).run([note]);
    equal((await stage.sees('sami', ticket)).ticket.watchers, ['sami']);
  }),

  play('a refusal is not remembered: the same command is decided again', async (stage) => {
    const ticket = await stage.filed();
    const recall = command('recall', ticket, {});
    const tech = await stage.as('tech');
    await refused(() => tech.run([recall]), 'not-in-this-state');
    await stage.does('tech', 'postpone', ticket, { reason: 'other' });
    equal((await tech.run([recall])).tickets[0]?.ticket.state, 'resolving');
  }),

  play('two sessions on one ticket: one takes it, the other is told', async (stage) => {
    const ticket = await stage.filed();
    const other = await (await stage.opened.again()).connect(PEOPLE.mod);
    const tries = [stage.does('tech', 'take', ticket, {}), other.run([command('take', ticket, {})])];
    const outcomes = await Promise.allSettled(tries);
    equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    equal((lost?.reason as { refusal?: { code: string } }).refusal?.code, 'not-in-this-state');
    await other.close();
  }),

  play('many at once: every number once, every act kept', async (stage) => {
    const other = await (await stage.opened.again()).connect(PEOPLE.sami);
    const lea = await stage.as('lea');
    const ticket = await stage.filed();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? lea : other).run([filing(), command('comment', ticket, { comment: text(`mot ${index}`) })]),
      ),
    );
    const { rows } = await lea.tickets({ sort: [{ by: 'number' }] });
    equal(
      rows.map((row) => row.key),
      Array.from({ length: 11 }, (_, index) => `INF_${index + 1}`),
    );
    equal((await lea.ticket(ticket)).timeline.filter((entry) => entry.act === 'comment').length, 10);
    await other.close();
  }),

  play('what is malformed is said by field', async (stage) => {
    const lea = await stage.as('lea');
    const empty = await fails(() => lea.run([filing({ summary: ' ' })]), 'invalid');
    equal(
      empty.issues.map(({ path, code }) => [path, code]),
      [['summary', 'required']],
    );
    const second = await fails(() => lea.run([filing(), filing({ description: 'a\0b' })]), 'invalid');
    equal(
      second.issues.map(({ path, code }) => [path, code]),
      [['1.description', 'unstorable-text']],
      'and by command',
    );
    const long = await fails(() => lea.run([filing({ summary: 'a'.repeat(300) })]), 'invalid');
    equal(
      long.issues.map(({ path, code }) => [path, code]),
      [['summary', 'too-long']],
    );
    await fails(() => lea.run([]), 'invalid');
    await fails(() => lea.run([{ ...filing(), number: 12 } as unknown as Command]), 'invalid', 'an unknown key');
    await fails(() => lea.run([{ ...filing(), do: 'destroy' } as unknown as Command]), 'invalid', 'an unknown command');
    equal((await lea.tickets({ count: true })).total, 0);
  }),

  play('custom fields are checked as the desk defines them', async (stage) => {
    const lea = await stage.as('lea');
    const wrong = await fails(
      () => lea.run([filing({ fields: { urgence: 'peut-etre', inconnu: 'x', diagnostic: 'y' } })]),
      'invalid',
    );
    equal(
      wrong.issues.map(({ path, code }) => [path, code]),
      [
        ['fields.urgence', 'unknown-option'],
        ['fields.diagnostic', 'private-field'],
        ['fields.inconnu', 'unknown-field'],
      ],
    );
    const ticket = await stage.filed('lea', { fields: { salle: 'B12', urgence: 'oui' } });
    equal((await stage.sees('lea', ticket)).ticket.fields, { salle: 'B12', urgence: 'oui' });
  }),

  play('who is nobody is not let in', async (stage) => {
    const { backend } = stage.opened;
    await fails(() => backend.connect({ id: '', name: '' }), 'unauthorized');
    await fails(() => backend.connect({ id: 'gone', name: 'Parti', suspended: true }), 'unauthorized');
    const closed = await backend.connect(PEOPLE.lea);
    await closed.close();
    const error = await fails(() => closed.tickets({}), 'unavailable');
    equal(error.why, 'closed');
    ok((await stage.as('lea')).me.name === 'Léa Moreau', 'the session says who is present');
  }),

  play('people are found by what one types, and only those who may be named', async (stage) => {
    const tech = await stage.as('tech');
    equal(
      (await tech.people({ purpose: 'reader', text: 'lea mor' })).map((person) => person.id),
      ['lea'],
    );
    equal(
      (await tech.people({ purpose: 'reader', text: 'MARTIN' })).map((person) => person.id),
      ['video'],
    );
    const able = (await tech.people({ purpose: 'assignee', service: 'moodle', category: 'acces' })).map((person) => person.id);
    equal(able.sort(), ['admin', 'mod', 'nurse', 'tech'], 'who serves a category is staff of its service');
    equal(
      (await tech.people({ purpose: 'assignee', service: 'moodle', category: 'sante' })).map((person) => person.id),
      ['nurse'],
      'confidential: its members',
    );
    equal(await (await stage.as('lea')).people({ purpose: 'requester', text: 'sami' }), [], 'a requester files for nobody else');
    equal(
      (await (await stage.as('lea')).people({ purpose: 'reader', text: 'sami' })).map((person) => person.mail),
      [undefined],
      'mail addresses are for staff',
    );
  }),
];
