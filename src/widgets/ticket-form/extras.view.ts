/** What few fill in: a group, a kind; and staff, once they unfold it: on whose behalf, to whom, how urgent, who follows, which group, what kind. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { categoryOf, lineage, serviceOf } from '../../domain/desk.ts';
import { isAtLeast } from '../../domain/people.ts';
import { KINDS, PRIORITIES, type Kind } from '../../domain/values.ts';
import { profileIn } from '../../domain/standing.ts';
import { field, fieldGroup } from '../shared/field.ts';
import { extrasStyles } from './extras.styles.ts';
import { forSeveral } from './filler.ts';
import { peopleField, personField } from './people.view.ts';
import { destination } from './places.ts';
import { controlId, type Sheet } from './sheet.ts';
import { optionWords } from './option-words.ts';
import '../shared/shared-words.ts';

export { OPTION_WORDS as vocabulary } from './option-words.ts';
export const styles = [extrasStyles];

function picked<T extends string>(event: Event, among: readonly T[]): T | null {
  const { value } = event.target as HTMLSelectElement;
  return among.find((each) => each === value) ?? null;
}

/** The kind that the place gives by itself, if it does. */
function presetKind(sheet: Sheet): Kind | undefined {
  const { desk } = sheet.filler;
  const place = destination(desk, sheet.draft);
  const service = serviceOf(desk, place?.service ?? null);
  const category = categoryOf(desk, place?.service ?? null, place?.category ?? null);
  return service === undefined || category === undefined
    ? undefined
    : lineage(service, category).find((each) => each.kind !== undefined)?.kind;
}

/** Whether the place asks for an approval of requests: then an incident and a request part ways. */
function asksApproval(sheet: Sheet): boolean {
  const { desk } = sheet.filler;
  const place = destination(desk, sheet.draft);
  const service = serviceOf(desk, place?.service ?? null);
  const category = categoryOf(desk, place?.service ?? null, place?.category ?? null);
  return (
    service !== undefined && category !== undefined && lineage(service, category).some((each) => each.approval !== undefined)
  );
}

/** The kind, asked of everyone where it changes what happens: an approval, or a desk set up by hand; never where the category says it. */
export function kindView(sheet: Sheet): TemplateResult | typeof nothing {
  const { locale, draft, filler } = sheet;
  const words = optionWords(locale);
  const matters = presetKind(sheet) === undefined && (filler.desk.mode === 'custom' || asksApproval(sheet));
  if (!matters) return nothing;
  const value = draft.kind ?? filler.desk.defaultKind;
  const kinds = (['incident', 'request'] as const).includes(value as 'incident')
    ? (['incident', 'request'] as const)
    : ([value, 'incident', 'request'] as const);
  return fieldGroup(locale, {
    id: controlId('kind'),
    label: words.kind,
    control: (tie) =>
      kinds.map(
        (kind, index) =>
          html`<label class="choice"
            ><input
              id=${index === 0 ? tie.id : nothing}
              type="radio"
              name="kind"
              value=${kind}
              .checked=${live(kind === value)}
              @change=${() => sheet.change({ kind })}
            /><span>${locale.words.kinds[kind]}</span></label
          >`,
      ),
  });
}

function prioritySelect(sheet: Sheet): TemplateResult {
  const { locale, draft } = sheet;
  const words = optionWords(locale);
  return field(locale, {
    id: controlId('priority'),
    label: words.priority,
    optional: true,
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        .value=${live(draft.priority ?? '')}
        @change=${(event: Event) => sheet.change({ priority: picked(event, PRIORITIES) })}
      >
        <option value="">${words.priorityUsual}</option>
        ${[...PRIORITIES].reverse().map((each) => html`<option value=${each} ?selected=${each === draft.priority}>${locale.words.priorities[each]}</option>`)}
      </select>`,
  });
}

function kindSelect(sheet: Sheet): TemplateResult {
  const { locale, draft, filler } = sheet;
  const words = optionWords(locale);
  const value = draft.kind ?? presetKind(sheet) ?? filler.desk.defaultKind;
  return field(locale, {
    id: controlId('kind-staff'),
    label: words.kind,
    optional: true,
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        .value=${live(value)}
        @change=${(event: Event) => sheet.change({ kind: picked(event, KINDS) })}
      >
        ${KINDS.map((each) => html`<option value=${each} ?selected=${each === value}>${locale.words.kinds[each]}</option>`)}
      </select>`,
  });
}

/** The group of the ticket, among the person's: asked where there are several, of anyone. */
export function groupView(sheet: Sheet): TemplateResult | typeof nothing {
  const { locale, draft, filler } = sheet;
  const words = optionWords(locale);
  const { groups } = filler.me;
  if (filler.desk.groups === 'none' || groups.length < 2 || draft.requester !== null) return nothing;
  return field(locale, {
    id: controlId('group'),
    label: words.group,
    optional: true,
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        .value=${live(draft.group ?? '')}
        @change=${(event: Event) => sheet.change({ group: picked(event, groups) })}
      >
        <option value="">${words.noGroup}</option>
        ${groups.map((each) => html`<option value=${each} ?selected=${each === draft.group}>${each}</option>`)}
      </select>`,
  });
}

/** The people of a task, or nothing where one ticket is made. */
export function assigneesView(sheet: Sheet): TemplateResult | typeof nothing {
  const { draft, errors } = sheet;
  const words = optionWords(sheet.locale);
  if (!forSeveral(sheet.filler)) return nothing;
  return peopleField(
    sheet,
    {
      id: controlId('people'),
      label: words.people,
      hint: words.peopleHint,
      error: errors.get('people'),
      optional: false,
      purpose: 'assignee',
    },
    draft.assignees,
    (assignees) => sheet.change({ assignees }),
  );
}

/** What staff find in their options. */
export function extrasView(sheet: Sheet): TemplateResult {
  const { draft, filler } = sheet;
  const words = optionWords(sheet.locale);
  const { me, desk } = filler;
  const place = destination(desk, draft);
  const moderator = isAtLeast(profileIn(me, desk, place?.service ?? null), 'moderator');
  return html`<div class="inside">
    ${
      desk.onBehalf === 'nobody' || forSeveral(filler)
        ? nothing
        : personField(
            sheet,
            {
              id: controlId('requester'),
              label: words.requester,
              hint: words.requesterHint,
              error: sheet.errors.get('requester'),
              optional: true,
              purpose: 'requester',
            },
            draft.requester,
            (requester) => sheet.change({ requester }),
          )
    }
    ${
      forSeveral(filler)
        ? nothing
        : personField(
            sheet,
            {
              id: controlId('assignee'),
              label: words.assignee,
              hint: words.assigneeHint,
              error: sheet.errors.get('assignee'),
              optional: true,
              purpose: 'assignee',
            },
            draft.assignees[0] ?? null,
            (person) => sheet.change({ assignees: person === null ? [] : [person] }),
          )
    }
    ${moderator ? prioritySelect(sheet) : nothing} ${forSeveral(filler) ? nothing : kindSelect(sheet)}
    ${peopleField(sheet, { id: controlId('observers'), label: words.observers, hint: words.observersHint, error: sheet.errors.get('observers'), optional: true, purpose: 'reader' }, draft.observers, (observers) => sheet.change({ observers }))}
  </div>`;
}
