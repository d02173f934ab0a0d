/** The doors to what is not needed to open a desk. */
import { door } from '../door.ts';

/** What every act needs. */
export const late = door(() => import('./late.ts'));

/** What people chose to hear: asked for by whoever looks at it. */
export const chosen = door(() => import('./preferences.ts'));

/** What administration needs: asked for by whoever sets the desk up. */
export const administering = door(() => import('./administration.ts'));
/** What tells people of what happened. */
export const noticing = door(() => import('./notices.ts'));

/** What reports need. */
export const reporting = door(() => import('./reporting.ts'));

/** What bringing a whole desk out and in needs. */
export const archiving = door(() => import('./archive/archiving.ts'));
/** The page on somebody, what is kept about oneself, erasing somebody. */
export const tellingOfPeople = door(() => import('./about.ts'));
/** Articles: for whoever reads one, and for a form where there are some; what is said of them; writing them. */
export const knowing = door(() => import('./knowledge.ts'));
export const sayingOfKnowledge = door(() => import('./knowledge-saying.ts'));
export const writingKnowledge = door(() => import('./knowledge-writing.ts'));
