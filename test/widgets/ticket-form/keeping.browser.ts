/** Nothing typed is lost: drafts, files, what goes wrong, and what is said of it. */
import { expect } from '@open-wc/testing';
import { Refused, Unauthorized, Unavailable } from '../../../src/backends/backend.ts';
import { refuse } from '../../../src/domain/refusal.ts';
import { button, control, fill, focused, isAsked, pick, press, says, shown } from './filling.ts';
import {
  ADMIN,
  MARTIN,
  PLAIN,
  SUPPORT,
  TASKS,
  placeForm,
  rootOf,
  standing,
  until,
  world,
  type Look,
  type World,
} from './world.ts';

let host: HTMLElement;

async function formAt(at: World, look: Look = {}) {
  const form = placeForm(host, at, look);
  await standing(form);
  return form;
}

async function summaries(at: World): Promise<string[]> {
  const session = await at.backend.connect(ADMIN);
  const { rows } = await session.tickets({ sort: [{ by: 'number' }] });
  await session.close();
  return rows.map((row) => row.summary);
}

const valueOf = (form: Element, label: RegExp) => (control(form, label) as HTMLInputElement).value;
const names = (form: Element) =>
  [...rootOf(form).querySelectorAll('.files .name bdi')].map((each) => (each.textContent ?? '').trim());
const links = (form: Element) =>
  [...rootOf(form).querySelectorAll('.error-summary a')].map((each) => each.textContent.replace(/\s/gu, ' '));

