/** "My settings" of whoever asks for help: saved as they are chosen, undone, kept where they could not be saved; what is followed; the views. */
import { expect } from '@open-wc/testing';
import { Refused, Unavailable } from '../../../src/backends/backend.ts';
import type { OwnPreferences, Session } from '../../../src/backends/backend.ts';
import { registerBackend } from '../../../src/connect.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetPreferencesPanel } from '../../../src/widgets/preferences-panel/preferences-panel.ts';
import { violationsIn } from '../axe.ts';
import { all, fill, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, MARTIN, PLAIN, TASKS, until, world, type World } from '../ticket-form/world.ts';
import { lived, named, placePanel, SCHOOL, standing, type Look } from './world.ts';

let host: HTMLElement;

async function panelAt(at: World, look: Look = {}): Promise<GuichetPreferencesPanel> {
  const panel = placePanel(host, at, look);
  await standing(panel);
  return panel;
}

/** What is kept of somebody, read as another page would. */
async function kept(at: World, person: PersonInput = LEA): Promise<OwnPreferences> {
  const session = await at.backend.connect(person);
  const preferences = await session.preferences();
  await session.close();
  return preferences;
}

const box = (panel: GuichetPreferencesPanel, name: string | RegExp, at = 0): HTMLInputElement => {
  const found = all(panel, 'checkbox', name)[at];
  if (!(found instanceof HTMLInputElement)) throw new Error(`no checkbox ${String(name)}`);
  return found;
};
const says = (panel: GuichetPreferencesPanel, text: string) =>
  until(() => textOf(panel).includes(text), `the panel says "${text}"; it says: ${textOf(panel)}`);
const saidNow = (panel: GuichetPreferencesPanel): string =>
  panel.shadowRoot?.querySelector('.live')?.textContent.replaceAll(/\s+/gu, ' ') ?? '';

/** Turns a choice off or on and waits until it is said to be saved. */
async function turn(panel: GuichetPreferencesPanel, name: string | RegExp, at = 0): Promise<void> {
  const before = textOf(panel);
  box(panel, name, at).click();
  await until(() => textOf(panel) !== before && textOf(panel).includes('Enregistré'), `${String(name)} is saved`);
}

