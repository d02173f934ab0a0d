/** What is to be done on a ticket, ticked as it is done: by the team and whoever handles it; its requester reads what is public. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { freshId } from '../../backends/backend.ts';
import type { ChecklistChange, ChecklistItem } from '../../domain/ticket.ts';
import { relationsTo } from '../../domain/visibility.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { MenuItem, SelectEvent } from '../shared/menu.ts';
import { nameOf } from '../shared/person.ts';
import type { Acting } from './acting.ts';
import { besideWords } from './beside-words.ts';
import { may } from './offers.ts';
import type { PropertiesContext } from './properties.ts';

/** The line in which a first thing to do is written is open, for a ticket. */
const OPENED = new WeakMap<Acting, string>();

/** One change, sent at once. */
function change(context: PropertiesContext, what: ChecklistChange): Promise<boolean> {
  const { acting, view } = context;
  const batch = [{ id: freshId(), ticket: view.ticket.id, do: 'checklist' as const, change: what }];
  if (what.act !== 'drop') return acting.quietly(batch);
  // Said with its undo: the words would be lost.
  acting.run(batch);
  return Promise.resolve(true);
}

async function tick(context: PropertiesContext, item: ChecklistItem, done: boolean): Promise<void> {
  const { acting, locale, view } = context;
  const { checklist: w } = besideWords(locale.language);
  const list = view.ticket.checklist ?? [];
  const before = list.filter((each) => each.done !== null).length;
  if (await change(context, { act: 'tick', item: item.id, done }))
    acting.redraw(w.progress(before + (done ? 1 : -1), list.length));
  else acting.redraw();
}

function actions(context: PropertiesContext, item: ChecklistItem, at: number, last: number): TemplateResult {
  const { checklist: w } = besideWords(context.locale.language);
  const items: MenuItem[] = [
    ...(at === 0 ? [] : [{ id: 'up', label: w.up, icon: 'arrow-up' as const }]),
    ...(at === last ? [] : [{ id: 'down', label: w.down, icon: 'chevron-down' as const }]),
    { id: 'drop', label: w.drop, icon: 'trash' as const, separated: last > 0 },
  ];
  const select = ({ detail }: SelectEvent): void =>
    void change(
      context,
      detail.id === 'drop'
        ? { act: 'drop', item: item.id }
        : { act: 'place', item: item.id, to: detail.id === 'up' ? at - 1 : at + 1 },
    );
  return html`<guichet-menu
    class="no-print"
    .label=${w.actions(item.text)}
    .items=${items}
    icon="more"
    @guichet-select=${select}
  ></guichet-menu>`;
}

function line(context: PropertiesContext, item: ChecklistItem, at: number, last: number, edits: boolean): TemplateResult {
  const { locale, view } = context;
  const { checklist: w } = besideWords(locale.language);
  const { done } = item;
  const told = html`${
    item.scope === 'public'
      ? nothing
      : html` <span class="mark" title=${locale.words.scopes[item.scope]}
          >${icon('lock')}<span class="visually-hidden">${locale.words.scopes[item.scope]}</span></span
        >`
  }${done === null ? nothing : html` <span class="muted small">${nameOf(locale, done.by, view.people)}</span>`}`;
  if (!edits)
    return html`<li class="row step">
      ${icon(done === null ? 'open' : 'check')}
      <span><span class="visually-hidden">${done === null ? w.toDo : w.done} </span><bdi>${item.text}</bdi>${told}</span>
    </li>`;
  return html`<li class="row spread step">
    <label class="choice"
      ><input
        type="checkbox"
        .checked=${live(done !== null)}
        @change=${(event: Event) => void tick(context, item, (event.target as HTMLInputElement).checked)}
      /><span><bdi>${item.text}</bdi>${told}</span></label
    >
    ${actions(context, item, at, last)}
  </li>`;
}

/** The line in which one writes what is to be done. Its words stay in it until they are kept. */
function adding(context: PropertiesContext, staff: boolean): TemplateResult {
  const { checklist: w } = besideWords(context.locale.language);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [text, team] = ['#step', '#step-team'].map((id) => form.querySelector<HTMLInputElement>(id));
    const written = text?.value.trim() ?? '';
    if (text === null || text === undefined || written === '') return void text?.focus();
    const scope = team?.checked === true ? 'staff' : 'public';
    const isKept = await change(context, { act: 'add', item: freshId(), text: written, scope });
    if (isKept && text.value.trim() === written) text.value = '';
    text.focus();
  };
  return html`<form class="adding no-print" novalidate @submit=${(event: Event) => void submit(event)}>
    <label class="label" for="step">${w.add}</label>
    <div class="row">
      <input class="input" id="step" maxlength="255" autocomplete="off" />
      <button class="button" type="submit">${w.addIt}</button>
    </div>
    ${staff ? html`<label class="choice small"><input type="checkbox" id="step-team" checked />${w.team}</label>` : nothing}
  </form>`;
}

/** The list with its progress, or the way to begin one. */
export function checklistGroup(context: PropertiesContext): TemplateResult | typeof nothing {
  const { locale, session, view, level, acting } = context;
  const { ticket } = view;
  const { checklist = [] } = ticket;
  const edits = may(view, session, 'checklist');
  const { checklist: w } = besideWords(locale.language);
  const { staff } = relationsTo(ticket, session.me, session.desk);
  if (checklist.length === 0 && !edits) return nothing;
  if (checklist.length === 0 && OPENED.get(acting) !== ticket.id) {
    const open = (event: Event): void => {
      const root = (event.target as HTMLElement).getRootNode() as ShadowRoot;
      OPENED.set(acting, ticket.id);
      acting.redraw();
      // Drawn in the task that follows.
      requestAnimationFrame(() => root.querySelector<HTMLElement>('#step')?.focus());
    };
    return html`<button class="button quiet invite no-print" type="button" @click=${open}>${icon('plus')}${w.begin}</button>`;
  }
  const done = checklist.filter((item) => item.done !== null).length;
  return html`<section class="checklist">
    ${heading(level + 1, checklist.length === 0 ? w.title : w.titled(done, checklist.length))}
    ${checklist.length === 0 ? nothing : html`<progress aria-hidden="true" max=${checklist.length} .value=${done}></progress>`}
    <ul role="list" class="plain">
      ${repeat(
        checklist,
        (item) => item.id,
        (item, at) => line(context, item, at, checklist.length - 1, edits),
      )}
    </ul>
    ${edits ? adding(context, staff) : nothing}
  </section>`;
}
