/**
 * The few fields that a command needs: inside the page for what can be undone, in a dialog that says what will happen for what
 * cannot. It makes the batch; whoever opened it runs it, and gives it back with its text when it is refused.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Invalid, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import { lifecycleOf } from '../../domain/lifecycle.ts';
import type { Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import { relationsTo, writableScopes } from '../../domain/visibility.ts';
import type { FormWords } from '../../locales/fr/ticket-acting.ts';
import type { Vocabulary } from '../../locales/index.ts';
import { innerSheets } from '../shared/base.styles.ts';
import { blocks } from '../shared/blocks.styles.ts';
import { parts as partSheet } from '../shared/parts.styles.ts';
import type { GuichetDialog } from '../shared/dialog.ts';
import { heading } from '../shared/heading.ts';
import { LocalisedElement } from '../shared/localised.ts';
import { issueSentence, problemNotice } from '../shared/problem.ts';
import { DANGERS, identities } from './asking.ts';
import type { Refusal } from './attachments.ts';
import { choose, clashNotice, rebase, undecided, type Edited } from './clash.ts';
import { saying } from './confirming.ts';
import { commandOf, scopesFor, shownParts, stillWrong, wrongParts, type Part, type Values } from './forms.ts';
import { valueSaid } from './edited.ts';
import type { Opened } from './opening.ts';
import { part } from './panel-parts.ts';
import { panelStyles } from './panel.styles.ts';
import { picker } from './picker.ts';
import { ACTING, formWords } from './wording.ts';

export class GuichetCommandPanel extends LocalisedElement {
  static override styles = [...innerSheets, blocks, partSheet, panelStyles];

  @property({ attribute: false }) opened: Opened | undefined = undefined;
  @property({ attribute: false }) view: TicketView | undefined = undefined;
  @property({ attribute: false }) session: Session | undefined = undefined;
  @property({ type: Number }) headingLevel = 3;
  /** Changes when the files of the form do: nothing else would draw it again. */
  @property({ type: Number }) turn = 0;
  /** A batch of it is under way. */
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) submit: (batch: readonly Command[]) => void = () => undefined;
  @property({ attribute: false }) leave: () => void = () => undefined;

  @state() private errors: Partial<Record<Part, string>> = {};
  /** A field that two people changed waits for a choice. */
  @state() private undecided = false;
  @state() private refused: Refusal | undefined = undefined;
  private get dialog(): GuichetDialog | null {
    return this.shadowRoot?.querySelector<GuichetDialog>('guichet-dialog') ?? null;
  }

  /** The form stays as it is while its own dialog closes to send it. */
  #sent = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { opened, view } = this;
    if (opened?.name === 'edit' && view !== undefined && changed.has('view'))
      opened.values = rebase(opened.editing, opened.values, view);
    if (!changed.has('opened')) return;
    this.errors = {};
    this.undecided = false;
    this.refused = undefined;
    this.#sent = false;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!changed.has('opened') || this.opened === undefined) return;
    if (this.#modal) void this.dialog?.show().then(() => this.#begin());
    else void this.#begin();
  }

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, ACTING];
  }

  protected override get spokenDesk(): Desk | undefined {
    return this.session?.desk;
  }

  get #words(): FormWords | undefined {
    return formWords(this.session, this.locale.language);
  }

  get #modal(): boolean {
    return this.opened?.modal === true;
  }

  /** The focus goes to what is wrong, else to the first field, else to the form's title. */
  async #begin(): Promise<void> {
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    const first = this.renderRoot.querySelector<HTMLElement>('guichet-combobox, textarea, select, .fields input, .fields button');
    const target = wrong ?? first ?? this.renderRoot.querySelector<HTMLElement>('#panel-title, button[type="submit"]');
    if (target?.localName === 'guichet-combobox')
      await (target as HTMLElement & { updateComplete?: Promise<unknown> }).updateComplete;
    target?.focus();
    if (!this.#modal) this.scrollIntoView({ block: 'nearest' });
  }

  get #scopes(): readonly Scope[] {
    const { opened, session, view } = this;
    if (opened === undefined || session === undefined || view === undefined) return [];
    const scopes = scopesFor(opened.name, writableScopes(relationsTo(view.ticket, session.me, session.desk)));
    return opened.name === 'attach' && !relationsTo(view.ticket, session.me, session.desk).staff
      ? scopes.filter((scope) => scope !== 'staff')
      : scopes;
  }

  get #demands(): { solutionRequired: boolean; minutesRequired: boolean; now: number } {
    const { session, view, locale } = this;
    if (session === undefined || view === undefined) return { solutionRequired: false, minutesRequired: false, now: 0 };
    const { desk, me } = session;
    const { staff } = relationsTo(view.ticket, me, desk);
    return {
      solutionRequired: lifecycleOf(desk).solutionRequired,
      minutesRequired: desk.timeRequired && view.ticket.spent === 0 && staff,
      now: locale.now(),
    };
  }

  readonly #change = (change: Partial<Values>): void => {
    const { opened } = this;
    if (opened === undefined) return;
    opened.values = { ...opened.values, ...change };
    const words = this.#words;
    if (words !== undefined)
      this.errors = stillWrong(this.errors, wrongParts(opened.name, opened.values, this.#demands, words.errors));
    this.requestUpdate();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { opened, view, busy } = this;
    const words = this.#words;
    if (opened === undefined || view === undefined || words === undefined || busy || this.#sent) return;
    const values: Values = { ...opened.values, files: opened.files.ready };
    this.errors = wrongParts(opened.name, values, this.#demands, words.errors);
    if (opened.name === 'attach' && (values.files.length === 0 || opened.files.busy || opened.files.failed))
      this.errors = { files: opened.files.busy ? words.form.filesComing : words.form.filesNeeded };
    if (Object.keys(this.errors).length > 0) {
      void this.#begin();
      return;
    }
    this.undecided = undecided(opened.editing);
    if (this.undecided) {
      this.renderRoot.querySelector<HTMLElement>('.clash button')?.focus();
      return;
    }
    const body = JSON.stringify(values);
    if (opened.tried !== undefined && opened.tried !== body) opened.ids = identities();
    opened.tried = body;
    const { ticket } = view;
    this.#sent = true;
    const batch = [...opened.before, commandOf(opened.name, ticket.id, values, opened.ids, ticket)];
    if (this.#modal) this.dialog?.close(true);
    this.submit(batch);
  };

  readonly #closed = (): void => {
    if (!this.#sent) this.leave();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !this.#modal && !event.defaultPrevented) {
      event.stopPropagation();
      this.leave();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  #fields(opened: Opened, view: TicketView, session: Session, words: FormWords): TemplateResult {
    const { locale, errors } = this;
    const invalid = opened.error instanceof Invalid ? opened.error.issues : [];
    const fieldErrors = Object.fromEntries(
      invalid.map((issue) => [issue.path.split('.').at(-1) ?? '', issueSentence(locale, issue)]),
    );
    const add = (files: readonly File[]): void => {
      this.refused = opened.files.add(files).refused;
      this.requestUpdate();
    };
    const chosen = html`<div class="field">
      ${errors.files === undefined ? nothing : html`<p class="error" role="alert">${errors.files}</p>`}
      ${picker({ locale, words, files: opened.files, refused: this.refused, add, remove: (item) => opened.files.remove(item), redraw: () => this.requestUpdate() })}
    </div>`;
    const context = {
      name: opened.name,
      locale,
      words,
      session,
      view,
      values: opened.values,
      scopes: this.#scopes,
      errors,
      fieldErrors,
      demands: this.#demands,
      change: this.#change,
      clash: (edited: Edited) =>
        clashNotice(edited, {
          locale,
          words,
          editing: opened.editing,
          say: (which, value) => valueSaid(which, value, { locale, words, desk: session.desk }),
          choose: (which, choice) => {
            opened.values = choose(opened.editing, opened.values, which, choice);
            this.undecided = false;
            this.requestUpdate();
          },
        }),
      picker: chosen,
    };
    const { staff } = relationsTo(view.ticket, session.me, session.desk);
    return html`${this.undecided ? html`<p class="error" role="alert">${words.conflict.choose}</p>` : nothing}
      <div class="fields">${shownParts(opened.name, opened.values).map((each) => part(each, context))}</div>
      ${
        session.desk.quietAllowed && staff && opened.name !== 'edit' && opened.name !== 'rate'
          ? html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${opened.values.quiet}
                @change=${(event: Event) => this.#change({ quiet: (event.target as HTMLInputElement).checked })}
              />${words.form.quiet}</label
            >`
          : nothing
      }`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { opened, view, session, locale, busy } = this;
    const words = this.#words;
    if (opened === undefined || view === undefined || session === undefined || words === undefined) return nothing;
    const said = saying(opened.name, view, session.desk, opened.values, words, session.me.id, locale.language);
    const verb = opened.verb ?? said.verb;
    const danger = DANGERS.has(opened.name);
    const problem = opened.error === undefined ? nothing : problemNotice(locale, opened.error);
    const button = (slot: boolean): TemplateResult =>
      html`<button
        slot=${slot ? 'actions' : nothing}
        class=${danger ? 'button danger' : 'button primary'}
        type="submit"
        form="panel"
        aria-disabled=${busy ? 'true' : nothing}
      >
        ${busy ? words.form.loading : verb}
      </button>`;
    const form = html`<form id="panel" novalidate @submit=${this.#submit} @keydown=${this.#key}>
      ${said.text === '' ? nothing : html`<p class="warning">${said.text}</p>`} ${problem}
      ${this.#fields(opened, view, session, words)}
    </form>`;
    if (this.#modal) {
      return html`<guichet-dialog
        .heading=${opened.verb === undefined ? said.heading : `${opened.verb} ?`}
        @guichet-close=${this.#closed}
        >${form}${button(true)}</guichet-dialog
      >`;
    }
    return html`<section class="panel" aria-labelledby="panel-title">
      ${heading(this.headingLevel, opened.verb ?? said.heading, { id: 'panel-title', focusable: true })} ${form}
      <div class="row">
        ${button(false)}
        <button class="button" type="button" @click=${() => this.leave()}>${locale.words.cancel}</button>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-command-panel': GuichetCommandPanel;
  }
}