describe('my settings', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('begin with what the desk chose for its requesters, each switch with what it means', async () => {
    const panel = await panelAt(world(SCHOOL));
    const on = ['Ouvert', 'Pris en charge', 'Mis en attente', 'Conclu', 'Abandonné', 'Commenté'].map(
      (name) => box(panel, name).checked,
    );
    expect(on).to.deep.equal([false, true, false, true, false, false]);
    for (const each of all(panel, 'checkbox')) {
      const by = each.getAttribute('aria-describedby') ?? '';
      expect(panel.shadowRoot?.getElementById(by)?.textContent, nameOf(each)).to.match(/\S/u);
    }
  });

  it('are saved as they are changed, said, and undone', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    await turn(panel, 'Pris en charge');
    expect((await kept(at)).requester).to.deep.equal({ taken: false });
    await until(() => saidNow(panel).includes('« Pris en charge » ne vous sera plus annoncé'), 'it is said to screen readers');
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'C’est défait');
    expect((await kept(at)).requester).to.deep.equal({});
    expect(box(panel, 'Pris en charge').checked).to.equal(true);
    await until(() => focused()?.textContent.includes('C’est défait') === true, 'the focus is on what was said');
  });

  it('go back to the desk’s choices all at once, which is undone too', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    await turn(panel, 'Ouvert');
    await turn(panel, 'Commenté');
    one(panel, 'button', 'Revenir aux choix du guichet').click();
    await says(panel, 'Enregistré : les choix du guichet.');
    expect((await kept(at)).requester).to.deep.equal({});
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'C’est défait');
    expect((await kept(at)).requester).to.deep.equal({ opened: true, commented: true });
  });

  it('keep what was chosen where it cannot be saved, say so beside it, and save it with the next choice', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    at.backend.before = (operation) => {
      if (operation === 'savePreferences') throw new Unavailable('full');
    };
    box(panel, 'Ouvert').click();
    await says(panel, 'Ce choix n’est pas encore enregistré.');
    expect(box(panel, 'Ouvert').checked).to.equal(true);
    expect((await kept(at)).requester).to.deep.equal({});
    const alert = all(panel, 'alert')[0];
    expect(alert?.closest('section')?.textContent).to.contain('Vos tickets');
    at.backend.before = undefined;
    await turn(panel, 'Commenté');
    expect((await kept(at)).requester).to.deep.equal({ opened: true, commented: true });
    expect(all(panel, 'alert')).to.deep.equal([]);
  });

  it('are sent again on demand, or given up', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    let fails = true;
    at.backend.before = (operation) => {
      if (operation === 'savePreferences' && fails) throw new Refused({ code: 'not-allowed' });
    };
    box(panel, 'Ouvert').click();
    await says(panel, 'Ce choix n’est pas encore enregistré.');
    one(panel, 'button', 'Revenir à ce qui est enregistré').click();
    await says(panel, 'De retour à ce qui est enregistré.');
    expect(box(panel, 'Ouvert').checked).to.equal(false);
    box(panel, 'Abandonné').click();
    await says(panel, 'Ce choix n’est pas encore enregistré.');
    fails = false;
    one(panel, 'button', 'Réessayer').click();
    await says(panel, 'Enregistré : « Abandonné » vous sera annoncé.');
    expect((await kept(at)).requester).to.deep.equal({ abandoned: true });
  });

  it('chosen quickly one after the other are all saved, in order', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    for (const name of ['Ouvert', 'Commenté', 'Ouvert', 'Abandonné']) box(panel, name).click();
    await says(panel, '« Abandonné » vous sera annoncé');
    expect((await kept(at)).requester).to.deep.equal({ opened: false, commented: true, abandoned: true });
  });

  it('say what may be sent from here: no mail from a browser, else by which means', async () => {
    const silent = await panelAt(world(PLAIN));
    expect(textOf(silent)).to.contain('ce guichet n’envoie aucun courriel');
    expect(textOf(silent)).to.not.contain('navigateur :');
    expect([has(silent, 'checkbox', 'Courriel'), has(silent, 'checkbox', 'Cloche')]).to.deep.equal([false, true]);
    const at = world(PLAIN, { sends: ['mail'] });
    const panel = await panelAt(at);
    expect(textOf(panel)).to.not.contain('n’envoie aucun courriel');
    await turn(panel, 'Courriel');
    expect((await kept(at)).channels).to.deep.equal({ mail: false, bell: true, tab: false });
  });

  it('ask the browser for its notices when one wants them, and say what it answers', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at);
    const before = textOf(panel);
    box(panel, 'Onglet ouvert').click();
    await until(() => textOf(panel) !== before, 'the browser has answered');
    expect(
      all(panel, 'status')
        .map((each) => each.textContent)
        .join(' '),
    ).to.match(/navigateur (?:refuse|n’a pas reçu|ne peut pas)/u);
    expect(box(panel, 'Onglet ouvert').checked).to.equal(false);
    expect((await kept(at)).channels.tab).to.equal(false);
  });

  it('say where a browser gives none of the notices that are wanted', async () => {
    const at = world(PLAIN);
    const elsewhere = await at.backend.connect(LEA);
    await elsewhere.savePreferences({ channels: { tab: true } });
    await elsewhere.close();
    const panel = await panelAt(at);
    expect(textOf(panel)).to.match(/navigateur (?:refuse|ne peut pas)|n’a pas encore été interrogé/u);
    await turn(panel, 'Onglet ouvert');
    expect(textOf(panel)).to.not.match(/navigateur (?:refuse|ne peut pas)|n’a pas encore été interrogé/u);
  });

  it('answer why one would be told, by what is chosen at this moment', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    await says(panel, 'Vous recevriez un avis : c’est votre ticket.');
    await turn(panel, 'Pris en charge');
    await says(panel, 'Vous ne recevriez rien.');
    fill(one(panel, 'combobox', 'Quand'), 'asked');
    await says(panel, 'Vous recevriez un avis : une réponse est attendue. Cet avis ne se coupe pas.');
    expect(textOf(panel)).to.not.contain('dans l’équipe ne recevrait');
  });

  it('offer what a desk of tasks gives to people, and none of it elsewhere', async () => {
    const tasks = await panelAt(world(TASKS));
    expect(has(tasks, 'checkbox', 'Confiées à vous')).to.equal(true);
    expect(textOf(tasks)).to.match(/Vos tâches/u);
    expect([...textOf(tasks).matchAll(/.{0,40}ticket.{0,40}/giu)].map(([said]) => said)).to.deep.equal([]);
    expect(has(await panelAt(world(PLAIN)), 'checkbox', /^Confié/u)).to.equal(false);
  });

  it('say so where a desk keeps none', async () => {
    registerBackend('forgetful:', () => ({
      async connect(identity) {
        const { me, desk, can, cursor } = await world(PLAIN).backend.connect(identity);
        const watch = () => () => undefined;
        const session: Partial<Session> = { me, desk, cursor, watch, can: { ...can, preferences: undefined } };
        return { ...session, close: () => Promise.resolve() } as Session;
      },
    }));
    const panel = placePanel(host, { ...world(PLAIN), address: 'forgetful:' });
    await says(panel, 'Ce guichet ne garde pas de réglages personnels.');
    expect(all(panel, 'checkbox')).to.deep.equal([]);
  });

  it('are read again when they could not be', async () => {
    const at = world(PLAIN);
    at.backend.before = (operation) => {
      if (operation === 'preferences') throw new Unavailable('network');
    };
    const panel = await panelAt(at);
    expect(all(panel, 'checkbox')).to.deep.equal([]);
    at.backend.before = undefined;
    one(panel, 'button', 'Réessayer').click();
    await until(() => has(panel, 'checkbox', 'Suivis'), 'they are there');
  });
});

