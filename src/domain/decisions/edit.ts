/** What was filed, written anew: `edit`, and whether the values of fields are right, which brings all that checks them. */
import type { CommandOf } from '../commands.ts';
import { fieldsFor, fieldsOn } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { Patch } from '../events.ts';
import { checkFields } from '../field-checks.ts';
import { editedFields, readableFields } from '../field-values.ts';
import type { FieldValues } from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { alike } from '../story.ts';
import type { Story } from '../story.ts';
import type { Ticket } from '../ticket.ts';
import type { Scope } from '../values.ts';
import { readableScopes } from '../visibility.ts';
import type { Place } from '../visibility.ts';

/** What is wrong with the values of a place's fields. */
export function fieldsRefusal(
  desk: Desk,
  place: Place,
  values: FieldValues,
  staff: boolean,
  files: readonly string[],
  before: FieldValues = {},
): Refusal | null {
  const issues = checkFields(fieldsFor(desk, place.service, place.category), values, { staff }, files, before);
  return issues.length === 0 ? null : refuse('fields-invalid', { issues });
}

export function edit(command: CommandOf<'edit'>, story: Story): Refusal | null {
  const { ticket, relations } = story;
  const { desk } = story.context;
  const staff = relations?.staff === true;
  const set: Patch = {};
  if (command.summary !== undefined) set.summary = command.summary;
  if (command.description !== undefined) set.description = command.description;
  if (command.kind !== undefined) set.kind = command.kind;
  if (command.page !== undefined) {
    set.page = command.page;
    if ((ticket.course ?? null) !== (command.page?.course ?? null)) set.course = command.page?.course ?? null;
  }
  if (command.restricted !== undefined) set.restricted = command.restricted;
  if (command.fields !== undefined) {
    const wrong = fieldsRefusal(desk, ticket, command.fields, staff, readableFiles(story), ticket.fields);
    if (wrong !== null) return wrong;
    // What this person may not see is kept; what he sees is what he sent.
    set.fields = editedFields(fieldsFor(desk, ticket.service, ticket.category), ticket.fields, command.fields, { staff });
  }
  if (set.kind !== undefined && set.kind !== ticket.kind && ticket.approval?.state === 'pending')
    return refuse('approval-pending');
  const same = Object.entries(set).every(([key, value]) => alike(ticket[key as keyof Ticket], value));
  if (same) return refuse('nothing-to-do');
  story.record('edit', set, { scope: editScope(set, story), comment: command.comment, files: story.filesOf(command.comment) });
  return null;
}

/** Files that whoever acts may name. */
function readableFiles({ ticket, relations }: Story): string[] {
  const scopes = relations === null ? [] : readableScopes(relations);
  return ticket.files.filter((file) => file.detached !== true && scopes.includes(file.scope)).map((file) => file.id);
}

/** An edit that touches nothing but what staff alone may read is theirs alone. */
function editScope(set: Patch, { ticket, context }: Story): Scope {
  const { fields, ...others } = set;
  const touchesMore = Object.entries(others).some(([column, value]) => !alike(value, ticket[column as keyof Ticket]));
  if (fields === undefined || touchesMore) return 'public';
  const asked = fieldsOn(context.desk, { ...ticket, fields: { ...ticket.fields, ...fields } });
  const read = (values: FieldValues): string =>
    JSON.stringify(asked.map(({ code }) => readableFields(asked, values, false)[code] ?? null));
  return read(fields) === read(ticket.fields) ? 'staff' : 'public';
}
