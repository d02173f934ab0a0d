/** The page on a person: opened from a name in a list and in a ticket, by staff alone; its tickets open, and back works. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import type { GuichetPersonPage } from '../../../src/widgets/people/person-page.ts';
import { violationsIn } from '../axe.ts';
import { doAs, fileAs, placeDesk, rootOf, standing, type Look } from '../desk/world.ts';
import { all, focused, has, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, LEA, MARTIN, SAMI, SUPPORT, until, world, type World } from '../ticket-form/world.ts';

let host: HTMLElement;

const PLACE = { service: 'moodle', category: 'accounts' };

async function deskAt(at: World, look: Look = {}): Promise<GuichetDesk> {
  const desk = placeDesk(host, at, look);
  await standing(desk);
  return desk;
}

const detail = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-detail');
const list = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-list');
const pageIn = (widget: Element | null): GuichetPersonPage | null =>
  widget?.shadowRoot?.querySelector('guichet-person-page') ?? null;

/** The page that a widget shows, once it is read. */
async function opened(widget: Element | null): Promise<GuichetPersonPage> {
  await until(() => pageIn(widget)?.shadowRoot?.querySelector('.facts, .notice') != null, 'the page on the person is there');
  const page = pageIn(widget);
  if (page === null) throw new Error('gone');
  await page.updateComplete;
  return page;
}

async function lived(): Promise<World> {
  const at = world(SUPPORT);
  await fileAs(at, LEA, 'Tableau de bord inaccessible', PLACE);
  const second = await fileAs(at, LEA, 'Le devoir ne part pas', PLACE);
  await fileAs(at, SAMI, 'La vidéo est muette', PLACE);
  await doAs(at, MARTIN, second, 'take');
  return at;
}

async function names(desk: GuichetDesk, name: string): Promise<HTMLElement> {
  await until(() => has(list(desk) ?? desk, 'button', name), `${name} is listed`);
  return one(list(desk) ?? desk, 'button', name);
}

describe('the page on a person', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    history.replaceState(null, '', location.pathname);
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('opens from a name in the list, says who they are and their tickets, and gives the focus back', async () => {
    const desk = await deskAt(await lived(), { person: MARTIN, set: { split: 'off' } });
    const name = await names(desk, 'Léa Moreau');
    name.focus();
    name.click();
    const page = await opened(list(desk));
    expect(textOf(page))
      .to.include('Léa Moreau')
      .and.to.include('2 tickets en demande')
      .and.to.include('Tableau de bord inaccessible');
    expect(textOf(page)).not.to.include('La vidéo est muette');
    expect(has(page, 'button', /^Effacer/u)).to.equal(false);
    expect(await violationsIn(desk)).to.deep.equal([]);
    all(page, 'button', 'Fermer').at(-1)?.click();
    await until(() => pageIn(list(desk)) === null, 'it is closed');
    expect(focused()).to.equal(name);
  });

  it('is reached by the arrows in a row, and is no stop of the tab key there', async () => {
    const desk = await deskAt(await lived(), { person: MARTIN, set: { split: 'off' } });
    const name = await names(desk, 'Léa Moreau');
    expect(name.tabIndex).to.equal(-1);
    const row = name.closest<HTMLElement>('[data-ticket]');
    row?.querySelector<HTMLElement>('.summary a')?.focus();
    for (let step = 0; step < 6 && focused() !== name; step += 1)
      focused()?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true }),
      );
    expect(focused()).to.equal(name);
  });

  it('opens a ticket from a ticket, deep in the desk, and back goes to the list', async () => {
    const desk = await deskAt(await lived(), { person: MARTIN, set: { split: 'off' } });
    const link = (): HTMLElement | undefined =>
      all(list(desk) ?? desk, 'link').find((each) => each.textContent.includes('Tableau de bord'));
    await until(() => link() !== undefined, 'it is listed');
    link()?.click();
    await until(() => detail(desk)?.shadowRoot?.querySelector('.facts .meet') != null, 'the ticket is open');
    one(detail(desk) ?? desk, 'button', 'Léa Moreau').click();
    const page = await opened(detail(desk));
    one(page, 'link', 'Le devoir ne part pas').click();
    await until(() => textOf(detail(desk) ?? desk).includes('Le devoir ne part pas'), 'the other ticket is open');
    await until(() => pageIn(detail(desk)) === null, 'the page on the person is left');
    one(detail(desk) ?? desk, 'button', /^Tickets$/u).click();
    await until(() => detail(desk) === null && list(desk)?.checkVisibility() === true, 'the list is there');
  });

  it('is for staff: to others a name is a name', async () => {
    const at = await lived();
    const desk = await deskAt(at, { person: LEA });
    await until(() => has(list(desk) ?? desk, 'link', /devoir/u) || detail(desk) !== null, 'she has tickets');
    all(list(desk) ?? desk, 'link')
      .find((each) => each.textContent.includes('devoir'))
      ?.click();
    await until(() => textOf(detail(desk) ?? desk).includes('Claire Martin'), 'the ticket names its assignee');
    expect(rootOf(detail(desk) ?? desk).querySelector('.meet')).to.equal(null);
    expect(rootOf(list(desk) ?? desk).querySelector('.meet')).to.equal(null);
  });

  it('says why where it cannot be read, and reads it again', async () => {
    const at = await lived();
    const desk = await deskAt(at, { person: MARTIN, set: { split: 'off' } });
    let refuses = true;
    at.backend.before = (operation) => {
      if (operation === 'person' && refuses) throw new Unavailable('network');
    };
    (await names(desk, 'Sami Haddad')).click();
    const page = await opened(list(desk));
    await until(() => has(page, 'button', 'Réessayer'), 'it can be tried again');
    refuses = false;
    one(page, 'button', 'Réessayer').click();
    await until(() => textOf(page).includes('La vidéo est muette'), 'it is read');
  });

  it('is where somebody is erased too; afterwards nobody’s name stands where theirs did', async () => {
    const desk = await deskAt(await lived(), { person: ADMIN, set: { split: 'off' } });
    (await names(desk, 'Sami Haddad')).click();
    const page = await opened(list(desk));
    one(page, 'button', 'Effacer cette personne…').click();
    const asking = () => page.shadowRoot?.querySelector('guichet-person-erasing') ?? null;
    await until(() => asking()?.shadowRoot?.querySelector('#name') != null, 'it is counted');
    const name = asking()?.shadowRoot?.querySelector<HTMLInputElement>('#name');
    if (name == null) throw new Error('gone');
    name.value = 'Sami Haddad';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    one(page, 'button', 'Effacer définitivement').click();
    await until(() => textOf(page).includes('Sami Haddad n’existe plus'), 'it is said');
    all(page, 'button', 'Fermer').at(-1)?.click();
    await until(() => textOf(list(desk) ?? desk).includes('Personne effacée'), 'the list reads again');
    expect(textOf(list(desk) ?? desk))
      .not.to.include('Sami Haddad')
      .and.not.to.include('muette');
  });
});
