/** What is told of changes: everything, once, in order, to those who may know. */
import type { Change, Session } from '../../src/backends/backend.ts';
import { equal, ok, until } from './assert.ts';
import { PEOPLE, command, filing, play, text } from './world.ts';
import type { ConformanceCase } from './world.ts';

/** Somebody who listens. */
function listen(session: Session, after = session.cursor): { heard: Change[]; stop: () => void } {
  const heard: Change[] = [];
  return { heard, stop: session.watch(after, (change) => heard.push(change)) };
}

function told(heard: readonly Change[], type: 'changed' | 'gone'): string[] {
  return heard.flatMap((change) => (change.type === type ? change.tickets : []));
}

/** The sequence has reached what was done last: later than that nothing is to come. */
async function reaches(heard: readonly Change[], cursor: string): Promise<void> {
  await until(() => heard.at(-1)?.cursor === cursor, `the cursor ${cursor}, after ${JSON.stringify(heard)}`);
}

export const watchCases: readonly ConformanceCase[] = [
  play('whoever reads a ticket is told, here and elsewhere', async (stage) => {
    const elsewhere = await (await stage.opened.again()).connect(PEOPLE.tech);
    const [lea, far] = [listen(await stage.as('lea')), listen(elsewhere)];
    const made = filing();
    const { cursor } = await (await stage.as('lea')).run([made]);
    await reaches(lea.heard, cursor);
    await reaches(far.heard, cursor);
    equal([told(lea.heard, 'changed'), told(far.heard, 'changed')], [[made.ticket], [made.ticket]]);
    far.stop();
    lea.stop();
    await elsewhere.close();
  }),

  play('after a break one goes on where one was', async (stage) => {
    const tech = await stage.as('tech');
    const first = listen(tech);
    const lea = await stage.as('lea');
    const one = await lea.run([filing()]);
    await reaches(first.heard, one.cursor);
    first.stop();
    const [second, third] = [filing(), filing()];
    await lea.run([second]);
    const last = await lea.run([third]);
    equal(told(first.heard, 'changed').length, 1, 'who stopped is told nothing');
    const again = listen(tech, one.cursor);
    await reaches(again.heard, last.cursor);
    equal(told(again.heard, 'changed').sort(), [second.ticket, third.ticket].sort());
    again.stop();
  }),

  play('nothing is missed and nothing told twice of many changes', async (stage) => {
    const tech = listen(await stage.as('tech'));
    const lea = await stage.as('lea');
    const made = Array.from({ length: 20 }, () => filing());
    await Promise.all(made.map((each) => lea.run([each])));
    const { cursor } = await lea.run([command('comment', made[0]?.ticket ?? '', { comment: text('Fin') })]);
    await reaches(tech.heard, cursor);
    // Given at once, they are done in whatever order they come.
    equal([...new Set(told(tech.heard, 'changed'))].sort(), made.map((each) => each.ticket).sort());
    const cursors = tech.heard.map((change) => change.cursor);
    equal(
      new Set(cursors).size >= cursors.length - tech.heard.filter((change) => change.type === 'gone').length,
      true,
      'a cursor comes once',
    );
    tech.stop();
  }),

  play('a right that is lost is told as gone, and nothing more after', async (stage) => {
    const ticket = await stage.filed('lea', { restricted: true });
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    const sami = listen(await stage.as('sami'));
    const lea = await stage.as('lea');
    await lea.run([command('uninvite', ticket, { person: 'sami' })]);
    const { cursor } = await lea.run([command('comment', ticket, { comment: text('Sans lui') })]);
    await reaches(sami.heard, cursor);
    equal([told(sami.heard, 'gone'), told(sami.heard, 'changed')], [[ticket], []]);
    sami.stop();
  }),

  play('a right lost during a break is told too', async (stage) => {
    const ticket = await stage.filed('lea', { restricted: true });
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    const session = await stage.as('sami');
    const { cursor: from } = session;
    await stage.does('lea', 'comment', ticket, { comment: text('Bonjour') });
    await stage.does('lea', 'uninvite', ticket, { person: 'sami' });
    const { cursor } = await (await stage.as('lea')).run([command('comment', ticket, { comment: text('Sans lui') })]);
    const sami = listen(session, from);
    await reaches(sami.heard, cursor);
    equal([told(sami.heard, 'gone'), told(sami.heard, 'changed')], [[ticket], []]);
    sami.stop();
  }),

  play('of what one never read one hears nothing at all', async (stage) => {
    const sami = listen(await stage.as('sami'));
    const ticket = await stage.filed('lea', { category: 'sante' });
    const { cursor } = await (await stage.as('lea')).run([command('comment', ticket, { comment: text('Chut') })]);
    await reaches(sami.heard, cursor);
    equal([told(sami.heard, 'gone'), told(sami.heard, 'changed')], [[], []]);
    ok(
      sami.heard.every((change) => change.type === 'tick'),
      'only that time passes',
    );
    sami.stop();
  }),

  play('a staff note tells nothing to who may not read it', async (stage) => {
    const ticket = await stage.filed();
    const [lea, mod] = [listen(await stage.as('lea')), listen(await stage.as('mod'))];
    const { cursor } = await (await stage.as('tech')).run([command('comment', ticket, { comment: text('Entre nous', 'staff') })]);
    await reaches(lea.heard, cursor);
    await reaches(mod.heard, cursor);
    equal([told(lea.heard, 'changed'), told(mod.heard, 'changed')], [[], [ticket]]);
    lea.stop();
    mod.stop();
  }),

  play('a link to what one may not read tells nothing', async (stage) => {
    const ticket = await stage.filed();
    const hidden = await stage.filed('sami', { restricted: true });
    const [lea, tech] = [listen(await stage.as('lea')), listen(await stage.as('tech'))];
    const { cursor } = await (await stage.as('mod')).run([command('link', ticket, { type: 'see-also', to: hidden })]);
    await reaches(lea.heard, cursor);
    await reaches(tech.heard, cursor);
    equal([told(lea.heard, 'changed'), told(tech.heard, 'changed').sort()], [[], [ticket, hidden].sort()]);
    lea.stop();
    tech.stop();
  }),

  play('that a ticket was looked at is told: its state is another', async (stage) => {
    const ticket = await stage.filed();
    const lea = listen(await stage.as('lea'));
    const { cursor } = await (await stage.as('tech')).run([command('see', ticket, {})]);
    await reaches(lea.heard, cursor);
    equal(told(lea.heard, 'changed'), [ticket]);
    lea.stop();
  }),

  play('a cursor of another life asks to read all again', async (stage) => {
    const lea = listen(await stage.as('lea'), 'another-life.12');
    await until(() => lea.heard.length > 0, 'something is told');
    equal(lea.heard[0]?.type, 'reset');
    lea.stop();
  }),
];
