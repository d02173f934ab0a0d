/** What the page hears of an open ticket, and what it may stop. */
import { expect } from '@open-wc/testing';
import { Refused } from '../../../src/backends/backend.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import { fill, one, textOf } from './finding.ts';
import { LEA, MARTIN, place, standing, until, world, type World } from './world.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

async function open(at: World, ticket: string, person: PersonInput = LEA): Promise<GuichetTicketDetail> {
  const detail = place(host, at, ticket, { person });
  await standing(detail);
  return detail;
}

/** What a page hears, in order: the event's name, and what it says. */
function heard(): [string, unknown][] {
  const told: [string, unknown][] = [];
  for (const name of ['guichet-ticket-opened', 'guichet-ticket-changed', 'guichet-refused'] as const)
    host.addEventListener(name, ({ detail }) => told.push([name, detail]));
  return told;
}

function doings(detail: unknown): string[] {
  return (detail as { commands: readonly { do: string }[] }).commands.map((command) => command.do);
}

describe('an open ticket and its page', () => {
  it('says that it is on screen, once, and that it was read', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const told = heard();
    await open(at, ticket, MARTIN);
    await until(() => told.length >= 2, 'the page is told');
    expect(told[0]).to.deep.equal(['guichet-ticket-opened', { ticket, key: 'TRK2_1' }]);
    expect(told.filter(([name]) => name === 'guichet-ticket-opened')).to.have.length(1);
    expect(told[1]?.[0]).to.equal('guichet-ticket-changed');
  });

  it('asks before a command, does nothing when the page does not want it, and tells what was done', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    const told = heard();
    let wanted = false;
    const asked: string[][] = [];
    host.addEventListener('guichet-before-change', (event) => {
      expect(event.detail.ticket).to.equal(ticket);
      asked.push(event.detail.commands.map((command) => command.do));
      if (!wanted) event.preventDefault();
    });
    one(martin, 'button', 'Prendre en charge').click();
    await until(() => asked.length > 0, 'the page is asked');
    expect(asked).to.deep.equal([['take']]);
    await martin.updateComplete;
    expect((await (await at.as(MARTIN)).session.ticket(ticket)).ticket.assignee).to.equal(null);
    wanted = true;
    one(martin, 'button', 'Prendre en charge').click();
    await until(() => told.some(([, detail]) => doings(detail).includes('take')), 'the page is told');
    expect((await (await at.as(MARTIN)).session.ticket(ticket)).ticket.assignee).to.equal('martin');
  });

  it('keeps a message in its box when the page does not want it sent', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = await open(at, ticket);
    host.addEventListener('guichet-before-change', (event) => event.preventDefault());
    const box = (): HTMLTextAreaElement => one(lea, 'textbox', 'Votre message') as HTMLTextAreaElement;
    fill(box(), 'Toujours bloqué.');
    one(lea, 'button', 'Commenter').click();
    await lea.updateComplete;
    expect(box().value).to.equal('Toujours bloqué.');
    expect((await (await at.as(LEA)).session.ticket(ticket)).timeline.flatMap((entry) => entry.comments)).to.have.length(0);
  });

  it('tells of a refusal what the person is told', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    const told = heard();
    at.backend.before = (operation) => {
      if (operation === 'run') throw new Refused({ code: 'already-assigned' });
    };
    one(martin, 'button', 'Prendre en charge').click();
    await until(() => told.some(([name]) => name === 'guichet-refused'), 'the page is told');
    const [, detail] = told.find(([name]) => name === 'guichet-refused') ?? [];
    const { code, sentence } = detail as { code: string; sentence: string };
    expect(code).to.equal('already-assigned');
    expect(doings(detail)).to.deep.equal(['take']);
    await until(() => textOf(martin).includes(sentence), 'the person reads the same');
  });

  it('gives the focus to its title, as soon as it is there', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = place(host, at, ticket);
    detail.focus();
    await until(() => detail.shadowRoot?.activeElement?.id === 'title', 'the title has the focus');
  });
});
