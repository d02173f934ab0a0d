/** What must never be lost, doubled or moved: texts, files, the focus, the reader's place. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Conflict, Unavailable } from '../../../src/backends/backend.ts';
import { Draft } from '../../../src/widgets/shared/drafts.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { all, fill, focused, has, nameOf, one, textOf } from './finding.ts';
import { LEA, MARTIN, NINA, SAMI, SUPPORT, place, standing, until, world, type World } from './world.ts';

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

function box(detail: GuichetTicketDetail): HTMLTextAreaElement {
  return one(detail, 'textbox', 'Votre message') as HTMLTextAreaElement;
}

/** Presses Tab until something of this name has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await sendKeys({ press: 'Tab' });
    const at = focused();
    if (at !== null && (typeof name === 'string' ? nameOf(at) === name : name.test(nameOf(at)))) return;
  }
  throw new Error(`the keyboard never reached ${String(name)}`);
}

/** A file as the picker gives it. */
function pick(detail: GuichetTicketDetail, ...files: File[]): void {
  const input = detail.shadowRoot
    ?.querySelector('guichet-composer')
    ?.shadowRoot?.querySelector<HTMLInputElement>('input[type="file"]');
  if (input == null) throw new Error('no picker');
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  input.files = held.files;
  input.dispatchEvent(new Event('change'));
}