describe('nothing typed is lost', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('brings text, choices and files back after the form has gone', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    await fill(form, /^Service/u, 'Moodle');
    await fill(form, /^Catégorie/u, 'Devoirs');
    await fill(form, /^Résumé/u, 'Écrit à moitié');
    await pick(form, /^Fichiers/u, [new File(['des octets'], 'copie.txt', { type: 'text/plain' })]);
    await says(form, 'Brouillon gardé ici');
    form.remove();
    const again = await formAt(at);
    await says(again, 'Votre brouillon est revenu');
    expect(valueOf(again, /^Résumé/u)).to.equal('Écrit à moitié');
    expect(valueOf(again, /^Service/u)).to.equal('moodle');
    expect(valueOf(again, /^Catégorie/u)).to.equal('assignments');
    await says(again, 'copie.txt');
    await press(again, /^Déposer le ticket$/u);
    await says(again, 'TRK2_1 déposé');
    again.remove();
    const fresh = await formAt(at);
    expect(valueOf(fresh, /^Résumé/u)).to.equal('');
    expect(shown(fresh)).not.to.contain('brouillon est revenu');
  });

  it('shows in a second form what is typed in the first, as in another tab', async () => {
    const at = world(PLAIN);
    const one = await formAt(at);
    const two = await formAt(at);
    await fill(one, /^Résumé/u, 'Des deux côtés');
    await until(() => valueOf(two, /^Résumé/u) === 'Des deux côtés', 'the second form shows it');
    await press(one, /^Déposer le ticket$/u);
    await says(one, 'TRK_1 déposé');
    await until(() => valueOf(two, /^Résumé/u) === '', 'the second form is empty again');
    expect(await summaries(at)).to.deep.equal(['Des deux côtés']);
  });

  it('files once although the answer was lost and the page went', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    const session = form.session;
    if (session === undefined) throw new Error('no session');
    await fill(form, /^Résumé/u, 'Une seule fois');
    const run = session.run.bind(session);
    session.run = async (batch) => {
      await run(batch);
      throw new Unavailable('network');
    };
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'Le guichet ne répond pas.');
    form.remove();
    session.run = run;
    const again = placeForm(host, at);
    await says(again, 'TRK_1 déposé');
    expect(await summaries(at)).to.deep.equal(['Une seule fois']);
  });

  it('says which ticket was filed already when the text changed since', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    const session = form.session;
    if (session === undefined) throw new Error('no session');
    await fill(form, /^Résumé/u, 'Premier texte');
    const run = session.run.bind(session);
    session.run = async (batch) => {
      await run(batch);
      session.run = run;
      throw new Unavailable('network');
    };
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'Le guichet ne répond pas.');
    await fill(form, /^Résumé/u, 'Second texte');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'Ce ticket était déjà déposé : TRK_1.');
    expect(valueOf(form, /^Résumé/u)).to.equal('Second texte');
    await press(form, /^En faire un nouveau ticket$/u);
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_2 déposé');
    expect(await summaries(at)).to.have.members(['Premier texte', 'Second texte']);
  });

  it('keeps every letter when nobody answers, and files at the next try', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Hors ligne');
    at.backend.before = (operation) => {
      if (operation === 'run') throw new Unavailable('network');
    };
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'Le guichet ne répond pas.');
    expect(valueOf(form, /^Résumé/u)).to.equal('Hors ligne');
    at.backend.before = undefined;
    await press(form, /^Réessayer$/u);
    await says(form, 'TRK_1 déposé');
  });

  for (const [name, error, sentence] of [
    ['no room is left', () => new Unavailable('full'), 'Il n’y a plus de place sur cet appareil'],
    ['the person is no longer known', () => new Unauthorized(), 'Le guichet ne vous reconnaît pas.'],
    ['the desk has closed meanwhile', () => new Refused(refuse('closed-desk')), 'Le guichet est fermé pour le moment.'],
  ] as const) {
    it(`says so and keeps the text when ${name}`, async () => {
      const at = world(PLAIN);
      const form = await formAt(at);
      await fill(form, /^Résumé/u, 'Toujours là');
      at.backend.before = (operation) => {
        if (operation === 'run') throw error();
      };
      await press(form, /^Déposer le ticket$/u);
      await says(form, sentence);
      expect(valueOf(form, /^Résumé/u)).to.equal('Toujours là');
    });
  }

  it('puts a refusal of the category beside the category', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    await fill(form, /^Service/u, 'Moodle');
    await fill(form, /^Catégorie/u, 'Comptes');
    await fill(form, /^Résumé/u, 'Trop tard');
    at.backend.before = (operation) => {
      if (operation === 'run') throw new Refused(refuse('category-closed'));
    };
    await press(form, /^Déposer le ticket$/u);
    await until(() => links(form).length === 1, 'one thing is to correct');
    expect(links(form)[0]).to.contain('ne reçoit plus de tickets');
    expect(control(form, /^Catégorie/u).getAttribute('aria-invalid')).to.equal('true');
    await fill(form, /^Résumé/u, 'Toujours trop tard');
    expect(links(form)).to.have.length(1);
    await fill(form, /^Catégorie/u, 'Tests');
    expect(links(form)).to.deep.equal([]);
    expect(control(form, /^Catégorie/u).getAttribute('aria-invalid')).to.equal('false');
  });

  it('says what files are permitted before, refuses what is not, and sends the others', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    expect(shown(form)).to.contain('3 fichiers au plus, 1 Mo chacun.');
    await pick(form, /^Fichiers/u, [
      new File([new Uint8Array(2 * 1024 * 1024)], 'film.mp4'),
      new File([], 'vide.txt'),
      new File(['a'], 'a.txt'),
    ]);
    expect(shown(form)).to.contain('film.mp4 pèse 2 Mo : c’est plus que les 1 Mo permis.');
    expect(shown(form)).to.contain('vide.txt est vide.');
    await pick(form, /^Fichiers/u, [new File(['b'], 'b.txt'), new File(['c'], 'c.txt'), new File(['d'], 'd.txt')]);
    expect(shown(form)).to.contain('3 fichiers sont acceptés, pas davantage.');
    expect(shown(form)).not.to.contain('d.txt');
    await until(() => rootOf(form).querySelector('progress') === null, 'they are sent');
    await press(form, /^Retirer b\.txt$/u);
    expect(names(form)).to.deep.equal(['a.txt', 'c.txt']);
    expect(shown(form)).to.contain('b.txt est retiré.');
    await until(() => focused()?.textContent?.trim() === 'Le remettre', 'the focus is on the way back');
  });

  it('puts a file that was taken away back where it was, with its bytes', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    await pick(form, /^Fichiers/u, [new File(['un'], 'a.txt'), new File(['deux'], 'b.txt'), new File(['trois'], 'c.txt')]);
    await until(() => rootOf(form).querySelector('progress') === null, 'they are sent');
    await press(form, /^Retirer b\.txt$/u);
    await press(form, /^Le remettre$/u);
    expect(names(form)).to.deep.equal(['a.txt', 'b.txt', 'c.txt']);
    await until(() => focused()?.matches('input[type="file"]') === true, 'the focus is on the picker');
    form.remove();
    const again = await formAt(at);
    await until(() => rootOf(again).querySelector('progress') === null, 'they are sent again');
    expect(names(again)).to.deep.equal(['a.txt', 'b.txt', 'c.txt']);
    expect(rootOf(again).querySelector('.file.failed')).to.equal(null);
  });

  it('keeps the answers of a category while another is chosen', async () => {
    const at = world({
      ...SUPPORT,
      fields: [{ code: 'copie', type: 'text', label: 'Numéro de copie' }],
      services: (SUPPORT.services ?? []).map((service) => ({
        ...service,
        categories: service.categories.map((each) => (each.id === 'quizzes' ? { ...each, fields: ['copie'] } : each)),
      })),
    });
    const form = await formAt(at);
    await fill(form, /^Service/u, 'Moodle');
    await fill(form, /^Catégorie/u, 'Tests');
    await fill(form, /^Numéro de copie/u, '42 B');
    await fill(form, /^Catégorie/u, 'Comptes');
    expect(isAsked(form, /^Numéro de copie/u)).to.equal(false);
    await fill(form, /^Catégorie/u, 'Tests');
    expect((control(form, /^Numéro de copie/u) as HTMLInputElement).value).to.equal('42 B');
  });

  it('takes a text whole, however long, and says once that it is too long', async () => {
    const form = await formAt(world(PLAIN));
    await fill(form, /^Résumé/u, 'a'.repeat(300));
    expect((control(form, /^Résumé/u) as HTMLInputElement).value).to.have.length(300);
    const live = (): string => rootOf(form).querySelector('.live')?.textContent ?? '';
    await until(() => live() === '45 caractères de trop', 'it is said');
    await fill(form, /^Résumé/u, 'a'.repeat(299));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(live()).to.equal('45 caractères de trop');
    expect(shown(form)).to.contain('44 caractères de trop');
  });

  it('waits for a file that is still on its way, then files', async () => {
    const at = world(PLAIN);
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    at.backend.before = (operation) => (operation === 'upload' ? arrival : undefined);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Avec une photo');
    await pick(form, /^Fichiers/u, [new File(['photo'], 'photo.jpg', { type: 'image/jpeg' })]);
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'Le dépôt se fera dès que le fichier sera prêt');
    expect(await summaries(at)).to.have.length(0);
    arrive();
    await says(form, 'TRK_1 déposé');
  });

  it('names the file that could not be sent, and files once it is sent again', async () => {
    const at = world(PLAIN);
    at.backend.before = (operation) => {
      if (operation === 'upload') throw new Unavailable('network');
    };
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Avec un fichier');
    await pick(form, /^Fichiers/u, [new File(['octets'], 'rapport.pdf', { type: 'application/pdf' })]);
    await says(form, 'rapport.pdf n’a pas pu être envoyé.');
    await press(form, /^Déposer le ticket$/u);
    await until(() => links(form).length === 1, 'one thing is to correct');
    expect(links(form)[0]).to.contain('rapport.pdf');
    at.backend.before = undefined;
    await press(form, /Réessayer l’envoi de rapport\.pdf/u);
    await until(() => rootOf(form).querySelector('.file.failed, progress') === null, 'it went through');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé');
  });

  it('takes a pasted picture, and gives it a name', async () => {
    const form = await formAt(world(PLAIN));
    const transfer = new DataTransfer();
    transfer.items.add(new File(['png'], 'image.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
    // Firefox leaves the clipboard that it is given empty.
    Object.defineProperty(paste, 'clipboardData', { value: transfer });
    control(form, /^Description/u).dispatchEvent(paste);
    await says(form, 'image-collée-1.png');
    expect(rootOf(form).querySelector('img.thumb')).not.to.equal(null);
  });

  it('throws a draft away only until it is brought back', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'À garder finalement');
    await press(form, /^Tout effacer$/u);
    expect(valueOf(form, /^Résumé/u)).to.equal('');
    await until(() => focused() === button(form, /^Le remettre$/u), 'the focus is on the way back');
    await press(form, /^Le remettre$/u);
    expect(valueOf(form, /^Résumé/u)).to.equal('À garder finalement');
  });

  it('throws away what was typed to find people too, and brings it back with what is said of it', async () => {
    const form = await formAt(world(TASKS), { person: MARTIN });
    const people = () => control(form, /^À qui/u) as HTMLInputElement;
    await fill(form, /^Résumé/u, 'Rendre le plan');
    people().focus();
    await fill(form, /^À qui/u, 'Personne de ce nom');
    people().blur();
    const isWrong = () => people().getAttribute('aria-invalid') === 'true';
    await until(isWrong, 'it is said that nobody is chosen');
    await press(form, /^Tout effacer$/u);
    await until(() => people().value === '', 'the field is empty');
    expect(isWrong()).to.equal(false);
    await press(form, /^Le remettre$/u);
    await until(() => people().value === 'Personne de ce nom', 'it is back');
    await until(isWrong, 'and so is what is said of it');
  });

  it('shows what the description will look like, on demand', async () => {
    const form = await formAt(world(PLAIN));
    await fill(form, /^Description/u, 'Depuis **hier**');
    await press(form, /^Aperçu$/u);
    await until(
      () => rootOf(form).querySelector('guichet-markdown')?.shadowRoot?.querySelector('strong')?.textContent === 'hier',
      'the preview is drawn',
    );
  });

  it('tells the editor of the page what of its place is wrong', async () => {
    const form = await formAt(world(SUPPORT), { set: { service: 'moodel', category: 'x' } });
    await says(form, 'L’attribut service vaut « moodel »');
    expect(shown(form)).to.contain('L’attribut category est sans effet ici');
    form.service = 'moodle';
    await says(form, 'L’attribut category vaut « x »');
    form.category = 'accounts';
    await until(() => !shown(form).includes('L’attribut'), 'nothing is wrong any more');
  });
});