describe('the tickets that I follow', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('are listed, followed no more, and followed again in the same place', async () => {
    const at = world(SCHOOL);
    await lived(at);
    const panel = await panelAt(at);
    const links = () => all(panel, 'link').map(nameOf);
    expect(links()).to.deep.equal(['TRK2_3', 'TRK2_2']);
    one(panel, 'button', 'Ne plus suivre TRK2_3').click();
    await says(panel, 'Vous ne suivez plus TRK2_3.');
    await until(() => focused()?.textContent.includes('Vous ne suivez plus TRK2_3.') === true, 'the focus is there');
    expect(links()).to.deep.equal(['TRK2_2']);
    const asked = await at.backend.connect(LEA);
    const followed = async () => (await asked.tickets({ where: { has: ['watchers', 'lea'] } })).rows.map(({ key }) => key);
    expect(await followed()).to.deep.equal(['TRK2_2']);
    one(panel, 'button', 'Défaire').click();
    await until(() => links().join() === 'TRK2_3,TRK2_2', 'it is back in its place');
    expect((await followed()).sort()).to.deep.equal(['TRK2_2', 'TRK2_3']);
    await asked.close();
  });

  it('are followed as the page lets them be', async () => {
    const at = world(SCHOOL);
    await lived(at);
    const panel = await panelAt(at);
    host.addEventListener('guichet-before-change', (event) => event.preventDefault(), { once: true });
    one(panel, 'button', 'Ne plus suivre TRK2_3').click();
    await panel.updateComplete;
    expect(has(panel, 'link', 'TRK2_3')).to.equal(true);
    let opened = '';
    host.addEventListener('guichet-ticket-open', (event) => {
      event.preventDefault();
      opened = event.detail.key ?? '';
    });
    one(panel, 'link', 'TRK2_2').click();
    expect(opened).to.equal('TRK2_2');
  });

  it('have switches of their own, which go over what is chosen for all, until they are as all again', async () => {
    const at = world(SCHOOL);
    const [, , third = ''] = await lived(at);
    const panel = await panelAt(at);
    const details = panel.shadowRoot?.querySelector<HTMLDetailsElement>('.line details');
    if (details == null) throw new Error('no choices');
    details.open = true;
    await turn(panel, 'Commenté', 1);
    expect((await kept(at)).tickets).to.deep.equal({ [third]: { commented: false } });
    fill(one(panel, 'combobox', 'De quel ticket'), `ticket ${third}`);
    fill(one(panel, 'combobox', 'Quand'), 'commented');
    await says(panel, 'Vous ne recevriez rien.');
    one(panel, 'button', 'Comme pour tous les suivis').click();
    await says(panel, 'Vous recevriez un avis : vous suivez ce ticket.');
    expect((await kept(at)).tickets).to.deep.equal({});
  });

  it('come and go with what is done elsewhere', async () => {
    const at = world(SCHOOL);
    const [first = ''] = await lived(at);
    const panel = await panelAt(at, { person: MARTIN });
    const elsewhere = await at.backend.connect(MARTIN);
    await elsewhere.run([{ id: crypto.randomUUID(), ticket: first, do: 'watch' }]);
    await until(() => has(panel, 'link', 'TRK2_1'), 'it is listed');
    await elsewhere.close();
  });
});

