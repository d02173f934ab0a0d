/** The widgets, unchanged, on a desk over HTTP: an address and who signs for whom are all that is said otherwise. */
import { expect } from '@open-wc/testing';
import type { PersonInput } from '../../src/domain/people.ts';
import { handler } from '../../src/http/handler.ts';
import '../../src/widgets/desk/define.ts';
import type { GuichetDesk } from '../../src/widgets/desk/desk.ts';
import '../../src/widgets/ticket-form/define.ts';
import { freshName, tab } from '../backends/indexeddb/world.ts';
import { rootOf, standing, tabNames, tabsOf } from '../widgets/desk/world.ts';
import { control, fill, isAsked, press, says as formSays } from '../widgets/ticket-form/filling.ts';
import { ADMIN, LEA, MARTIN, NOW, PEOPLE, PLAIN, until } from '../widgets/ticket-form/world.ts';
import { mounting } from './mounting.ts';
import { personIn, tokenOf } from './place.ts';

const ADDRESS = `${location.origin}/desks-over-http`;

describe('a desk of widgets over HTTP', () => {
  const own = tab(freshName(), { desk: PLAIN, people: PEOPLE }, () => new Date(NOW).toISOString());
  let accepts = (_person: PersonInput): boolean => true;
  const door = handler({
    backend: (desk) => (desk === PLAIN.id ? own : undefined),
    authenticate: (request) => {
      const person = personIn(request);
      return Promise.resolve(person !== null && accepts(person) ? person : null);
    },
    base: '/desks-over-http',
  });
  /** Who asked for a stream of changes, by their tokens. */
  const listeners: (string | null)[] = [];
  const mounted = mounting(ADDRESS, (request) => {
    if (request.url.includes('/changes')) listeners.push(request.headers.get('authorization'));
    return door.fetch(request);
  });
  let host: HTMLElement;

  before(() => mounted.start());
  after(async () => {
    await door.close();
    await mounted.stop();
  });
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  function place(identity: () => Promise<string>): GuichetDesk {
    const desk = document.createElement('guichet-desk');
    desk.lang = 'fr';
    desk.clock = () => NOW;
    Object.assign(desk, { backend: ADDRESS, desk: PLAIN.id, identity });
    host.append(desk);
    return desk;
  }

  it('is filed at, and followed by whoever handles it; a token that is over is renewed in between', async () => {
    const staff = place(() => Promise.resolve(tokenOf(MARTIN)));
    await standing(staff);
    await until(() => tabNames(staff)[1] === 'Tickets 0', 'none is counted');
    let signed = 0;
    const desk = place(() => {
      signed += 1;
      return Promise.resolve(tokenOf({ ...LEA, claims: { signed: String(signed) } }));
    });
    await standing(desk);
    const form = rootOf(desk).querySelector('guichet-ticket-form');
    if (form === null) throw new Error('no form');
    await until(() => form.shadowRoot?.querySelector('form') != null, 'the form stands');
    await fill(form, /^Résumé/u, 'Par HTTP');
    accepts = ({ id, claims }) => id !== 'lea' || claims?.['signed'] === '2';
    await press(form, /^Déposer le ticket$/u);
    await formSays(form, 'TRK_1 déposé');
    expect(signed).to.equal(2);
    await until(() => tabNames(staff)[1] === 'Tickets 1', 'it is counted where it is handled');
    tabsOf(staff)
      .find(({ textContent }) => textContent.includes('Tickets'))
      ?.click();
    await until(
      () => rootOf(staff).querySelector('guichet-ticket-list')?.shadowRoot?.textContent.includes('Par HTTP') === true,
      'it is listed there',
    );
  });

  it('holds no stream for a form that nobody came to; whoever comes to it hears of what changed since it was drawn', async () => {
    accepts = () => true;
    const form = document.createElement('guichet-ticket-form');
    form.lang = 'fr';
    const token = tokenOf({ ...LEA, claims: { comes: 'late' } });
    const streams = (): number => listeners.filter((each) => each === `Bearer ${token}`).length;
    Object.assign(form, { backend: ADDRESS, desk: PLAIN.id, identity: () => Promise.resolve(token) });
    host.append(form);
    await until(() => isAsked(form, /^Résumé/u), 'the form stands');
    const before = streams();
    const admin = await own.connect(ADMIN);
    // What has one answer is not asked.
    await admin.administration.run(
      ['video', 'wifi'].map((service) => ({
        do: 'add-service' as const,
        id: crypto.randomUUID(),
        service,
        label: service,
        category: { id: 'all', label: 'Tout' },
      })),
    );
    expect([before, isAsked(form, /^Service/u)]).to.deep.equal([0, false]);
    control(form, /^Résumé/u).focus();
    await until(() => isAsked(form, /^Service/u), 'the new services are offered');
    // Some browsers tell msw's worker of no stream that was left, and the page asks once more.
    expect(streams()).to.be.at.least(1);
    await admin.close();
  });

  it('says so in the page where nobody signs for whoever is there', async () => {
    accepts = () => false;
    const desk = place(() => Promise.resolve('nobody'));
    await until(() => rootOf(desk).textContent.includes('Le guichet ne vous reconnaît pas.'), 'it says why');
    accepts = () => true;
  });
});
