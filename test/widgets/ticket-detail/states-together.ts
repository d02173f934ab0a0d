/** States of an open ticket on which several people are, that one goes along from, or that is a task. */
import { Trail } from '../../../src/widgets/shared/trail.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import type { State } from '../state.ts';
import { all, fill, has, one, textOf } from './finding.ts';
import { SUMMARY, choose, filed, panel, press, state, taken, type Story, type Then } from './prepared.ts';
import { ADMIN, LEA, MARTIN, NINA, TASKS, USER, until } from './world.ts';

/** Somebody else of the team who reads the ticket, and writes in it. */
const accompanied: Then = async (detail, { at }, ticket) => {
  const user = await at.as(USER);
  const nina = await at.as(NINA);
  await nina.session.announce(ticket, 'reading');
  await user.session.announce(ticket, 'typing');
  await until(() => textOf(detail).includes('Alix User'), 'they are shown');
};

/** Martin edits the summary while Alix does, and Alix is first. */
const clashing: Then = async (detail, { at }, ticket) => {
  const user = await at.as(USER);
  await choose(detail, /^Modifier|^Edit/u);
  await panel(detail, '#summary');
  fill(one(detail, 'textbox', /^Résumé|^Summary/u), `${SUMMARY}, à Lyon`);
  await user.does(ticket, 'edit', undefined, { summary: 'Tableau de bord : page blanche', kind: 'incident' });
  await until(() => textOf(detail).includes('Tableau de bord : page blanche'), 'both are shown');
};

/** Letters typed at the caret, as by a keyboard. */
function typed(detail: GuichetTicketDetail, text: string): void {
  const box = one(detail, 'textbox', /Votre message|Your message/u) as HTMLTextAreaElement;
  box.focus();
  box.setRangeText(text, box.value.length, box.value.length, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

const mentioning: Then = async (detail) => {
  typed(detail, 'Bonjour @');
  await until(() => all(detail, 'option').length > 2, 'people are offered');
};

const outside: Then = async (detail) => {
  typed(detail, 'Bonjour @sam');
  await until(() => all(detail, 'option').length > 0, 'somebody is offered');
  all(detail, 'option')[0]?.click();
  await until(() => has(detail, 'button', /^Invit.* Sami Haddad/u), 'inviting is offered');
};

const meanwhile: Then = async (detail, { at }, ticket) => {
  const user = await at.as(USER);
  fill(one(detail, 'textbox', /Votre message|Your message/u), 'Je m’en occupe.');
  await user.does(ticket, 'comment', 'C’est réglé de mon côté.');
  await until(() => /1 n/u.test(textOf(detail)), 'it has come');
  detail.shadowRoot?.querySelector('guichet-composer')?.shadowRoot?.querySelector<HTMLElement>('button[type="submit"]')?.click();
  await until(() => all(detail, 'alert', /Alix User/u).length > 0, 'it is said before sending');
};

/** One of three in a list, the last of it. */
const along: Then = async (detail, { lea, martin }) => {
  for (const summary of ['Le thème est lent', 'La vidéo n’a pas de son']) await lea.file(summary);
  detail.trail = new Trail(martin.session, { where: { and: [] }, sort: [{ by: 'number', descending: true }] });
  await detail.updateComplete;
  one(detail, 'button', /Suivant|Next in/u).click();
  await until(() => /dernier de la liste|last/u.test(textOf(detail)), 'the end is said');
};

const task: Story = async ({ at, lea }) => {
  const teacher = await at.as(ADMIN);
  const ticket = await teacher.file('Relire le rapport du groupe B', { assignee: 'lea' });
  await lea.does(ticket, 'take');
  return ticket;
};

const known: Then = async (detail, { lea }) => {
  await lea.file('La vidéo du cours d’optique n’a pas de son');
  const name = one(detail, 'button', 'Léa Moreau');
  // As a press does: it is where the focus goes back to.
  name.focus();
  name.click();
  await until(
    () => detail.shadowRoot?.querySelector('guichet-person-page')?.shadowRoot?.querySelector('.tickets') != null,
    'the page is read',
  );
};

export const TOGETHER: readonly State[] = [
  state('the page on who asks', taken, MARTIN, known),
  state('the page on who asks, in a narrow place', taken, ADMIN, known, { narrow: true }),
  state('others on it', taken, MARTIN, accompanied),
  state('the same field edited by two', taken, MARTIN, clashing),
  state('mentioning somebody', taken, MARTIN, mentioning),
  state('mentioned, and no reader', taken, MARTIN, outside),
  state('answered meanwhile', taken, MARTIN, meanwhile),
  state('done, and undone by a button', filed, MARTIN, async (detail) => {
    press(detail, 'take');
    await until(() => has(detail, 'button', /^Défaire$|^Undo$/u), 'it can be undone');
  }),
  state('at the end of its list', filed, MARTIN, along),
  state('in a narrow place, at the end of its list', filed, MARTIN, along, { narrow: true }),
  state('a task', task, LEA, undefined, { desk: TASKS }),
];
