/** The bell: what it counts, what it says, how one goes through its list and to a ticket, and the page's title. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { TicketAsked } from '../../../src/widgets/shared/events.ts';
import type { GuichetNoticeBell } from '../../../src/widgets/notice-bell/notice-bell.ts';
import { violationsIn } from '../axe.ts';
import { doAs, fileAs } from '../desk/world.ts';
import { focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, MARTIN, SUPPORT, until, world } from '../ticket-form/world.ts';
import { named } from '../preferences-panel/world.ts';
import {
  badgeOf,
  comment,
  endedProblem,
  linesOf,
  lived,
  livedLong,
  opened,
  placeBell,
  saidBy,
  standing,
  type Look,
} from './world.ts';

let host: HTMLElement;
let title: string;

async function bellAt(at = world(SUPPORT), look: Look = {}): Promise<GuichetNoticeBell> {
  const bell = placeBell(host, at, look);
  await standing(bell);
  return bell;
}

const isOpen = (bell: GuichetNoticeBell): boolean => bell.shadowRoot?.querySelector('.panel')?.matches(':popover-open') === true;
const comes = (bell: GuichetNoticeBell, said: string) =>
  until(() => saidBy(bell) === said, `it says "${said}", not "${saidBy(bell)}"`);
const lineText = (line: HTMLElement): string => line.innerText.replaceAll(/\s+/gu, ' ').trim();

describe('the bell', () => {
  beforeEach(() => {
    sessionStorage.clear();
    title = document.title;
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => {
    host.remove();
    document.title = title;
  });

  it('says in words how many are unread, and shows no number where there are none', async () => {
    const silent = await bellAt();
    expect([saidBy(silent), badgeOf(silent)]).to.deep.equal(['Avis : aucun non lu', '']);
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    expect([saidBy(bell), badgeOf(bell)]).to.deep.equal(['Avis : 3 non lus', '3']);
  });

  it('leaves its sign in sight beside a number of two figures', async () => {
    const at = world(SUPPORT);
    const [first = ''] = await lived(at);
    for (let n = 0; n < 10; n += 1) await doAs(at, MARTIN, first, 'comment', comment(`Réponse ${n}`));
    const bell = await bellAt(at);
    expect(badgeOf(bell)).to.equal('13');
    const sign = bell.shadowRoot?.querySelector('.bell .icon')?.getBoundingClientRect();
    const badge = bell.shadowRoot?.querySelector('.badge')?.getBoundingClientRect();
    if (sign === undefined || badge === undefined) throw new Error('no sign');
    const covered =
      Math.max(0, Math.min(sign.right, badge.right) - Math.max(sign.left, badge.left)) *
      Math.max(0, Math.min(sign.bottom, badge.bottom) - Math.max(sign.top, badge.top));
    expect(covered / (sign.width * sign.height)).to.be.below(0.1);
  });

  it('rings when something happens, and says so once', async () => {
    const at = world(SUPPORT);
    const [first = ''] = await lived(at);
    const bell = await bellAt(at);
    await doAs(at, MARTIN, first, 'ask', comment('Et maintenant ?'));
    await comes(bell, 'Avis : 4 non lus');
    const said = (): string => bell.shadowRoot?.querySelector('.live')?.textContent ?? '';
    await until(() => said().includes('Un nouvel avis.'), 'it is said to screen readers');
  });

  it('opens on why, of what, who did what, newest first; an empty one invites', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    await opened(bell);
    const [last, second, first] = linesOf(bell);
    if (last === undefined || second === undefined || first === undefined) throw new Error('three lines');
    expect(lineText(last)).to.match(
      /^Non lu : Solution à approuver .*TRK2_3 La vidéo du cours .* Claire Martin a clos le ticket « Corrigé\. »$/u,
    );
    expect(lineText(second)).to.match(/TRK2_2 Impossible de rendre .* Noé Dubois a repris le ticket en charge$/u);
    expect(lineText(first)).to.match(
      /Question pour vous .* Claire Martin a demandé des informations « Avec quel navigateur avez-vous/u,
    );
    const empty = await bellAt();
    expect(textOf(await opened(empty))).to.match(/Aucun avis\. Déposez ou suivez/u);
  });

  it('has the browser tell of each thing once, by one of the pages that could', async () => {
    const at = world(SUPPORT);
    const ticket = await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
    const session = await at.backend.connect(LEA);
    await session.savePreferences({ channels: { tab: true } });
    await session.close();
    // A browser that runs without a screen gives no page its notices: what it would be given is written down.
    const told: string[] = [];
    class Told extends EventTarget {
      static readonly permission = 'granted';
      constructor(_title: string, { tag = '' }: NotificationOptions = {}) {
        super();
        told.push(tag);
      }
    }
    const real = Object.getOwnPropertyDescriptor(globalThis, 'Notification');
    Object.defineProperty(globalThis, 'Notification', { value: Told, configurable: true, writable: true });
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    try {
      const bells = [await bellAt(at), await bellAt(at)];
      let read = 0;
      at.backend.before = (operation) => {
        if (operation === 'notices') read += 1;
      };
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => read >= bells.length, 'what is there already is known, and no news');
      for (const [n, words] of ['Avec quel navigateur ?', 'Et depuis quand ?'].entries()) {
        await doAs(at, MARTIN, ticket, 'ask', comment(words));
        for (const bell of bells) await comes(bell, n === 0 ? 'Avis : 1 non lu' : 'Avis : 2 non lus');
        await until(() => told.length > n, 'the browser tells of it');
      }
      expect(new Set(told).size).to.equal(2);
      expect(told.length).to.equal(2);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
      if (real !== undefined) Object.defineProperty(globalThis, 'Notification', real);
    }
  });

  it('tells of the end of a problem that one has too without a word of its ticket, and leads to what is said of it', async () => {
    const at = world(SUPPORT);
    const article = await endedProblem(at);
    const bell = await bellAt(at);
    await comes(bell, 'Avis : 1 non lu');
    await opened(bell);
    const [line] = linesOf(bell);
    if (line === undefined) throw new Error('no line');
    expect(lineText(line)).to.match(
      /^Non lu : Problème que vous avez aussi .*Le problème que vous avez signalé avoir aussi est terminé\. Les mots de passe changés hier sont refusés$/u,
    );
    expect(line.innerHTML).not.to.match(/TRK2_|annuaire|Martin/iu);
    expect(line.querySelector('a')?.getAttribute('href')).to.equal(`${location.pathname}${location.search}#article-${article}`);
    line.querySelector('a')?.click();
    await comes(bell, 'Avis : aucun non lu');
    expect(location.hash).to.equal(`#article-${article}`);
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  });

  it('leads nowhere from an end of which nothing more may be read, and is marked all the same', async () => {
    const at = world(SUPPORT);
    await endedProblem(at, { withdrawn: true });
    const bell = await bellAt(at);
    await opened(bell);
    const [line] = linesOf(bell);
    expect(line?.querySelector('a')).to.equal(null);
    expect(lineText(line ?? bell)).to.match(/Son ticket ne vous est pas ouvert, et l’aide n’en dit pas plus\.$/u);
    one(bell, 'button', /^Marquer comme lu\s: le problème que vous avez aussi$/u).click();
    await comes(bell, 'Avis : aucun non lu');
  });

  it('is gone through by arrows, and Escape gives the focus back', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    bell.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => linesOf(bell)[0]?.contains(focused()) === true, 'the first has the focus');
    await sendKeys({ press: 'ArrowDown' });
    expect(linesOf(bell)[1]?.contains(focused())).to.equal(true);
    await sendKeys({ press: 'End' });
    expect(linesOf(bell)[2]?.contains(focused())).to.equal(true);
    await sendKeys({ press: 'ArrowDown' });
    expect(linesOf(bell)[2]?.contains(focused())).to.equal(true);
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'Tab' });
    expect(nameOf(focused() ?? host)).to.match(named('Marquer comme lu : TRK2_3'));
    await sendKeys({ press: 'Escape' });
    expect([isOpen(bell), focused()?.classList.contains('bell')]).to.deep.equal([false, true]);
    await sendKeys({ press: 'b' });
    await until(() => linesOf(bell)[0]?.contains(focused()) === true, 'its key opens it too');
  });

  it('closes by Escape while the focus is still where its key was pressed, and nothing else there hears of it', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    const beside = document.createElement('button');
    const heard: string[] = [];
    beside.addEventListener('keydown', ({ key }) => heard.push(key));
    bell.after(beside);
    beside.focus();
    bell.open();
    await until(() => isOpen(bell), 'it is open');
    beside.focus();
    await sendKeys({ press: 'Escape' });
    expect([isOpen(bell), heard]).to.deep.equal([false, []]);
    await sendKeys({ press: 'Escape' });
    expect(heard).to.deep.equal(['Escape'], 'closed, it takes no key');
    beside.remove();
  });

  it('marks one as read and as unread again, and all at once', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    await opened(bell);
    one(bell, 'button', named('Marquer comme lu : TRK2_3')).click();
    await comes(bell, 'Avis : 2 non lus');
    one(bell, 'button', named('Marquer comme non lu : TRK2_3')).click();
    await comes(bell, 'Avis : 3 non lus');
    one(bell, 'button', 'Tout marquer comme lu').click();
    await comes(bell, 'Avis : aucun non lu');
    await until(() => !has(bell, 'button', 'Tout marquer comme lu'), 'there is nothing more to mark');
    await until(() => linesOf(bell)[0]?.contains(focused()) === true, 'the focus is in the list');
    expect(linesOf(bell).some((line) => line.classList.contains('unread'))).to.equal(false);
  });

  it('shows older ones on demand, from where one was', async () => {
    const at = world(SUPPORT);
    await livedLong(at);
    const bell = await bellAt(at);
    await opened(bell);
    expect(linesOf(bell).length).to.equal(20);
    one(bell, 'button', 'Montrer la suite').click();
    await until(() => linesOf(bell).length === 25, 'the rest has come');
    await until(() => linesOf(bell)[20]?.contains(focused()) === true, 'the first of them has the focus');
    expect(textOf(bell)).to.contain('gardés 60 jours');
  });

  it('asks for the ticket where something happened, marks it read and closes', async () => {
    const at = world(SUPPORT);
    const [first = ''] = await lived(at);
    const bell = await bellAt(at);
    await opened(bell);
    let asked: TicketAsked | undefined;
    host.addEventListener('guichet-ticket-open', (event) => {
      event.preventDefault();
      asked = event.detail;
    });
    one(bell, 'link', /TRK2_1/u).click();
    const session = await at.backend.connect(LEA);
    const entry = (await session.ticket(first)).timeline.find(({ act }) => act === 'ask');
    expect(asked).to.deep.equal({ ticket: first, key: 'TRK2_1', entry: entry?.id });
    await comes(bell, 'Avis : 2 non lus');
    expect(isOpen(bell)).to.equal(false);
    await session.close();
  });

  it('is silent about a ticket that is on screen', async () => {
    const at = world(SUPPORT);
    const [first = ''] = await lived(at);
    const bell = await bellAt(at);
    host.dispatchEvent(
      new CustomEvent('guichet-ticket-opened', { bubbles: true, composed: true, detail: { ticket: first, key: 'TRK2_1' } }),
    );
    await comes(bell, 'Avis : 2 non lus');
  });

  it('says why its list cannot be read, and reads it again', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    at.backend.before = (operation) => {
      if (operation === 'notices') throw new Unavailable('network');
    };
    await opened(bell);
    expect(linesOf(bell)).to.deep.equal([]);
    at.backend.before = undefined;
    one(bell, 'button', 'Réessayer').click();
    await until(() => linesOf(bell).length === 3, 'they are there');
  });

  it('shows as it is what could not be marked', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    await opened(bell);
    at.backend.before = (operation) => {
      if (operation === 'markNotices') throw new Unavailable('full');
    };
    one(bell, 'button', named('Marquer comme lu : TRK2_3')).click();
    await until(() => bell.shadowRoot?.querySelector('.panel .notice.danger') != null, 'it is said');
    expect([saidBy(bell), has(bell, 'button', named('Marquer comme lu : TRK2_3'))]).to.deep.equal(['Avis : 3 non lus', true]);
  });

  it('says that it was silenced', async () => {
    const at = world(SUPPORT);
    const session = await at.backend.connect(LEA);
    await session.savePreferences({ channels: { bell: false } });
    await session.close();
    await lived(at);
    const bell = await bellAt(at);
    expect(saidBy(bell)).to.equal('Avis : 2 non lus');
    expect(textOf(await opened(bell))).to.contain('Vous avez coupé la cloche');
  });

  it('has nothing to say against, looked at by axe', async () => {
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    await opened(bell);
    expect(await violationsIn(host)).to.deep.equal([]);
  });
});

describe('the title of the page', () => {
  beforeEach(() => {
    title = document.title;
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => {
    host.remove();
    document.title = title;
  });

  const own = (): string | null | undefined => document.head.querySelector('title')?.textContent;
  const reads = (text: string) => until(() => document.title === text, `the title is "${text}", not "${document.title}"`);

  it('counts what is unread, and is put back exactly as it was', async () => {
    document.head.querySelector('title')?.remove();
    const element = document.createElement('title');
    element.textContent = '  Cours de\n mécanique ';
    document.head.append(element);
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at);
    await reads('(3) Cours de mécanique');
    await opened(bell);
    one(bell, 'button', named('Marquer comme lu : TRK2_3')).click();
    await reads('(2) Cours de mécanique');
    one(bell, 'button', 'Tout marquer comme lu').click();
    await until(() => own() === '  Cours de\n mécanique ', 'it is as it was');
  });

  it('is put back when the bell leaves, and left alone where the page has changed it', async () => {
    document.title = 'Cours';
    const at = world(SUPPORT);
    const [first = ''] = await lived(at);
    const bell = await bellAt(at);
    await reads('(3) Cours');
    bell.remove();
    expect(document.title).to.equal('Cours');
    host.append(bell);
    await reads('(3) Cours');
    document.title = 'Un autre cours';
    await doAs(at, MARTIN, first, 'ask', comment('Et maintenant ?'));
    await reads('(4) Un autre cours');
    document.title = 'Encore un autre';
    bell.remove();
    expect(document.title).to.equal('Encore un autre');
  });

  it('adds up the desks of a page, and counts each once', async () => {
    document.title = 'Portail';
    const [one_, other] = [world(SUPPORT), world(SUPPORT)];
    await lived(one_);
    await lived(other);
    const [first, second, twin] = [await bellAt(one_), await bellAt(other), await bellAt(one_)];
    await reads('(6) Portail');
    first.remove();
    expect(document.title).to.equal('(6) Portail');
    second.remove();
    expect(document.title).to.equal('(3) Portail');
    twin.remove();
    expect(document.title).to.equal('Portail');
  });

  it('is left as it is where the page says so', async () => {
    document.title = 'Portail';
    const at = world(SUPPORT);
    await lived(at);
    const bell = await bellAt(at, { set: { noTitle: true } });
    expect([badgeOf(bell), document.title]).to.deep.equal(['3', 'Portail']);
  });
});
