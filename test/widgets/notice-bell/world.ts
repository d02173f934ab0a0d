/** Bells on a page, at desks where something happened: what the bell's tests and states stand on. */
import '../../../src/widgets/notice-bell/define.ts';
import type { GuichetNoticeBell } from '../../../src/widgets/notice-bell/notice-bell.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { doAs, fileAs, resolveAs } from '../desk/world.ts';
import { OUTAGE, alsoHad, written } from '../knowledge/written.ts';
import { ADMIN, LEA, MARTIN, NOW, rootOf, until, type World } from '../ticket-form/world.ts';

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetNoticeBell>;
}

/** A bell on the page; nothing is waited for. */
export function placeBell(host: HTMLElement, at: World, { person = LEA, lang = 'fr', set = {} }: Look = {}): GuichetNoticeBell {
  const bell = document.createElement('guichet-notice-bell');
  bell.lang = lang;
  bell.clock = () => NOW;
  bell.zone = 'Europe/Paris';
  Object.assign(bell, { backend: at.address, desk: at.desk, person }, set);
  host.append(bell);
  return bell;
}

/** What the bell says to a screen reader: `Avis : 3 non lus`. */
export function saidBy(bell: GuichetNoticeBell): string {
  return bell.shadowRoot?.querySelector('.bell .visually-hidden')?.textContent.replaceAll(/\s+/gu, ' ').trim() ?? '';
}

/** The number that is seen on it; empty where there is none. */
export function badgeOf(bell: GuichetNoticeBell): string {
  return bell.shadowRoot?.querySelector('.badge')?.textContent.trim() ?? '';
}

/** Waits until it has counted, or says why it cannot. */
export async function standing(bell: GuichetNoticeBell): Promise<void> {
  await until(
    () => /\d|aucun|none/u.test(saidBy(bell)) || bell.shadowRoot?.querySelector('.notice') != null,
    'the bell has counted',
  );
  await bell.updateComplete;
}

/** The lines of its list. */
export function linesOf(bell: GuichetNoticeBell): HTMLElement[] {
  return [...rootOf(bell).querySelectorAll<HTMLElement>('.notice-line')];
}

/** Opens it by a press, and waits until its list stands. */
export async function opened(bell: GuichetNoticeBell): Promise<HTMLElement> {
  const panel = rootOf(bell).querySelector<HTMLElement>('.panel');
  if (panel === null) throw new Error('no panel');
  rootOf(bell).querySelector<HTMLElement>('.bell')?.click();
  await until(
    () => panel.matches(':popover-open') && panel.querySelector('.notice-lines, .empty, .notice.danger') !== null,
    'its list stands',
  );
  await bell.updateComplete;
  return panel;
}

const place = { service: 'moodle', category: 'accounts' };
export const comment = (text: string, scope = 'public') => ({ comment: { id: crypto.randomUUID(), text, scope } });

/** Léa's three tickets, on which the team did something. @returns them */
export async function lived(at: World): Promise<string[]> {
  const made: string[] = [];
  for (const summary of [
    'Tableau de bord inaccessible depuis ce matin',
    'Impossible de rendre le devoir 3 de mécanique',
    'La vidéo du cours d’optique n’a pas de son',
  ])
    made.push(await fileAs(at, LEA, summary, place));
  const [first = '', second = '', third = ''] = made;
  await doAs(at, MARTIN, first, 'ask', comment('Avec quel **navigateur** avez-vous essayé, et depuis quelle salle ?'));
  await doAs(at, ADMIN, second, 'take-over');
  await resolveAs(at, MARTIN, third);
  return made;
}

/** More than a page of the list holds. */
export async function livedLong(at: World): Promise<void> {
  const ticket = await fileAs(at, LEA, 'Un long échange', place);
  for (let n = 1; n <= 25; n += 1) await doAs(at, MARTIN, ticket, 'ask', comment(`Question ${n}`));
}

/** A problem that Léa has too, and whose ticket she does not read, comes to its end. @returns its article, which is withdrawn if asked */
export async function endedProblem(at: World, { withdrawn = false } = {}): Promise<string> {
  const problem = await fileAs(at, MARTIN, 'Panne de l’annuaire', { kind: 'problem', service: 'moodle', category: 'accounts' });
  const article = await written(at.backend, ADMIN, { ...OUTAGE, problem });
  await alsoHad(at.backend, article, [LEA]);
  await resolveAs(at, MARTIN, problem);
  if (withdrawn) {
    const session = await at.backend.connect(ADMIN);
    await session.knowledge.run({ id: crypto.randomUUID(), do: 'withdraw', article, seen: 2 });
    await session.close();
  }
  return article;
}
