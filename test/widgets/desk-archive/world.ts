/** Import and export in administration, and files to be brought in: what its tests and states stand on. */
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import type { SectionId } from '../../../src/widgets/admin-panel/sections.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { csvFiles } from '../../domain/foreign/tracker-backup.ts';
import { placeAdmin } from '../admin-panel/world.ts';
import { until, type World } from '../ticket-form/world.ts';

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly section?: SectionId;
}

/** Administration on the page, at import and export or at retention; nothing is waited for. */
export function placeArchive(host: HTMLElement, at: World, { section = 'archive', ...look }: Look = {}): GuichetAdminPanel {
  return placeAdmin(host, at, { ...look, set: { section } });
}

export function rootOf(part: GuichetAdminPanel): ShadowRoot {
  if (part.shadowRoot === null) throw new Error('it is not drawn');
  return part.shadowRoot;
}

/** Waits until what it shows is there. */
export async function shown(part: GuichetAdminPanel, selector: string): Promise<HTMLElement> {
  await until(
    () => part.shadowRoot?.querySelector(selector) != null,
    `${selector} is there; it says: ${part.shadowRoot?.textContent ?? ''}`,
  );
  await part.updateComplete;
  return rootOf(part).querySelector<HTMLElement>(selector)!;
}

/** Picks files as a person does. */
export async function pick(part: GuichetAdminPanel, ...files: readonly File[]): Promise<void> {
  const input = (await shown(part, '#file')) as HTMLInputElement;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export const TABLE = [
  'N°;Titre;Statut;Demandeur;Déposé le;Commentaires',
  'A-7;Écran noir en salle C 114;Résolu;Léa Moreau;20/11/2026 14:05;Câble changé.',
  'A-8;Pas de son;Bof;Sami Haddad;21/11/2026;',
  'A-9;;Ouvert;Sami Haddad;hier;',
].join('\n');

export function tableFile(text = TABLE, name = 'tickets.csv'): File {
  return new File([text], name, { type: 'text/csv' });
}

/** A tracker's tables, a file of CSV each. */
export function trackerFiles(): File[] {
  return [...csvFiles()].map(([name, text]) => new File([text], name, { type: 'text/csv' }));
}
