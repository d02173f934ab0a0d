/** States of an open ticket that has what only some have: haste asked for, incidents, things to do, time noted, an opinion awaited. */
import type { State } from '../state.ts';
import { has, one, textOf } from './finding.ts';
import { filed, panel, press, state, taken, type Story, type Then } from './prepared.ts';
import { LEA, MARTIN, NINA, until } from './world.ts';

const raised: Story = async (cast) => {
  const ticket = await taken(cast);
  await cast.lea.does(ticket, 'ask-raise', 'L’examen commence demain à huit heures.', { urgent: true });
  return ticket;
};

const problem: Story = async (cast) => {
  const ticket = await filed(cast);
  for (const summary of ['Page blanche à Lyon', 'Rien ne s’affiche']) {
    const incident = await cast.lea.file(summary);
    await cast.martin.does(incident, 'link', undefined, { type: 'caused-by', to: ticket });
  }
  const solution = { id: crypto.randomUUID(), text: 'Le cache du thème a été vidé : rechargez la page.', scope: 'public' };
  await cast.martin.does(ticket, 'resolve', undefined, { solution });
  return ticket;
};

const steps: Story = async (cast) => {
  const ticket = await taken(cast);
  const { martin } = cast;
  const lines = [
    ['Reproduire la panne', 'public'],
    ['Vider le cache du thème sur les deux serveurs, puis relancer le relais', 'public'],
    ['Prévenir l’hébergeur', 'staff'],
  ] as const;
  for (const [at, [text, scope]] of lines.entries()) {
    const item = crypto.randomUUID();
    await martin.does(ticket, 'checklist', undefined, { change: { act: 'add', item, text, scope } });
    if (at !== 1) await martin.does(ticket, 'checklist', undefined, { change: { act: 'tick', item, done: true } });
  }
  await martin.does(ticket, 'log-time', undefined, { minutes: 25 });
  const nina = await cast.at.as(NINA);
  await nina.does(ticket, 'log-time', undefined, { minutes: 70 });
  return ticket;
};

const settled: Story = async (cast) => {
  const ticket = await taken(cast);
  await cast.lea.does(ticket, 'settle');
  return ticket;
};

const depends: Story = async (cast) => {
  const ticket = await taken(cast);
  const other = await cast.lea.file('Le thème est lent');
  await cast.martin.does(ticket, 'link', undefined, { type: 'depends-on', to: other });
  return ticket;
};

const resolving: Then = async (detail) => {
  press(detail, 'resolve');
  await panel(detail, 'textarea');
};

const beginning: Then = async (detail) => {
  const begin = /^(?:Ajouter une liste|Add a checklist)$/u;
  // Where there is little room what stands beside the thread is folded.
  const folded = /^(?:Propriétés|Properties)$/u;
  await until(() => has(detail, 'button', begin) || has(detail, 'button', folded), 'it is drawn');
  if (!has(detail, 'button', begin)) one(detail, 'button', folded).click();
  await until(() => has(detail, 'button', begin), 'a list can be begun');
  one(detail, 'button', begin).click();
  await until(() => has(detail, 'textbox', /^(?:À faire|To do)$/u), 'it can be written');
};

const told: Then = (detail) => until(() => /priorité plus haute|higher priority/u.test(textOf(detail)), 'it is said');

export const ACTS: readonly State[] = [
  state('haste asked for, as staff', raised, MARTIN, told),
  state('haste asked for, by me', raised, LEA, told),
  state('a problem solved, with its incidents', problem, MARTIN, (detail) =>
    until(() => has(detail, 'textbox', /^(?:La solution|The solution)$/u), 'they are offered'),
  ),
  state('a checklist and time noted', steps, MARTIN),
  state('a checklist begun', taken, MARTIN, beginning),
  state('a checklist, as its requester', steps, LEA),
  state('an opinion awaited', settled, LEA),
  state('resolving what depends on an open ticket', depends, MARTIN, resolving),
];
