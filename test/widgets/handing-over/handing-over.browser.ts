/** Handing over what somebody handles: one's own before an absence, another's for who leaves. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import '../../../src/widgets/admin-panel/define.ts';
import { placeAdmin, standing as standingAdmin } from '../admin-panel/world.ts';
import { doAs, fileAs } from '../desk/world.ts';
import { placePanel, standing } from '../preferences-panel/world.ts';
import { fill, focused, has, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, LEA, MARTIN, SUPPORT, TASKS, until, world, type World } from '../ticket-form/world.ts';

let host: HTMLElement;

/** Moodle gives to the least loaded of two; video gives to nobody. */
const SHARED: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) =>
    service.id === 'moodle'
      ? { ...service, assignment: 'least-loaded', managers: [{ person: 'martin' }, { person: 'dubois' }] }
      : service,
  ),
};

/** Three tickets that Claire Martin handles: two of Moodle, one of the video platform. */
async function held(): Promise<{ at: World; tickets: string[] }> {
  const at = world(SHARED);
  const tickets: string[] = [];
  for (const [summary, service, category] of [
    ['Un', 'moodle', 'accounts'],
    ['Deux', 'moodle', 'accounts'],
    ['Trois', 'video', 'recording'],
  ] as const) {
    const ticket = await fileAs(at, LEA, summary, { service, category });
    const { assignee } = (await seen(at, ADMIN, ticket)).ticket;
    if (assignee !== MARTIN.id) await doAs(at, ADMIN, ticket, 'assign', { to: MARTIN.id });
    tickets.push(ticket);
  }
  return { at, tickets };
}

async function seen(at: World, person: PersonInput, ticket: string) {
  const session = await at.backend.connect(person);
  const view = await session.ticket(ticket);
  await session.close();
  return view;
}

const assignees = (at: World, tickets: readonly string[]) =>
  Promise.all(tickets.map(async (each) => (await seen(at, ADMIN, each)).ticket.assignee));

/** Opens a fold by what its line begins with. */
async function unfold(panel: HTMLElement, line: string): Promise<void> {
  const found = (): HTMLElement | undefined =>
    [...(panel.shadowRoot?.querySelectorAll<HTMLElement>('summary') ?? [])].find((each) => each.textContent.includes(line));
  await until(() => found() !== undefined, `there is a fold "${line}"; the panel says: ${textOf(panel)}`);
  found()?.click();
  await until(() => panel.shadowRoot?.querySelector('.handing') != null, 'what there is to hand over is shown');
}

const says = (panel: HTMLElement, text: string) =>
  until(() => textOf(panel).includes(text), `it says "${text}"; it says: ${textOf(panel)}`);

