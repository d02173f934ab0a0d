/** Who may be chosen in a list's filters. */
import type { Session } from '../../backends/backend.ts';
import type { Option, OptionSource } from '../shared/combobox.ts';
import type { PersonKey } from './list-choice.ts';

/** Who answers to a text: for the assignee those who may be given work there, for the requester anyone. */
export function peopleOf(session: Session, key: PersonKey, service: string | undefined): OptionSource {
  return async (text) => {
    const found = await session.people({ text, purpose: key === 'assignee' ? 'assignee' : 'reader', service: service ?? null });
    return found.map(({ id, name, school }): Option => ({ id, label: name, hint: school }));
  };
}
