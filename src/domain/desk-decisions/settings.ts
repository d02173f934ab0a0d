/** Changing a desk's own settings, and its mode (domain §4 second table, §7). */
import type { DeskDecisions } from '../desk-deciding.ts';
import { patched } from '../desk-deciding.ts';
import { MODES, PRESET_KEYS } from '../modes.ts';
import { refuse } from '../refusal.ts';

export const settingsDecisions: DeskDecisions<'change-settings' | 'apply-mode'> = {
  'change-settings': ({ patch }, { document, fixed }) => {
    const held = Object.keys(patch).find((key) => fixed.has(key));
    if (held !== undefined) return refuse('fixed-by-page', { values: { setting: held } });
    return { document: patched(document, patch) };
  },

  'apply-mode': ({ mode }, { document, fixed, inForce }) => {
    if (fixed.has('mode')) return refuse('fixed-by-page', { values: { setting: 'mode' } });
    // By hand from now on: what was preset until now stays, said.
    if (mode === 'custom') {
      const now = inForce(document);
      return { document: { ...document, ...Object.fromEntries(PRESET_KEYS.map((key) => [key, now[key]])), mode } };
    }
    return { document: { ...document, ...MODES[mode], mode } };
  },
};