describe('what one writes on a ticket', () => {
  it('is found again after the page has gone, with its files', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const before = await open(at, ticket);
    fill(box(before), 'Je n’ai pas fini ma ph');
    pick(before, new File(['trace'], 'journal.txt', { type: 'text/plain' }));
    await until(() => textOf(before).includes('journal.txt'), 'the file is there');
    const kept = new Draft({ backend: at.address, desk: at.desk, person: 'lea', slot: `ticket ${ticket}` });
    await until(async () => (await kept.load())?.files.length === 1, 'the file is kept');
    await kept.dispose();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    before.remove();
    const after = await open(at, ticket);
    await until(() => box(after).value === 'Je n’ai pas fini ma ph', 'the text is back');
    await until(() => textOf(after).includes('journal.txt'), 'the file too');
    expect(textOf(after)).to.contain('Votre brouillon a été retrouvé.');
    one(after, 'button', 'Commenter').click();
    await until(() => textOf(after).includes('Fichier (1)'), 'it is sent');
    after.remove();
    const again = await open(at, ticket);
    expect(box(again).value).to.equal('');
  });

  it('comes back with why when the desk does not answer, and is sent once when tried again', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket);
    let arrives = true;
    at.backend.before = (operation) => {
      if (operation === 'run' && arrives) throw new Unavailable('network');
    };
    fill(box(detail), 'Voici le détail demandé.');
    one(detail, 'button', 'Commenter').click();
    await until(() => textOf(detail).includes('Le guichet ne répond pas.'), 'it is said');
    expect(box(detail).value).to.equal('Voici le détail demandé.');
    expect(all(detail, 'article')).to.have.length(1);
    arrives = false;
    one(detail, 'button', 'Réessayer').click();
    await until(() => all(detail, 'article').length === 2, 'it is sent');
    expect(box(detail).value).to.equal('');
    expect(
      (await (await at.as(MARTIN)).session.ticket(ticket)).timeline.filter((entry) => entry.act === 'comment'),
    ).to.have.length(1);
  });

  it('is not doubled when the answer was lost after the desk had it', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket);
    const { session } = detail;
    if (session === undefined) throw new Error('no session');
    const run = session.run.bind(session);
    let lost = true;
    session.run = async (batch) => {
      const outcome = await run(batch);
      if (lost) throw new Unavailable('network');
      return outcome;
    };
    fill(box(detail), 'Une seule fois.');
    one(detail, 'button', 'Commenter').click();
    await until(() => textOf(detail).includes('Le guichet ne répond pas.'), 'the answer is lost');
    lost = false;
    one(detail, 'button', 'Réessayer').click();
    await until(() => box(detail).value === '' && !textOf(detail).includes('Le guichet ne répond pas.'), 'it is done');
    expect(all(detail, 'article').filter((each) => textOf(each).includes('Une seule fois.'))).to.have.length(1);
  });

  it('is read again once the browser finds its network, while what was not sent waits for a press', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket);
    const sent: string[] = [];
    at.backend.before = (operation) => {
      sent.push(operation);
      if (operation === 'run' || operation === 'ticket') throw new Unavailable('network');
    };
    fill(box(detail), 'Toujours bloqué.');
    one(detail, 'button', 'Commenter').click();
    const cut = () => textOf(detail).split('Le guichet ne répond pas.').length - 1;
    await until(() => cut() === 2, 'the message was not sent, and the ticket not read');
    at.backend.before = (operation) => void sent.push(operation);
    sent.length = 0;
    dispatchEvent(new Event('online'));
    await until(() => cut() === 1, 'the ticket is read again');
    expect(sent).not.to.include('run');
    expect(box(detail).value).to.equal('Toujours bloqué.');
  });

  it('explains a conflict and keeps the text', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket);
    at.backend.before = (operation) => {
      if (operation === 'run') throw new Conflict('conflict');
    };
    fill(box(detail), 'Un texte.');
    one(detail, 'button', 'Commenter').click();
    await until(() => textOf(detail).includes('Un envoi semblable, mais différent, est déjà arrivé.'), 'it is explained');
    expect(box(detail).value).to.equal('Un texte.');
  });

  it('refuses an empty message beside the box, and a file too large before it is sent', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket);
    one(detail, 'button', 'Commenter').click();
    await until(() => textOf(detail).includes('Écrivez d’abord votre message.'), 'it is said');
    expect(focused()).to.equal(box(detail));
    pick(detail, new File([new Uint8Array(1024 * 1024 + 1)], 'film.mp4', { type: 'video/mp4' }));
    await until(() => textOf(detail).includes('film.mp4 est trop lourd : 1 Mo au plus.'), 'the limit is said');
    pick(detail, ...[1, 2, 3, 4].map((n) => new File([`${n}`], `${n}.txt`)));
    await until(() => textOf(detail).includes('3 fichiers sont acceptés, pas davantage.'), 'the number too');
  });

  it('waits for its files, shows a picture pasted in it, and is sent by Ctrl + Enter', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket);
    const canvas = new OffscreenCanvas(64, 48);
    canvas.getContext('2d')?.fillRect(0, 0, 64, 48);
    const held = new DataTransfer();
    held.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], 'image.png', { type: 'image/png' }));
    fill(box(detail), 'Voici ce que je vois.');
    // Firefox gives no clipboard to an event made by a script.
    const paste = Object.defineProperty(new Event('paste', { bubbles: true, cancelable: true }), 'clipboardData', {
      value: held,
    });
    box(detail).dispatchEvent(paste);
    await until(() => textOf(detail).includes('image-collée-1.png'), 'the picture has a name');
    box(detail).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }));
    await until(
      () => (all(detail, 'image')[0] as HTMLImageElement | undefined)?.naturalWidth === 64,
      'the picture is shown in the thread',
    );
    const address = (all(detail, 'image')[0] as HTMLImageElement).src;
    detail.remove();
    const revoked = await fetch(address).then(
      () => false,
      () => true,
    );
    expect(revoked).to.equal(true);
  });

  it('can be copied when the ticket goes', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const ticket = await lea.file('Compte bloqué');
    await lea.does(ticket, 'invite', undefined, { person: 'sami' });
    const detail = await open(at, ticket, SAMI);
    fill(box(detail), 'Je voulais dire que');
    await lea.does(ticket, 'uninvite', undefined, { person: 'sami' });
    await until(() => textOf(detail).includes('Ce ticket ne vous est plus ouvert.'), 'it is said');
    expect((one(detail, 'textbox', 'Le texte que vous aviez commencé') as HTMLTextAreaElement).value).to.equal(
      'Je voulais dire que',
    );
    expect(textOf(detail)).not.to.contain('Compte bloqué');
    await until(() => (focused() as HTMLElement | null)?.id === 'kept', 'the focus is in it');
  });

  it('comes back with the form when the rules say no', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const other = await at.as(NINA);
    const detail = await open(at, ticket, MARTIN);
    one(detail, 'button', 'Demander info.').click();
    await until(() => has(detail, 'textbox', 'Votre question'), 'the question is asked for');
    fill(one(detail, 'textbox', 'Votre question'), 'Avec quel navigateur ?');
    at.backend.before = async (operation) => {
      if (operation !== 'run') return;
      at.backend.before = undefined;
      await other.does(ticket, 'refuse', 'Hors sujet.');
    };
    all(detail, 'button', 'Demander info.').at(-1)?.click();
    await until(() => textOf(detail).includes('Cela n’a pas été fait.'), 'it is said');
    expect((one(detail, 'textbox', 'Votre question') as HTMLTextAreaElement).value).to.equal('Avec quel navigateur ?');
    expect(textOf(detail)).to.contain('Abandonné');
    expect(focused()).to.equal(one(detail, 'textbox', 'Votre question'));
  });
});

