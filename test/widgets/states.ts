/** Every listed state of every widget: what accessibility runs, pictures and the playground are made from. */
import { EDITOR_STATES as editors } from './admin-panel/editor-states.ts';
import { STATES as adminPanel } from './admin-panel/states.ts';
import { STATES as deskArchive } from './desk-archive/states.ts';
import { STATES as desk } from './desk/states.ts';
import { STATES as guest } from './guest/states.ts';
import { STATES as knowledge } from './knowledge/states.ts';
import { STATES as noticeBell } from './notice-bell/states.ts';
import { STATES as preferencesPanel } from './preferences-panel/states.ts';
import { STATES as reportView } from './report-view/states.ts';
import { PANEL_STATES as panelRemembering, STATES as remembering } from './remembering/states.ts';
import type { State } from './state.ts';
import { STATES as ticketDetail } from './ticket-detail/states.ts';
import { STATES as ticketForm } from './ticket-form/states.ts';
import { STATES as ticketList } from './ticket-list/states.ts';

/** The states of each element, by its tag. */
const BY_TAG: Readonly<Record<string, readonly State[]>> = {
  'guichet-desk': [...desk, ...remembering],
  'guichet-ticket-form': [...ticketForm, ...guest],
  'guichet-ticket-list': ticketList,
  'guichet-ticket-detail': ticketDetail,
  'guichet-preferences-panel': [...preferencesPanel, ...panelRemembering],
  'guichet-notice-bell': noticeBell,
  'guichet-report-view': reportView,
  'guichet-knowledge': knowledge,
  'guichet-admin-panel': [...adminPanel, ...editors, ...deskArchive],
};

export const STATES: readonly State[] = Object.values(BY_TAG).flat();
