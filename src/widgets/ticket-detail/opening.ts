/** A form for a command, opened: what is typed in it outlives the element that shows it (`command-panel.ts`). */
import type { Session } from '../../backends/backend.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import type { TicketView } from '../../domain/view.ts';
import { relationsTo, writableScopes } from '../../domain/visibility.ts';
import { identities, type Identities } from './asking.ts';
import { Attachments } from './attachments.ts';
import type { Editing } from './clash.ts';
import { blank, FORMS, scopesFor, type Present, type Values } from './forms.ts';

/** A form that is open: what it is for and what was typed in it. It outlives the element, so that a refusal brings it back. */
export interface Opened {
  readonly name: CommandName;
  /** In a dialog, which closes itself when it is sent. */
  readonly modal: boolean;
  /** Commands done before it in the same batch: the first half of a composite button. */
  readonly before: readonly Command[];
  /** The button's own words, for a composite. */
  readonly verb?: string | undefined;
  values: Values;
  ids: Identities;
  /** The batch that was tried last: the same again keeps its identity, another one is another. */
  tried?: string | undefined;
  error?: unknown;
  readonly files: Attachments;
  /** Of an edit: what it began with, and where others changed it meanwhile. */
  readonly editing: Editing;
}

/** Opens a form for a command. */
export function opening(
  name: CommandName,
  session: Session,
  view: TicketView,
  more: {
    readonly before?: readonly Command[];
    readonly verb?: string;
    readonly values?: Partial<Values>;
    readonly changed: () => void;
  },
): Opened {
  const [scope = 'public'] = scopesFor(name, writableScopes(relationsTo(view.ticket, session.me, session.desk)));
  const { ticket } = view;
  const present: Present & { readonly priority: Values['priority']; readonly service: string } = {
    summary: ticket.summary,
    description: ticket.description,
    kind: ticket.kind,
    restricted: ticket.restricted,
    fields: ticket.fields,
    priority: ticket.priority,
    service: ticket.service ?? '',
  };
  const values = {
    ...blank(scope),
    ...(name === 'edit' ? present : {}),
    ...(name === 'set-priority' ? { priority: ticket.priority } : {}),
    ...(name === 'move' ? { service: present.service } : {}),
    ...more.values,
  };
  return {
    name,
    modal: FORMS[name]?.modal === true,
    before: more.before ?? [],
    verb: more.verb,
    values,
    ids: identities(),
    editing: { base: present, clashes: new Map() },
    files: new Attachments(() => session, more.changed),
  };
}
