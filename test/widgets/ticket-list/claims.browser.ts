/** The question to whoever has an account now: whether what was filed before, without one, is theirs. */
import { expect } from '@open-wc/testing';
import { NotFound, Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { waitUntil } from '../waiting.ts';
import { claimsWorld, type ClaimsWorld } from './claims-world.ts';
import { LEA, SAMI, placeList, settled } from './world.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

const rootOf = (list: GuichetTicketList): ShadowRoot => list.shadowRoot ?? expect.fail('no root');
const textOf = (list: GuichetTicketList): string => rootOf(list).querySelector('.claims')?.textContent ?? '';
const isAsked = (list: GuichetTicketList): boolean => rootOf(list).querySelector('.claims') !== null;
const rows = (list: GuichetTicketList): number => rootOf(list).querySelectorAll('tr[data-ticket]').length;
const press = (list: GuichetTicketList, act: 'yes' | 'no'): void =>
  rootOf(list).querySelector<HTMLElement>(`[data-claim="${act}"]`)?.click();

async function asked(world: ClaimsWorld): Promise<GuichetTicketList> {
  const list = placeList(host, world, { person: LEA });
  await settled(list);
  await waitUntil(() => rootOf(list).querySelector('[data-claim="yes"]') !== null, 'it is asked');
  return list;
}

describe('what was filed before there was an account', () => {
  it('is named, and is theirs once they say so: the list holds it, and the guest reads it no more', async () => {
    const world = await claimsWorld();
    const guest = await world.guest();
    const before = await guest.tickets({});
    const list = await asked(world);
    expect(textOf(list)).to.contain('2 tickets ont été déposés sans compte').and.to.contain('Je ne peux pas m’inscrire');
    expect(rows(list)).to.equal(0);
    press(list, 'yes');
    await waitUntil(() => textOf(list).includes('Les 2 tickets sont dans votre liste'), 'it is said');
    await waitUntil(() => rows(list) === 2, 'they are there');
    expect(rootOf(list).activeElement?.className).to.contain('claims');
    const [ticket] = before.rows;
    const thrown = await guest.ticket(ticket?.id ?? '').catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(NotFound);
    const { rows: left } = await guest.tickets({});
    expect(left).to.deep.equal([]);
    list.remove();
    const again = placeList(host, world, { person: LEA });
    await settled(again);
    expect(isAsked(again)).to.equal(false);
  });

  it('stays as it is where they say that it is not theirs', async () => {
    const world = await claimsWorld(1);
    const list = await asked(world);
    expect(textOf(list)).to.contain('est-il à vous');
    press(list, 'no');
    await waitUntil(() => textOf(list).includes('Rien n’a changé'), 'it is said');
    expect(rows(list)).to.equal(0);
    expect((await (await world.guest()).tickets({})).rows.length).to.equal(1);
  });

  it('is asked again by a button where nobody answered', async () => {
    const world = await claimsWorld(1);
    const list = await asked(world);
    world.trouble = new Unavailable('network');
    press(list, 'yes');
    await waitUntil(() => rootOf(list).querySelector('.claims .notice.danger button') !== null, 'it is said');
    world.trouble = undefined;
    rootOf(list).querySelector<HTMLElement>('.claims .notice.danger button')?.click();
    await waitUntil(() => rows(list) === 1, 'it is there');
  });

  it('is offered to nobody else', async () => {
    const world = await claimsWorld();
    const list = placeList(host, world, { person: SAMI });
    await settled(list);
    expect(isAsked(list)).to.equal(false);
  });
});
