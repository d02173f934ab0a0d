/**
 * The public door: importing it registers each element as soon as its tag stands in the page, and gives what a page or a
 * backend's author needs.
 *
 *   <script type="module" src="guichet.js"></script>
 *   <guichet-desk backend="indexeddb:" desk="support" settings="desk.json" person="lea"></guichet-desk>
 *
 * Each element has a door of its own too (`ticket-form.js` …), for a page that shows only that one.
 */
import { watchTags } from './elements.ts';

export { defineAll } from './elements.ts';
export type { GuichetFrame } from './frame/frame-element.ts';
export type { GuichetAdminPanel } from './widgets/admin-panel/admin-panel.ts';
export type { GuichetDesk } from './widgets/desk/desk.ts';
export type { GuichetNoticeBell } from './widgets/notice-bell/notice-bell.ts';
export type { GuichetPreferencesPanel } from './widgets/preferences-panel/preferences-panel.ts';
export type { GuichetTicketDetail } from './widgets/ticket-detail/ticket-detail.ts';
export type { GuichetTicketForm } from './widgets/ticket-form/ticket-form.ts';
export type { GuichetTicketList } from './widgets/ticket-list/ticket-list.ts';

export { connect, isAddress, registerBackend, settingsAt, UnknownAddress, type BackendFactory, type Place } from './connect.ts';
export * from './backends/backend.ts';
export type { Connection, DeskContext } from './widgets/shared/connection.ts';
export { deskContext } from './widgets/shared/connection.ts';
export type * from './widgets/shared/events.ts';
export type { Prefill } from './widgets/ticket-form/prefill.ts';
export { VERSION } from './version.ts';

export type { Command, CommandName, CommandOf, FileCommand } from './domain/commands.ts';
export type { DeskCommand, DeskCommandInput } from './domain/desk-commands.ts';
export type { Category, Desk, DeskInput, Mode, Service } from './domain/desk.ts';
export type { FieldDefinition, FieldType, FieldValue, FieldValues, Issue, PageContext } from './domain/fields.ts';
export type { Person, PersonCard, PersonInput, Profile } from './domain/people.ts';
export type { FieldSort, Involvement, ListFilter, Sort, SortBy, SortKey, TicketQuery } from './domain/query.ts';
export type { Refusal, RefusalCode } from './domain/refusal.ts';
export type { State, WaitingReason } from './domain/states.ts';
export type { Attachment, Ticket, TicketFile } from './domain/ticket.ts';
export type { Kind, Priority, Scope } from './domain/values.ts';
export type { Allowed, Entry, TicketRow, TicketView } from './domain/view.ts';

if (typeof document !== 'undefined') watchTags(document);
