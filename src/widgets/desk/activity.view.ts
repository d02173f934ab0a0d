/** The activity of a desk in its tabs: the form, the tickets, those that are over, what the person chose, the reports, administration, help. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { filingGate } from '../../domain/filing-gate.ts';
import { deskRights } from '../../domain/desk-rights.ts';
import type { ArticleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import { mayReport } from '../../domain/report-rights.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { DeskWords } from '../../locales/fr/desk.ts';
import type { SelectEvent } from '../shared/menu.ts';
import type { Tab } from '../shared/tabs.ts';
import type { Sought } from '../ticket-list/list-beyond.ts';
import { TABS, type TabId } from './place.ts';
import { firstInvolvement, type Tally } from './tallies.ts';
import type { ViewName } from './views.ts';

export interface ActivityOptions {
  readonly words: DeskWords;
  readonly session: Session;
  readonly offered: readonly TabId[];
  readonly tab: TabId;
  readonly tally: Tally | null;
  /** Tabs that have been shown, and keep what they hold. */
  readonly shown: ReadonlySet<TabId>;
  readonly level: number;
  /** Number or id of the ticket that is open beside the list. */
  readonly beside: string | undefined;
  readonly clock: () => number;
  readonly zone: string | undefined;
  readonly service: string;
  readonly category: string;
  /** What a ticket made, to be written. */
  readonly article: ArticleFromTicket | null;
  readonly when: (view: ViewName, content: TemplateResult) => TemplateResult;
  readonly chosen: (event: SelectEvent) => void;
  /** Asks the list of another tab what was searched in vain in this one. */
  readonly seek: (tab: TabId, sought: Sought) => void;
}

/** The tabs that somebody has. @param now epoch milliseconds */
export function offeredTabs({ me, desk, can, knowledge }: Session, now: number): TabId[] {
  const refused = can.commands.has('file')
    ? filingGate({ actor: { type: 'person', id: me.id }, person: me, desk, now: new Date(now).toISOString() })
    : 'not-allowed';
  // A desk that is closed for now keeps its form, which says until when; one where this person never files has none.
  const offered: Partial<Record<TabId, boolean>> = {
    new: refused !== 'not-allowed',
    settings: can.preferences !== undefined,
    reports: can.reports && mayReport(me, desk),
    admin: can.administration === true && deskRights(me, desk) !== null,
    knowledge: can.knowledge === true && (knowledge.offered || isStaff(me, desk)),
  };
  return TABS.filter((tab) => offered[tab] !== false);
}

/** What a tab is called: a desk of tasks has tasks. */
export function tabLabel(tab: TabId, { desk }: Session, { tabs }: DeskWords): string {
  if (desk.mode !== 'tasks') return tabs[tab];
  return { ...tabs, new: tabs.newTask, active: tabs.tasks, over: tabs.overTasks }[tab];
}

export function activity(options: ActivityOptions): TemplateResult {
  const { words, session, offered, tab, tally, shown, level, clock, zone, when } = options;
  const tabs = offered.map((id): Tab => ({
    id,
    label: tabLabel(id, session, words),
    ...((id === 'active' || id === 'over') && tally !== null ? { count: tally[id] } : {}),
  }));
  const involvement = firstInvolvement(session.me, session.desk);
  const list = (phase: 'active' | 'over', other: 'active' | 'over') => {
    if (!shown.has(phase)) return nothing;
    const beyond = { phase: other, name: tabLabel(other, session, words), seek: (sought: Sought) => options.seek(other, sought) };
    return html`<div slot=${phase}>
      ${when('list', html`<guichet-ticket-list .clock=${clock} .zone=${zone} phase=${phase} involvement=${involvement} heading-level=${level} .beside=${options.beside} .other=${beyond}></guichet-ticket-list>`)}
    </div>`;
  };
  const form = html`<guichet-ticket-form
    .clock=${clock}
    .zone=${zone}
    service=${options.service}
    category=${options.category}
    heading-level=${level}
  ></guichet-ticket-form>`;
  const panel = html`<guichet-preferences-panel
    .clock=${clock}
    .zone=${zone}
    heading-level=${level}
  ></guichet-preferences-panel>`;
  const report = html`<guichet-report-view .clock=${clock} .zone=${zone} heading-level=${level}></guichet-report-view>`;
  const admin = html`<guichet-admin-panel .clock=${clock} .zone=${zone} heading-level=${level}></guichet-admin-panel>`;
  const help = html`<guichet-knowledge
    .clock=${clock}
    .zone=${zone}
    .prefill=${options.article}
    heading-level=${level}
  ></guichet-knowledge>`;
  return html`<guichet-tabs part="tabs" label=${words.label} .tabs=${tabs} selected=${tab} @guichet-select=${options.chosen}>
    ${shown.has('new') ? html`<div slot="new">${when('form', form)}</div>` : nothing} ${list('active', 'over')}
    ${list('over', 'active')} ${shown.has('settings') ? html`<div slot="settings">${when('preferences', panel)}</div>` : nothing}
    ${shown.has('reports') ? html`<div slot="reports">${when('report', report)}</div>` : nothing}
    ${shown.has('admin') ? html`<div slot="admin">${when('admin', admin)}</div>` : nothing}
    ${shown.has('knowledge') ? html`<div slot="knowledge">${when('knowledge', help)}</div>` : nothing}
  </guichet-tabs>`;
}
