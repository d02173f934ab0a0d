/** A problem is solved: the tickets that it caused may be solved by the same words (domain §3, link). */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { freshId } from '../../backends/backend.ts';
import { phase } from '../../domain/states.ts';
import type { LinkedTicket } from '../../domain/view.ts';
import { relationsTo } from '../../domain/visibility.ts';
import { field } from '../shared/field.ts';
import { notice } from '../shared/notice.ts';
import { diagnose, isForeseen } from '../shared/problem.ts';
import type { Acting } from './acting.ts';
import type { BannerContext } from './banner.ts';
import { besideWords } from './beside-words.ts';
import { lastWords } from './story.ts';

/** What somebody chose and wrote for the incidents of one problem. */
interface Choice {
  readonly ticket: string;
  readonly left: Set<string>;
  solution: string | undefined;
  wrong: 'none' | 'empty' | undefined;
  /** How many are done, of how many; undefined while nothing is under way. */
  progress: { readonly done: number; readonly all: number } | undefined;
  done: number;
  refused: readonly { readonly key: string; readonly error: unknown }[];
}

/** Of the problem that a widget shows: what is typed outlives a drawing. */
const CHOICES = new WeakMap<Acting, Choice>();

function choiceFor({ acting, view }: BannerContext): Choice {
  const known = CHOICES.get(acting);
  if (known?.ticket === view.ticket.id) return known;
  const choice: Choice = {
    ticket: view.ticket.id,
    left: new Set(),
    solution: undefined,
    wrong: undefined,
    progress: undefined,
    done: 0,
    refused: [],
  };
  CHOICES.set(acting, choice);
  return choice;
}

/** Tickets that this one causes, and that are not solved. */
function openIncidents({ view, session }: BannerContext): LinkedTicket[] {
  return view.ticket.links
    .map((link) => (link.type === 'causes' ? view.linked[link.ticket] : undefined))
    .filter((other) => other !== undefined && phase(other.state, session.desk) === 'active') as LinkedTicket[];
}

/** Why one was not resolved. */
function reason({ locale }: BannerContext, error: unknown): string {
  const { what, why } = diagnose(locale, error);
  return why === '' ? what : why;
}

async function resolve(context: BannerContext, incidents: readonly LinkedTicket[], text: string): Promise<void> {
  const { acting, locale, words } = context;
  const { incidents: w } = besideWords(locale.language);
  const choice = choiceFor(context);
  if (choice.progress !== undefined) return;
  const wanted = incidents.filter(({ id }) => !choice.left.has(id));
  choice.wrong = wanted.length === 0 ? 'none' : text.trim() === '' ? 'empty' : undefined;
  choice.refused = [];
  choice.done = 0;
  if (choice.wrong === undefined) {
    for (const [done, { id, key }] of wanted.entries()) {
      choice.progress = { done, all: wanted.length };
      acting.redraw();
      try {
        const solution = { id: freshId(), text, scope: 'public' as const };
        if (await acting.elsewhere({ id: freshId(), ticket: id, do: 'resolve', solution })) choice.done += 1;
      } catch (error) {
        if (!isForeseen(error)) acting.miss(error);
        choice.refused = [...choice.refused, { key: key ?? words.unnumbered, error }];
      }
    }
    choice.progress = undefined;
  }
  acting.redraw(choice.done > 0 ? w.done(choice.done) : undefined);
}

/** What is offered for the incidents of a problem that is solved, or nothing. */
export function incidentsBanner(context: BannerContext): TemplateResult | typeof nothing {
  const { locale, session, view, entries, acting, words } = context;
  const { ticket } = view;
  const relations = relationsTo(ticket, session.me, session.desk);
  if (!relations.staff || phase(ticket.state, session.desk) === 'active' || ticket.state === 'abandoned') return nothing;
  const { incidents: w } = besideWords(locale.language);
  const choice = choiceFor(context);
  const incidents = openIncidents(context);
  const done = choice.done === 0 ? nothing : html`<p class="said">${w.done(choice.done)}</p>`;
  if (incidents.length === 0) return html`${done}`;
  const given = lastWords(entries, (entry) => entry.comments.some((comment) => comment.solution === true));
  const solution = choice.solution ?? given?.comments.find((comment) => comment.solution === true)?.text ?? '';
  const chosen = incidents.filter(({ id }) => !choice.left.has(id)).length;
  const { progress, wrong } = choice;
  const submit = (event: Event): void => {
    event.preventDefault();
    void resolve(context, incidents, solution);
  };
  return html`<div class="expected">
    ${done}${notice(locale, 'info', { what: w.open(incidents.length), more: w.more })}
    <form class="incidents" novalidate @submit=${submit}>
      <fieldset>
        <legend class="label">${w.which}</legend>
        ${wrong === 'none' ? html`<p class="error" role="alert">${w.none}</p>` : nothing}
        ${incidents.map(
          ({ id, key, summary }) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${live(!choice.left.has(id))}
                @change=${(event: Event) => {
                  if ((event.target as HTMLInputElement).checked) choice.left.delete(id);
                  else choice.left.add(id);
                  acting.redraw();
                }}
              /><span>${key ?? words.unnumbered} <bdi>${summary}</bdi></span></label
            >`,
        )}
      </fieldset>
      ${field(locale, {
        id: 'incident-solution',
        label: w.solution,
        error: wrong === 'empty' ? w.empty : undefined,
        control: (tie) =>
          html`<textarea
            class="textarea"
            id=${tie.id}
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${live(solution)}
            @input=${(event: Event) => {
              choice.solution = (event.target as HTMLTextAreaElement).value;
            }}
          ></textarea>`,
      })}
      ${
        choice.refused.length === 0
          ? nothing
          : html`<ul class="error" role="alert">
              ${choice.refused.map(({ key, error }) => html`<li>${w.refused(key, reason(context, error))}</li>`)}
            </ul>`
      }
      <button class="button" type="submit" aria-disabled=${progress === undefined ? nothing : 'true'}>
        ${progress === undefined ? w.resolve(Math.max(1, chosen)) : w.busy(progress.done, progress.all)}
      </button>
    </form>
  </div>`;
}
