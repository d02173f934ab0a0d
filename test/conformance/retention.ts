/** Letting go of what is old: who may, what goes and what never does, and that history says so. */
import type { RetentionPlan } from '../../src/backends/backend.ts';
import { equal, fails, ok, refused } from './assert.ts';
import { id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

const MONTH = 31 * 24 * 60 * 60 * 1000;

function kept(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(name, async (stage, world) => {
    const operator = await stage.as('operator');
    if (operator.can.retention === true) return story(stage, world);
    await fails(() => operator.retention.plan({}), 'unsupported');
    await fails(() => operator.retention.apply({}), 'unsupported');
  });
}

const counts = ({ texts, files, drafts }: RetentionPlan): number[] => [texts.tickets, files.tickets, drafts.files];

/** One ticket that is over, one that is settled, one that is active, each with a file. */
async function lived(stage: Stage): Promise<{ over: string; settled: string; active: string; file: string }> {
  const filed = async (): Promise<{ ticket: string; file: string }> => {
    const file = await stage.sends('lea', 'une capture');
    return { ticket: await stage.filed('lea', { files: [file], fields: { salle: 'A1' } }), file: file.id };
  };
  const [over, settled, active] = [await filed(), await filed(), await filed()];
  for (const { ticket } of [over, settled]) await stage.does('tech', 'resolve', ticket, { solution: text('Voilà.') });
  await stage.does('lea', 'approve-closure', over.ticket, {});
  await stage.sends('sami', 'jamais déposé');
  return { over: over.ticket, settled: settled.ticket, active: active.ticket, file: over.file };
}

export const retentionCases: readonly ConformanceCase[] = [
  kept('who operates the desk lets go of what is old, and nobody else does', async (stage) => {
    const may: Readonly<Partial<Record<Who, boolean>>> = { lea: false, tech: false, mod: false, admin: true, operator: true };
    for (const [who, yes] of Object.entries(may) as [Who, boolean][]) {
      const { retention } = await stage.as(who);
      if (yes) equal(counts(await retention.plan({ texts: 1 })), [0, 0, 0], who);
      else {
        await refused(() => retention.plan({ texts: 1 }), 'not-allowed', who);
        await refused(() => retention.apply({ texts: 1 }), 'not-allowed', who);
      }
    }
    const wrong = { texts: 0 };
    await fails(async () => (await stage.as('operator')).retention.plan(wrong), 'invalid');
  }),

  kept('files go first, then texts; what is not over stays, and a plan changes nothing', async (stage, world) => {
    const { over, settled, active, file } = await lived(stage);
    const operator = await stage.as('operator');
    world.clock.advance(3 * MONTH - MONTH / 2);
    equal(counts(await operator.retention.plan({ files: 2, texts: 12, drafts: 2 })), [0, 1, 1]);
    const lea = await stage.as('lea');
    equal(await (await lea.open(over, file)).text(), 'une capture', 'a plan changes nothing');
    const applied = await operator.retention.apply({ files: 2, texts: 12, drafts: 2 });
    equal(counts(applied), [0, 1, 1]);
    equal(applied.files.places, [{ service: 'moodle', category: 'acces', tickets: 1 }]);
    const view = await lea.ticket(over);
    equal([view.ticket.files, view.ticket.summary, view.ticket.fields], [[], 'Je ne vois plus mes cours', { salle: 'A1' }]);
    ok(
      view.timeline.some((entry) => entry.act === 'let-go'),
      'its history says so',
    );
    await fails(() => lea.open(over, file), 'not-found');
    equal((await lea.ticket(active)).ticket.files.length, 1);
    equal((await lea.ticket(settled)).ticket.files.length, 1, 'what may still be objected to stays');
    equal(counts(await operator.retention.plan({ files: 2, texts: 12, drafts: 2 })), [0, 0, 0], 'once');
    world.clock.advance(12 * MONTH);
    // The settled one expired meanwhile, and is over for as long.
    const admin = await stage.as('admin');
    const plan = await admin.retention.apply({ texts: 11 });
    ok(plan.texts.tickets >= 1 && plan.texts.oldest !== null, 'texts go');
    const blank = (await lea.ticket(over)).ticket;
    equal([blank.summary, blank.description, blank.fields, blank.erased, blank.state], ['—', '', {}, true, 'validated']);
    equal((await lea.tickets({ text: 'voilà' })).rows.filter(({ id: each }) => each === over).length, 0, 'and are found no more');
    equal((await lea.ticket(active)).ticket.summary, 'Je ne vois plus mes cours', 'an active one never goes');
  }),

  kept('of what a functional administrator may not read nothing goes, nor is counted', async (stage, world) => {
    const hidden = await stage.filed('lea', { category: 'sante' });
    await stage.does('lea', 'settle', hidden, {});
    world.clock.advance(3 * MONTH);
    equal(counts(await (await stage.as('admin')).retention.plan({ texts: 1 })), [0, 0, 0]);
    equal(counts(await (await stage.as('operator')).retention.plan({ texts: 1 })), [1, 0, 0]);
  }),

  kept('stopped, what went has gone and the rest is whole; those who watch hear of it', async (stage, world) => {
    const tickets: string[] = [];
    for (let n = 0; n < 30; n += 1) tickets.push(await stage.filed('lea'));
    for (const ticket of tickets) await stage.does('lea', 'settle', ticket, {});
    world.clock.advance(2 * MONTH);
    const operator = await stage.as('operator');
    const stop = new AbortController();
    let told: unknown;
    try {
      await operator.retention.apply(
        { texts: 1 },
        {
          signal: stop.signal,
          onProgress: ({ step }) => {
            if (step === 'writing') stop.abort(new Error('assez'));
          },
        },
      );
    } catch (error) {
      told = error;
    }
    ok(told instanceof Error && told.message === 'assez', 'it stops when told');
    equal(counts(await operator.retention.plan({ texts: 1 })), [5, 0, 0]);
    await stage.filed('lea', { id: id() });
  }),
];
