/** What the four presets of a desk say: pages that only read a desk as it is have no need of them. */
import type { Desk, DeskInput, Mode } from './desk.ts';
import { STATES } from './states.ts';

/** What a mode presets (domain §4, second table). `custom` presets nothing. */
export const MODES: Record<
  Exclude<Mode, 'custom'>,
  Pick<Desk, 'read' | 'file' | 'assignable' | 'states' | 'defaultKind' | 'requesterDefault'>
> = {
  bugs: {
    read: 'all',
    file: 'everyone',
    assignable: 'staff',
    states: [...STATES],
    defaultKind: 'incident',
    requesterDefault: 'guide',
  },
  support: {
    read: 'own',
    file: 'everyone',
    assignable: 'staff',
    states: ['posted', 'open', 'resolving', 'waiting', 'resolved', 'abandoned', 'validated'],
    defaultKind: 'request',
    requesterDefault: 'every-update',
  },
  tasks: {
    read: 'assigned',
    file: 'staff',
    assignable: 'everyone',
    states: ['posted', 'open', 'waiting', 'resolved', 'abandoned'],
    defaultKind: 'task',
    requesterDefault: 'guide',
  },
};

/** The keys that a mode presets. */
export const PRESET_KEYS = ['read', 'file', 'assignable', 'states', 'defaultKind', 'requesterDefault'] as const;

/** A desk document with its mode's presets where the document is silent; ready for `Desk.parse`. */
export function withMode(input: DeskInput): DeskInput {
  const mode = input.mode ?? 'support';
  return mode === 'custom' ? input : { ...MODES[mode], ...input };
}