describe('the views that I keep', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  const names = async (at: World, person: PersonInput): Promise<string[]> => {
    const session = await at.backend.connect(person);
    const found = (await session.views()).map(({ name, scope }) => `${name} (${scope})`);
    await session.close();
    return found;
  };

  it('are renamed, which a name of nothing does not do, and undone', async () => {
    const at = world(SCHOOL);
    await lived(at);
    const panel = await panelAt(at);
    one(panel, 'button', named('Renommer « Mes vidéos »')).click();
    await until(() => has(panel, 'textbox', 'Nom de la vue'), 'its name is asked');
    fill(one(panel, 'textbox', 'Nom de la vue'), '  ');
    one(panel, 'button', 'Garder ce nom').click();
    await says(panel, 'Donnez un nom à cette vue.');
    fill(one(panel, 'textbox', 'Nom de la vue'), 'Vidéos');
    one(panel, 'button', 'Garder ce nom').click();
    await says(panel, 'La vue s’appelle maintenant « Vidéos ».');
    expect(await names(at, LEA)).to.deep.equal(['Vidéos (own)']);
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'Vue « Mes vidéos » rétablie.');
    expect(await names(at, LEA)).to.deep.equal(['Mes vidéos (own)']);
  });

  it('are shared by staff alone, and deleted and put back', async () => {
    const at = world(SCHOOL);
    await lived(at);
    expect(has(await panelAt(at), 'button', /^Partager/u)).to.equal(false);
    const panel = await panelAt(at, { person: MARTIN });
    one(panel, 'button', named('Partager « Libres, Moodle » avec l’équipe')).click();
    await says(panel, 'Vue « Libres, Moodle » partagée avec l’équipe.');
    expect(await names(at, MARTIN)).to.deep.equal(['Libres, Moodle (staff)']);
    one(panel, 'button', named('Supprimer « Libres, Moodle »')).click();
    await says(panel, 'Vue « Libres, Moodle » supprimée.');
    expect(await names(at, MARTIN)).to.deep.equal([]);
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'Vue « Libres, Moodle » rétablie.');
    expect(await names(at, MARTIN)).to.deep.equal(['Libres, Moodle (staff)']);
  });
});

describe('my settings, looked at by axe', () => {
  it('have nothing to say against', async () => {
    host = document.createElement('div');
    document.body.append(host);
    const at = world(SCHOOL);
    await lived(at);
    const panel = await panelAt(at, { person: MARTIN });
    await until(() => panel.shadowRoot?.querySelector('.service') != null, 'the team’s part is there');
    for (const each of panel.shadowRoot?.querySelectorAll('details') ?? []) each.open = true;
    expect(await violationsIn(host)).to.deep.equal([]);
    host.remove();
  });
});
