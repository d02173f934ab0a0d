/** The fields of the commands' forms, one function a part. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { fieldsFor } from '../../domain/desk.ts';
import { shownFields } from '../../domain/field-values.ts';
import { settableStates } from '../../domain/set-state.ts';
import { KINDS, LONGEST_SUMMARY, PRIORITIES, localised } from '../../domain/values.ts';
import { relationsTo } from '../../domain/visibility.ts';
import { field, type Tie } from '../shared/field.ts';
import { editable, editField } from './edit-fields.ts';
import { FORMS, needsText, type Part, type Values } from './forms.ts';

import { area, list, radios, scopeList, text, type PartContext } from './panel-controls.ts';
import { observe, person, place, ticket } from './panel-naming.ts';

/** The text of a command: a question, a reason, or a message that goes with it. */
function message(context: PartContext): TemplateResult {
  const { name, words, view, values, change, session } = context;
  const { form } = words;
  const required = needsText(name, values);
  const reader = view.ticket.requester === session.me.id ? undefined : view.people[view.ticket.requester]?.name;
  const asks = name === 'ask' || (name === 'set-state' && required && values.state === 'waiting');
  const label = asks ? form.question : name === 'merge' || !required ? form.comment : form.reason;
  const staffOnly = name === 'break-glass' || name === 'detach';
  const hint = !required
    ? form.commentHint
    : reader === undefined || staffOnly
      ? undefined
      : asks
        ? form.questionHint(reader)
        : form.reasonHint(reader);
  // A state set by name asks for a reason only now and then: its text stays the optional part of the form.
  const part: Part = FORMS[name]?.parts.includes('text') === true ? 'text' : 'comment';
  return html`${area(context, { id: 'text', part, label, hint, optional: !required, value: values.text, write: (value) => change({ text: value }) })}
  ${values.text.trim() === '' && !required ? nothing : scopeList(context)}`;
}

function wait(context: PartContext): TemplateResult {
  const { name, words, locale, values, change } = context;
  const options = [
    ...(name === 'set-state' ? [{ value: 'requester', label: locale.words.waitings.requester }] : []),
    ...(['provider', 'date', 'other'] as const).map((reason) => ({ value: reason, label: words.reasons[reason] })),
  ];
  return list(context, {
    id: 'wait',
    part: 'wait',
    label: words.form.waitReason,
    empty: '–',
    options,
    value: values.wait,
    choose: (value) => change({ wait: value as Values['wait'] }),
  });
}

function until(context: PartContext): TemplateResult {
  const { words, locale, values, errors, change } = context;
  const tomorrow = new Date(locale.now() + 86_400_000).toISOString().slice(0, 10);
  return field(locale, {
    id: 'until',
    label: words.form.until,
    hint: words.form.untilHint,
    error: errors.until,
    optional: values.wait !== 'date',
    control: (tie) =>
      html`<input
        class="input short"
        type="date"
        id=${tie.id}
        min=${tomorrow}
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(values.until)}
        @input=${(event: Event) => change({ until: text(event) })}
      />`,
  });
}

/** A few digits, typed on the digits of a phone. */
function numberInput(tie: Tie, value: string, change: (value: string) => void): TemplateResult {
  return html`<input
    class="input short"
    inputmode="numeric"
    id=${tie.id}
    aria-describedby=${tie.describedBy}
    aria-invalid=${tie.invalid}
    .value=${live(value)}
    @input=${(event: Event) => change(text(event))}
  />`;
}

function minutes(context: PartContext): TemplateResult | typeof nothing {
  const { name, words, locale, values, errors, change, demands, session, view } = context;
  if (name === 'resolve' && !relationsTo(view.ticket, session.me, session.desk).staff) return nothing;
  return field(locale, {
    id: 'minutes',
    label: words.form.minutes,
    hint: words.form.minutesHint,
    error: errors.minutes,
    optional: name !== 'log-time' && !demands.minutesRequired,
    control: (tie) => numberInput(tie, values.minutes, (minutes) => change({ minutes })),
  });
}

function rank(context: PartContext): TemplateResult {
  const { words, locale, values, errors, change, view } = context;
  const { ranks, rankNumber, rankNow } = words.form;
  const options = [
    ...(['top', 'up', 'down', 'bottom'] as const).map((value) => ({ value, label: ranks[value] })),
    { value: 'number' as const, label: rankNumber },
  ];
  return html`${view.position === null ? nothing : html`<p class="muted">${rankNow(view.position)}</p>`}
  ${radios(context, 'rank', words.form.rank, options, values.rank, (value) => change({ rank: value }))}
  ${
    values.rank !== 'number'
      ? nothing
      : field(locale, {
          id: 'place',
          label: words.form.rank,
          error: errors.rank,
          control: (tie) => numberInput(tie, values.place, (place) => change({ place })),
        })
  }`;
}

function titled(context: PartContext): TemplateResult {
  const { words, locale, values, errors, change } = context;
  const part: Part = context.name === 'split' ? 'split' : 'edit';
  return html`${field(locale, {
    id: 'summary',
    label: words.form.summary,
    error: errors[part],
    max: LONGEST_SUMMARY,
    length: values.summary.length,
    control: (tie) =>
      html`<input
        class="input"
        id=${tie.id}
        maxlength=${LONGEST_SUMMARY}
        required
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(values.summary)}
        @input=${(event: Event) => change({ summary: text(event) })}
      />`,
  })}
  ${context.clash('summary')}
  ${area(context, { id: 'description', part: 'comment', label: words.form.description, optional: true, value: values.description, write: (value) => change({ description: value }) })}
  ${context.clash('description')}`;
}

