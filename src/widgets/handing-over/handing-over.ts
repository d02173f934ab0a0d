/**
 * Handing over what somebody handles: their tickets, to whom, what that comes to before it is done; then progress with a way to stop,
 * and who could not be. A part of the panels in which one is away, or looks after who leaves.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../backends/backend.ts';
import type { HandTo } from '../../domain/handing-over.ts';
import { localised, type PersonId } from '../../domain/values.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { HandingOverWords, HandingWords } from '../../locales/fr/handing-over.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { ChooseEvent, Option } from '../shared/combobox.ts';
import '../shared/define-combobox.ts';
import { BeforeChangeEvent, TicketChangedEvent, TicketOpenEvent } from '../shared/events.ts';
import { fieldGroup } from '../shared/field.ts';
import type { Locale } from '../shared/locale.ts';
import { isForeseen, problemNotice, refusalSentence } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import { Prevented } from '../ticket-list/list-prevented.ts';
import { Handed, heldBy, unableAmong } from './held.ts';
import { ended, endSentence, running } from './outcome.view.ts';

export const vocabulary = wordsOnDemand<HandingOverWords>({
  fr: () => import('../../locales/fr/handing-over.ts'),
  en: () => import('../../locales/en/handing-over.ts'),
});

export const styles = [
  css`
    .handing {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
    }

    .handing ul {
      padding-inline-start: 1.25em;
    }

    .handing .why {
      display: block;
      color: var(--_muted);
      font-size: var(--_small);
    }

    .handing .button {
      justify-self: start;
    }
  `,
];

/** Tickets that are named; the rest is counted. */
const NAMED = 10;

export interface HandingHost {
  readonly session: Session;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  update(): void;
  readonly drawn: () => Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
  /** Told once tickets were handed over. */
  readonly ended?: (() => void) | undefined;
}

/** Whose tickets. */
export interface Whose {
  readonly id: PersonId;
  /** Null: whoever hands over their own. */
  readonly name: string | null;
  /** Where on the screen it stands: one person may have several places. */
  readonly place?: string;
}

export class HandingOver {
  readonly #host: () => HandingHost;
  readonly #whose: Whose;
  #rows: readonly TicketRow[] | undefined;
  #trouble: unknown;
  #reading = false;
  #how: HandTo['how'] = 'algorithm';
  #to: Option | null = null;
  #isWhoMissing = false;
  #handed: Handed | undefined;

  constructor(host: () => HandingHost, whose: Whose) {
    this.#host = host;
    this.#whose = whose;
  }

  get #words(): HandingWords {
    const { locale, session } = this.#host();
    const said = vocabulary.peek(locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('the words of handing over are not here yet');
    return said[session.desk.mode === 'tasks' ? 'tasks' : 'tickets'];
  }