describe('handing over', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    host.style.setProperty('inline-size', '60em');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('goes to whom each service chooses, after it said what that comes to; nobody: free', async () => {
    const { at, tickets } = await held();
    const panel = placePanel(host, at, { person: MARTIN });
    await standing(panel);
    await unfold(panel, 'Je m’absente');
    await says(panel, 'Vous avez 3 tickets en charge.');
    await says(panel, 'Moodle : 2 tickets, à la personne la moins chargée.');
    await says(panel, 'Plateforme vidéo : 1 ticket deviendra libre');
    expect(has(panel, 'link', 'TRK2_1')).to.equal(true);
    one(panel, 'button', 'Confier 3 tickets').click();
    await says(panel, '2 tickets sont confiés, 1 ticket est libre.');
    await says(panel, 'Vous n’avez aucun ticket en charge.');
    expect(focused()?.textContent).to.contain('2 tickets sont confiés');
    expect(await assignees(at, tickets)).to.deep.equal(['dubois', 'dubois', null]);
  });

  it('speaks of tasks where tasks are given, to whoever has them and to who administers', async () => {
    const at = world(TASKS);
    const task = await fileAs(at, ADMIN, 'Ranger la salle');
    await doAs(at, ADMIN, task, 'assign', { to: MARTIN.id });
    const panel = placePanel(host, at, { person: MARTIN });
    await standing(panel);
    await unfold(panel, 'confier mes tâches');
    await says(panel, 'Vous avez 1 tâche en charge.');
    one(panel, 'radio', /^À personne/u).click();
    await panel.updateComplete;
    await says(panel, 'Elles deviennent libres');
    const administration = placeAdmin(host, at, { person: ADMIN, set: { section: 'people' } });
    await standingAdmin(administration);
    await says(administration, 'Confier les tâches de Claire Martin');
    await says(administration, '1 tâche en charge');
    one(panel, 'button', 'Libérer 1 tâche').click();
    await says(panel, '1 tâche est libre.');
    await says(panel, 'Vous n’avez aucune tâche en charge.');
  });

  it('asks for the person where it goes to one, and says who cannot be given a ticket', async () => {
    const { at, tickets } = await held();
    const panel = placePanel(host, at, { person: MARTIN });
    await standing(panel);
    await unfold(panel, 'Je m’absente');
    one(panel, 'radio', /^À une personne/u).click();
    await panel.updateComplete;
    one(panel, 'button', 'Confier 3 tickets').click();
    await says(panel, 'Choisissez à qui les confier.');
    const who = panel.shadowRoot?.querySelector('guichet-combobox');
    await until(() => focused() === who?.shadowRoot?.querySelector('input'), 'the focus is on who');
    fill(one(panel, 'combobox', 'Personne'), 'Noé');
    await until(() => has(panel, 'option', /Noé Dubois/u), 'he is found');
    expect(has(panel, 'option', /Claire Martin/u), 'never who has them').to.equal(false);
    one(panel, 'option', /Noé Dubois/u).click();
    await says(panel, '3 tickets : à Noé Dubois.');
    one(panel, 'button', 'Confier 3 tickets').click();
    await says(panel, '3 tickets sont confiés.');
    expect(await assignees(at, tickets)).to.deep.equal(['dubois', 'dubois', 'dubois']);
  });

  it('is interrupted where the place cannot be reached, keeps what is left and goes on', async () => {
    const { at, tickets } = await held();
    const panel = placePanel(host, at, { person: MARTIN });
    await standing(panel);
    await unfold(panel, 'Je m’absente');
    one(panel, 'radio', /^À personne/u).click();
    await panel.updateComplete;
    let runs = 0;
    at.backend.before = (operation) => {
      if (operation === 'run' && (runs += 1) > 1) throw new Unavailable('network');
    };
    one(panel, 'button', 'Libérer 3 tickets').click();
    await says(panel, '1 ticket est libre, 2 restent.');
    at.backend.before = undefined;
    one(panel, 'button', 'Continuer avec les 2 derniers').click();
    await says(panel, '3 tickets sont libres.');
    expect(await assignees(at, tickets)).to.deep.equal([null, null, null]);
  });

  it('is done by who administers for somebody whose access is suspended, ticket by ticket listed', async () => {
    const { at, tickets } = await held();
    const panel = placeAdmin(host, at, { person: ADMIN, set: { section: 'people' } });
    await standingAdmin(panel);
    await says(panel, '3 tickets en charge');
    one(panel, 'button', 'Changer les droits de Claire Martin').click();
    await panel.updateComplete;
    one(panel, 'checkbox', 'Suspendre l’accès').click();
    await panel.updateComplete;
    one(panel, 'button', 'Enregistrer').click();
    await says(panel, 'Les droits de Claire Martin sont enregistrés.');
    await unfold(panel, 'Confier les tickets de Claire Martin');
    await says(panel, 'Claire Martin a 3 tickets en charge.');
    one(panel, 'button', 'Confier 3 tickets').click();
    await says(panel, '2 tickets sont confiés, 1 ticket est libre.');
    expect(await assignees(at, tickets)).to.deep.equal(['dubois', 'dubois', null]);
    await says(panel, 'aucun ticket en charge');
  });
});