describe('reading a ticket', () => {
  it('marks it as read, and says so to the page', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await at.as(MARTIN);
    const changed: string[] = [];
    host.addEventListener('guichet-ticket-changed', (event) =>
      changed.push((event as CustomEvent<{ ticket: string }>).detail.ticket),
    );
    await open(at, ticket, MARTIN);
    await until(async () => !(await martin.session.ticket(ticket)).unread, 'it is read');
    await until(() => changed.includes(ticket), 'the page is told');
  });

  it('puts earlier messages above without moving what one reads', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const ticket = await lea.file('Compte bloqué');
    for (let n = 1; n <= 120; n += 1) await lea.does(ticket, 'comment', `Message ${n}`);
    host.style.blockSize = '400px';
    host.style.overflow = 'auto';
    const detail = await open(at, ticket, LEA);
    expect(textOf(detail)).not.to.contain('Message 3 ');
    const first = all(detail, 'article')[1];
    if (first === undefined) throw new Error('no message');
    first.scrollIntoView();
    const top = first.getBoundingClientRect().top;
    one(detail, 'button', 'Afficher les échanges précédents').click();
    await until(() => all(detail, 'article').length === 121, 'they are there');
    expect(Math.abs(first.getBoundingClientRect().top - top)).to.be.lessThan(2);
    expect(has(detail, 'button', 'Afficher les échanges précédents')).to.equal(false);
  });

  it('gathers small events that follow one another, and shows them when asked', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const nina = await at.as(NINA);
    const ticket = await lea.file('Compte bloqué');
    for (const priority of ['high', 'low', 'highest', 'normal']) await nina.does(ticket, 'set-priority', undefined, { priority });
    const detail = await open(at, ticket, LEA);
    expect(textOf(detail)).not.to.contain('à « très haute »');
    one(detail, 'button', '4 événements').click();
    await until(() => textOf(detail).includes('Nina Robert a mis la priorité à « très haute »'), 'they are shown');
  });

  it('shows another ticket when it is asked to, and leaves the draft of the first with the first', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const first = await lea.file('Le premier');
    await lea.file('Le second');
    const detail = await open(at, first);
    fill(box(detail), 'Pour le premier');
    detail.ticket = 'TRK2_2';
    await until(() => has(detail, 'heading', 'Le second'), 'the second is shown');
    expect(box(detail).value).to.equal('');
    detail.ticket = 'TRK2_1';
    await until(
      () => has(detail, 'heading', 'Le premier') && box(detail).value === 'Pour le premier',
      'the first is back with its draft',
    );
  });

  it('asks nothing of a person whom it is not open to', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Un secret');
    const detail = await open(at, ticket, SAMI);
    expect(textOf(detail)).to.contain('Ce ticket ne peut pas être montré.');
    expect(textOf(detail)).not.to.contain('Un secret');
    let left = false;
    detail.addEventListener('guichet-back', () => {
      left = true;
    });
    one(detail, 'button', 'Tickets').click();
    expect(left).to.equal(true);
  });
});

describe('a ticket by keyboard alone', () => {
  it('is taken, asked about and commented, the focus always somewhere sensible', async () => {
    const at = world({ ...SUPPORT, id: 'keys' });
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket, MARTIN);
    await tabTo('Prendre en charge');
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(detail).includes('En travail'), 'it is in work');
    await until(() => focused() !== document.body && detail.shadowRoot?.activeElement !== null, 'the focus is in the ticket');
    await tabTo('Demander info.');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.id === 'text', 'the question has the focus');
    await sendKeys({ type: 'Depuis quand ?' });
    await tabTo('Demander info.');
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(detail).includes('En attente de réponse'), 'it is asked');
    await tabTo('Autres gestes');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => focused()?.getAttribute('role') === 'menuitem', 'the menu is open');
    await sendKeys({ press: 'Escape' });
    expect(focused()?.getAttribute('title')).to.equal('Autres gestes');
    await tabTo('Votre message');
    await sendKeys({ type: 'À demain.' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => all(detail, 'article').some((each) => textOf(each).includes('À demain.')), 'it is sent');
    expect(focused()).to.equal(box(detail));
    expect(textOf(detail)).to.contain('Commentaire ajouté.');
  });

  it('leaves a form with Escape and goes back to its button', async () => {
    const at = world({ ...SUPPORT, id: 'escape' });
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket, MARTIN);
    await tabTo('Demander info.');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.id === 'text', 'the question has the focus');
    await sendKeys({ press: 'Escape' });
    await until(() => !has(detail, 'textbox', 'Votre question'), 'the form is left');
    expect(focused()?.textContent).to.contain('Demander info.');
  });
});