function edit(context: PartContext): TemplateResult {
  const { words, locale, values, change, session, view, fieldErrors } = context;
  const { staff } = relationsTo(view.ticket, session.me, session.desk);
  const fields = shownFields(editable(fieldsFor(session.desk, view.ticket.service, view.ticket.category)), values.fields, {
    staff,
  });
  return html`${titled(context)}
    ${list(context, {
      id: 'kind',
      part: 'kind' as Part,
      label: words.form.kind,
      options: KINDS.map((kind) => ({ value: kind, label: locale.words.kinds[kind] })),
      value: values.kind,
      choose: (value) => change({ kind: KINDS.find((kind) => kind === value) ?? '' }),
    })}
    ${context.clash('kind')}
    ${fields.map(
      (definition) =>
        html`${editField(definition, {
          locale,
          values: values.fields,
          errors: fieldErrors,
          noOption: words.form.noOption,
          change: (code, value) => {
            const { [code]: _before, ...others } = values.fields;
            change({ fields: value === undefined ? others : { ...others, [code]: value } });
          },
        })}${context.clash(`field:${definition.code}`)}`,
    )}
    <div class="field">
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${live(values.restricted)}
          @change=${(event: Event) => change({ restricted: (event.target as HTMLInputElement).checked })}
        />${words.form.restrictedField}</label
      >
    </div>
    ${context.clash('restricted')}`;
}

function links(context: PartContext): TemplateResult {
  const { words, view, values, change } = context;
  const directed = view.ticket.links.filter((link) =>
    ['depends-on', 'duplicate-of', 'caused-by', 'see-also'].includes(link.type),
  );
  const options = directed.map((link) => {
    const other = view.linked[link.ticket];
    return {
      value: `${link.type} ${link.ticket}`,
      label: `${words.linkEnds[link.type]} ${other?.key ?? words.unnumbered} ${other?.summary ?? ''}`.trim(),
    };
  });
  return list(context, {
    id: 'link',
    part: 'link',
    label: words.form.link,
    empty: '–',
    options,
    value: values.link,
    choose: (value) => change({ link: value }),
  });
}

function files(context: PartContext): TemplateResult {
  const { words, view, values, change, session } = context;
  const { profile } = relationsTo(view.ticket, session.me, session.desk);
  const mine = view.ticket.files.filter(
    (file) => file.detached !== true && (file.by === session.me.id || profile !== 'requester'),
  );
  return list(context, {
    id: 'file',
    part: 'file',
    label: words.form.file,
    empty: '–',
    options: mine.map((file) => ({ value: file.id, label: file.name })),
    value: values.file,
    choose: (value) => change({ file: value }),
  });
}

/** One part of a form. */
export function part(name: Part, context: PartContext): TemplateResult | typeof nothing {
  const { words, locale, values, change, session, view } = context;
  const { form } = words;
  switch (name) {
    case 'comment':
    case 'text':
      return message(context);
    case 'solution':
      return area(context, {
        id: 'solution',
        part: 'solution',
        label: form.solution,
        hint: form.solutionHint,
        optional: !context.demands.solutionRequired,
        value: values.solution,
        write: (value) => change({ solution: value }),
      });
    case 'minutes':
      return minutes(context);
    case 'person':
      return person(context);
    case 'place':
      return place(context);
    case 'observe':
      return observe(context);
    case 'wait':
      return wait(context);
    case 'until':
      return until(context);
    case 'desk':
      return list(context, {
        id: 'desk',
        part: 'desk',
        label: form.desk,
        empty: form.chooseDesk,
        options: session.desk.subDesks.map((each) => ({ value: each.desk, label: localised(each.name, locale.language) })),
        value: values.desk,
        choose: (desk) => change({ desk }),
      });
    case 'state':
      return list(context, {
        id: 'state',
        part: 'state',
        label: form.state,
        empty: form.chooseState,
        options: settableStates(view.ticket, session.desk).map((state) => ({ value: state, label: locale.words.states[state] })),
        value: values.state,
        choose: (value) => change({ state: settableStates(view.ticket, session.desk).find((state) => state === value) ?? '' }),
      });
    case 'priority':
      return radios(
        context,
        'priority',
        form.priority,
        PRIORITIES.toReversed().map((value) => ({ value, label: locale.words.priorities[value] })),
        values.priority,
        (value) => change({ priority: value }),
      );
    case 'rank':
      return rank(context);
    case 'urgent':
      return html`<div class="field">
        <label class="choice"
          ><input
            type="checkbox"
            .checked=${live(values.urgent)}
            @change=${(event: Event) => change({ urgent: (event.target as HTMLInputElement).checked })}
          />${form.urgent}</label
        >
      </div>`;
    case 'link-type':
      return radios(
        context,
        'link-type',
        form.linkType,
        (['depends-on', 'duplicate-of', 'caused-by', 'see-also'] as const).map((value) => ({
          value,
          label: words.linkTypes[value],
        })),
        values.linkType,
        (value) => change({ linkType: value }),
      );
    case 'ticket':
      return ticket(context);
    case 'link':
      return links(context);
    case 'mark':
      return radios(
        context,
        'mark',
        form.mark,
        words.marks.map((label, index) => ({ value: String(index + 1), label })).toReversed(),
        values.mark,
        (value) => change({ mark: value }),
      );
    case 'split':
      return titled(context);
    case 'edit':
      return edit(context);
    case 'files':
      return html`${context.picker}${scopeList(context)}`;
    case 'file':
      return files(context);
  }
}
