/** Panels of administration on a page: what their tests and states stand on. */
import '../../../src/widgets/admin-panel/define.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { ADMIN, NOW, until, type World } from '../ticket-form/world.ts';

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetAdminPanel>;
}

/** A panel on the page; nothing is waited for. */
export function placeAdmin(
  host: HTMLElement,
  at: World,
  { person = ADMIN, lang = 'fr', set = {} }: Look = {},
): GuichetAdminPanel {
  const panel = document.createElement('guichet-admin-panel');
  panel.lang = lang;
  panel.clock = () => NOW;
  panel.zone = 'Europe/Paris';
  Object.assign(panel, { backend: at.address, desk: at.desk, person }, set);
  host.append(panel);
  return panel;
}

/** Waits until the section that is open has read all that it shows, or says why not. */
export async function standing(panel: GuichetAdminPanel): Promise<void> {
  await until(() => {
    const root = panel.shadowRoot;
    if (root?.querySelector('.notice.danger, .notice.info') != null) return true;
    return root?.querySelector('.body .section-title') != null && root.querySelector('.skeleton') === null;
  }, 'the panel stands');
  await panel.updateComplete;
}

/** Opens every fold of the section. */
export async function unfold(panel: GuichetAdminPanel): Promise<void> {
  for (const each of panel.shadowRoot?.querySelectorAll('details') ?? []) each.open = true;
  await panel.updateComplete;
}

/** Milliseconds of a reading in a desk so large that its counting is told of. */
const LONG = 600;

/** Makes the first counting of a desk take long: told how far it is, it stands still until it is let go. @returns what lets it go */
export function countsSlowly({ backend }: World): () => void {
  const held = Promise.withResolvers<void>();
  let readings = 0;
  backend.before = (operation) => {
    if (operation !== 'usage') return undefined;
    readings += 1;
    if (readings === 1) return new Promise((resume) => setTimeout(resume, LONG));
    return readings === 2 ? held.promise : undefined;
  };
  return held.resolve;
}
