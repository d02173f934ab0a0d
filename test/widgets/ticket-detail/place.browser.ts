/** A ticket opened at a place of its thread: what was written, what was gathered, what lies further back. */
import { expect } from '@open-wc/testing';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import { focused, textOf } from './finding.ts';
import { LEA, MARTIN, place, standing, until, world, type World } from './world.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

async function entries(at: World, ticket: string): Promise<{ id: string; act: string }[]> {
  return [...(await (await at.as(LEA)).session.ticket(ticket)).timeline];
}

async function openAt(at: World, ticket: string, entry: string): Promise<GuichetTicketDetail> {
  const detail = place(host, at, ticket, { person: LEA });
  detail.place = { entry };
  await standing(detail);
  return detail;
}

const focusIsOn = (entry: string) =>
  until(() => focused()?.closest<HTMLElement>('[data-entry]')?.dataset['entry'] === entry, `the focus is on ${entry}`);

describe('a place in the thread', () => {
  it('has the focus when the ticket opens, and again when one goes there again', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await at.as(MARTIN);
    for (const text of ['Bonjour', 'Quel navigateur ?', 'Merci']) await martin.does(ticket, 'comment', text);
    const asked = (await entries(at, ticket))[2]?.id ?? '';
    const detail = await openAt(at, ticket, asked);
    await focusIsOn(asked);
    expect(focused()?.localName).to.equal('article');
    detail.focus();
    await until(() => focused()?.id === 'title', 'the focus went elsewhere');
    detail.place = { entry: asked };
    await focusIsOn(asked);
  });

  it('is unfolded where small events were gathered', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await at.as(MARTIN);
    for (const act of ['take', 'release', 'take', 'release', 'take'] as const) await martin.does(ticket, act);
    const [, first] = await entries(at, ticket);
    await openAt(at, ticket, first?.id ?? '');
    await focusIsOn(first?.id ?? '');
  });

  it('is fetched however far back it lies, and a place that is nowhere moves nothing', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await at.as(MARTIN);
    for (let n = 0; n < 120; n += 1) await martin.does(ticket, 'comment', `Message ${n}`);
    const view = await (await at.as(LEA)).session.ticket(ticket);
    const far = (await (await at.as(LEA)).session.timeline(ticket, view.earlier ?? '')).entries.find(
      ({ comments }) => comments[0]?.text === 'Message 3',
    );
    const detail = await openAt(at, ticket, far?.id ?? '');
    await focusIsOn(far?.id ?? '');
    expect(textOf(detail)).to.contain('Message 3');
    const before = focused();
    detail.place = { entry: 'nowhere/see' };
    await detail.updateComplete;
    expect(focused()).to.equal(before);
  });
});