  get #id(): string {
    const { id, place = '' } = this.#whose;
    return `hand-${place}-${id}`.replaceAll(/[^\w-]/gu, '_');
  }

  /** Reads what there is to hand over. */
  async read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    const { session, locale, fail, update } = this.#host();
    try {
      await locale.fetchProblems();
      this.#rows = await heldBy(session, this.#whose.id);
      this.#trouble = undefined;
    } catch (error) {
      if (!isForeseen(error)) fail(error);
      this.#trouble = error;
    } finally {
      this.#reading = false;
    }
    update();
  }

  get #choice(): HandTo | null {
    if (this.#how !== 'person') return { how: this.#how };
    return this.#to === null ? null : { how: 'person', to: this.#to.id };
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const host = this.#host();
    const choice = this.#choice;
    if (choice === null) {
      this.#isWhoMissing = true;
      host.update();
      await host.drawn();
      host.root.querySelector<HTMLElement>(`#${this.#id}-who`)?.focus();
      return;
    }
    const seen = new Set((this.#rows ?? []).map(({ id }) => id));
    await this.read();
    // What came meanwhile was not shown to whoever agreed.
    const rows = (this.#rows ?? []).filter(({ id }) => seen.has(id));
    if (rows.length === 0) return;
    const { host: element } = host.root;
    this.#handed = new Handed(host.session, rows, choice, {
      changed: () => this.#host().update(),
      before: ({ row, command }) => element.dispatchEvent(new BeforeChangeEvent(row.id, [command])),
      done: ({ row, command }) => void element.dispatchEvent(new TicketChangedEvent({ ticket: row.id, key: row.key }, [command])),
      refused: (_task, error) => {
        if (!isForeseen(error) && !(error instanceof Prevented)) this.#host().fail(error);
      },
    });
    await this.#follow(this.#handed);
  };

  async #follow(handed: Handed): Promise<void> {
    await handed.bulk.run();
    await this.read();
    const { announce, drawn, root, ended } = this.#host();
    announce(endSentence(this.#words, handed));
    ended?.();
    await drawn();
    root.querySelector<HTMLElement>(`#${this.#id}-ended`)?.focus();
  }

  #ended(): TemplateResult | typeof nothing {
    const handed = this.#handed;
    if (handed === undefined) return nothing;
    return ended(this.#host().locale, this.#words, `${this.#id}-ended`, handed, () => void this.#follow(handed));
  }

  /** The part, read when it is first drawn. */
  view(): TemplateResult {
    const { locale } = this.#host();
    const w = this.#words;
    const rows = this.#rows;
    if (this.#trouble !== undefined)
      return html`${problemNotice(locale, this.#trouble, { retry: () => void this.read() })}${this.#ended()}`;
    if (rows === undefined) {
      void this.read();
      return skeleton(locale, ['line', 'line', 'control']);
    }
    const handed = this.#handed;
    if (handed !== undefined && (handed.bulk.state === 'running' || handed.bulk.state === 'idle'))
      return running(locale, w, handed);
    return html`<div class="handing">
      ${this.#ended()}
      ${
        rows.length === 0
          ? html`<p class="muted">${w.none(this.#whose.name)}</p>`
          : html`<p>${w.held(this.#whose.name, rows.length)}</p>
              ${this.#named(rows)} ${this.#form(rows)}`
      }
    </div>`;
  }

  #named(rows: readonly TicketRow[]): TemplateResult {
    const { locale, root } = this.#host();
    const w = this.#words;
    const open = ({ id, key }: TicketRow): void => {
      // Where nobody opens it, the link leads where it says.
      if (root.host.dispatchEvent(new TicketOpenEvent({ ticket: id, key })) && key !== null) location.hash = `#${key}`;
    };
    return html`<ul>
      ${rows.slice(0, NAMED).map(
        (row) =>
          html`<li>
            ${ticketKey(locale, row.key, { href: row.key === null ? undefined : `#${row.key}`, follow: () => open(row) })}
            <bdi>${row.summary}</bdi>
          </li>`,
      )}
      ${rows.length > NAMED ? html`<li>${w.others(rows.length - NAMED)}</li>` : nothing}
    </ul>`;
  }

  #form(rows: readonly TicketRow[]): TemplateResult {
    const { locale, update } = this.#host();
    const w = this.#words;
    const turn = (how: HandTo['how']): void => {
      this.#how = how;
      this.#isWhoMissing = false;
      update();
    };
    return html`<form class="handing" novalidate @submit=${(event: Event) => void this.#submit(event)}>
      ${fieldGroup(locale, {
        id: this.#id,
        label: w.to,
        control: (tie) =>
          (['algorithm', 'person', 'free'] as const).map(
            (how, at) =>
              html`<label class="choice"
                ><input
                  type="radio"
                  name=${this.#id}
                  id=${at === 0 ? tie.id : `${tie.id}-${how}`}
                  .checked=${live(how === this.#how)}
                  @change=${() => turn(how)}
                /><span>${w[how].name} <span class="hint">${w[how].means}</span></span></label
              >`,
          ),
      })}
      ${this.#how === 'person' ? this.#who(rows) : nothing} ${this.#comesTo(rows)}
      <button class="button primary" type="submit">${this.#how === 'free' ? w.release(rows.length) : w.give(rows.length)}</button>
    </form>`;
  }

  #who(rows: readonly TicketRow[]): TemplateResult {
    const { session, update } = this.#host();
    const w = this.#words;
    const services = new Set(rows.map(({ service }) => service));
    const [only = null] = services;
    const source = async (text: string): Promise<Option[]> => {
      const found = await session.people({
        text,
        purpose: 'assignee',
        ...(services.size === 1 ? { service: only } : {}),
        limit: 20,
      });
      return found
        .filter(({ id }) => id !== this.#whose.id)
        .map(({ id, name, school }): Option => ({ id, label: name, hint: school }));
    };
    return html`<guichet-combobox
      id="${this.#id}-who"
      label=${w.who}
      error=${this.#isWhoMissing ? w.whoNeeded : ''}
      .value=${this.#to}
      .source=${source}
      @guichet-choose=${({ detail }: ChooseEvent) => {
        this.#to = detail.option;
        this.#isWhoMissing = false;
        update();
      }}
    ></guichet-combobox>`;
  }

  /** What it would come to: to whom each goes, and those that cannot be handed over now. */
  #comesTo(rows: readonly TicketRow[]): TemplateResult | typeof nothing {
    const { locale } = this.#host();
    const w = this.#words;
    const choice = this.#choice;
    if (choice === null) return nothing;
    const unable = unableAmong(rows, choice);
    const able = rows.filter(({ id }) => !unable.some(({ row }) => row.id === id));
    const said =
      choice.how === 'algorithm'
        ? this.#byService(able)
        : able.length === 0
          ? []
          : [choice.how === 'free' ? w.freed(able.length) : w.given(this.#to?.label ?? '', able.length)];
    return html`<ul>
      ${said.map((each) => html`<li>${each}</li>`)}
      ${
        unable.length === 0
          ? nothing
          : html`<li>
              ${w.unable(unable.length)}
              ${unable.map(
                ({ row, why }) =>
                  html`<span class="why"><bdi>${row.key ?? row.summary}</bdi> ${refusalSentence(locale, why)}</span>`,
              )}
            </li>`
      }
    </ul>`;
  }

  #byService(rows: readonly TicketRow[]): string[] {
    const { session, locale } = this.#host();
    const w = this.#words;
    const { desk } = session;
    return [...Map.groupBy(rows, ({ service }) => service)].map(([id, each]) => {
      const service = desk.services.find((one) => one.id === id);
      const name = localised(service?.label ?? desk.name, locale.language);
      const how = service?.assignment ?? 'nobody';
      return how === 'nobody' && desk.defaultAssignees.length > 0
        ? w.byDefault(name, each.length)
        : w.would(name, each.length, how);
    });
  }
}
