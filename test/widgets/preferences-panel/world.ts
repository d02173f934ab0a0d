/** Panels of preferences on a page, at desks where something was lived: what the panel's tests and states stand on. */
import '../../../src/widgets/preferences-panel/define.ts';
import type { GuichetPreferencesPanel } from '../../../src/widgets/preferences-panel/preferences-panel.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { SavedView } from '../../../src/domain/saved-view.ts';
import { doAs, fileAs } from '../desk/world.ts';
import { ADMIN, LEA, MARTIN, NOW, SAMI, SUPPORT, until, type World } from '../ticket-form/world.ts';

/** The desk of the states, where everybody reads everything and may follow it. */
export const SCHOOL: DeskInput = {
  ...SUPPORT,
  mode: 'bugs',
  requesterDefault: 'guide',
  services: (SUPPORT.services ?? []).map((service) =>
    service.id === 'moodle'
      ? { ...service, assignment: 'nobody', managers: [{ person: 'martin' }, { person: 'dubois' }] }
      : service,
  ),
};

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetPreferencesPanel>;
}

/** A name as it is typed in a test: French has spaces that never break a line. */
export function named(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(' ', '\\s')}$`, 'u');
}

/** A panel on the page; nothing is waited for. */
export function placePanel(
  host: HTMLElement,
  at: World,
  { person = LEA, lang = 'fr', set = {} }: Look = {},
): GuichetPreferencesPanel {
  const panel = document.createElement('guichet-preferences-panel');
  panel.lang = lang;
  panel.clock = () => NOW;
  panel.zone = 'Europe/Paris';
  Object.assign(panel, { backend: at.address, desk: at.desk, person }, set);
  host.append(panel);
  return panel;
}

/** Waits until the panel has read all that it shows, or says why not. */
export async function standing(panel: GuichetPreferencesPanel): Promise<void> {
  await until(() => {
    const root = panel.shadowRoot;
    if (root?.querySelector('.notice.danger, .notice.info:only-child') != null) return true;
    if (root?.querySelector('.panel') == null || root.querySelector('.skeleton') !== null) return false;
    return root.querySelector('.answer > p, .section .notice.danger') !== null;
  }, 'the panel stands');
  await panel.updateComplete;
}

const SUMMARIES = [
  'Tableau de bord inaccessible depuis ce matin',
  'Impossible de rendre le devoir 3 de mécanique',
  'La vidéo du cours d’optique n’a pas de son',
];

/** A desk with three tickets, of which Léa and Claire Martin follow the last two, and a view that each keeps. @returns the tickets */
export async function lived(at: World): Promise<string[]> {
  const place = { service: 'moodle', category: 'accounts' };
  const made: string[] = [];
  for (const [n, summary] of SUMMARIES.entries()) made.push(await fileAs(at, n === 0 ? LEA : SAMI, summary, place));
  const [, second = '', third = ''] = made;
  for (const person of [LEA, MARTIN]) for (const ticket of [second, third]) await doAs(at, person, ticket, 'watch');
  await doAs(at, ADMIN, third, 'take');
  for (const [person, name] of [
    [LEA, 'Mes vidéos'],
    [MARTIN, 'Libres, Moodle'],
  ] as const)
    await keepView(at, person, { name, filter: { involvement: person === LEA ? 'observed' : 'free' } });
  return made;
}

/** Keeps a view for somebody. */
export async function keepView(at: World, person: PersonInput, view: Pick<SavedView, 'name' | 'filter'>): Promise<void> {
  const session = await at.backend.connect(person);
  await session.saveView({ id: crypto.randomUUID(), owner: person.id, scope: 'own', ...view });
  await session.close();
}
