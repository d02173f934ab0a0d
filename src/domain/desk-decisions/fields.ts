/** A desk's custom fields: added, changed, ordered and removed by the rules of `field-changes.ts` (domain §7; mod_tracker §2.4). */
import type { DeskContext, DeskDecisions, DeskDraft } from '../desk-deciding.ts';
import { fieldChangeIssues, knownUse, withFieldChange, type FieldChange } from '../field-changes.ts';
import type { FieldValue, Issue } from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

/** What is wrong with a change. Tickets that who asks does not read are told to be there, never how many they are. */
function issuesOf(change: FieldChange, { document, inForce, uses }: DeskContext): Issue[] {
  const desk = inForce(document);
  const field = desk.fields.find((each) => 'code' in change && each.code === change.code);
  if (field === undefined) return fieldChangeIssues(desk, change);
  const { values, read, views } = uses.ofField(field.code);
  const found = (held: readonly FieldValue[]): Issue[] => fieldChangeIssues(desk, change, knownUse(field, held, views));
  const seen = found(read);
  return found(values).map(
    (issue) =>
      seen.find(({ path, code }) => path === issue.path && code === issue.code) ?? { path: issue.path, code: issue.code },
  );
}

function decided(change: FieldChange, context: DeskContext): DeskDraft | Refusal {
  const { document, fixed, uses } = context;
  const held = ['fields', ...('askedIn' in change ? ['services'] : [])].find((key) => fixed.has(key));
  if (held !== undefined) return refuse('fixed-by-page', { values: { setting: held } });
  const issues = issuesOf(change, context);
  if (issues.length > 0) return refuse('fields-invalid', { issues });
  const { values, views } = uses.ofField('code' in change ? change.code : '');
  const { fields = [], services = [] } = document;
  const now = withFieldChange({ fields, services }, change, { tickets: values.length, views });
  return {
    document: { ...document, fields: now.fields, ...(document.services === undefined ? {} : { services: now.services }) },
  };
}

export const fieldDecisions: DeskDecisions<FieldChange['do']> = {
  'add-field': decided,
  'change-field': decided,
  'order-fields': decided,
  'remove-field': decided,
};
