/** The desk's custom fields: their list in order, the form of one, and beside it the form as it would be. */
import { html, nothing, type TemplateResult } from 'lit';
import { askedIn, fieldChangeIssues, hangingFrom, withFieldChange, type FieldChange } from '../../../domain/field-changes.ts';
import type { Desk } from '../../../domain/desk.ts';
import type { FieldDefinition, Issue } from '../../../domain/fields.ts';
import { localised } from '../../../domain/values.ts';
import type { AdminFieldsWords } from '../../../locales/fr/admin-fields.ts';
import { wordsOnDemand } from '../../../locales/index.ts';
import { heading } from '../../shared/heading.ts';
import { icon } from '../../shared/icons.ts';
import { notice } from '../../shared/notice.ts';
import { Editing, type EditorHost } from '../editing.ts';
import { pickerStyles } from '../../shared/picker.styles.ts';
import { editorStyles } from '../editor.styles.ts';
import '../../shared/define-combobox.ts';
import { blankField, codeOf, draftAgain, definitionOf, draftOf, isNoNumber, type FieldDraft } from './field-draft.ts';
import { fieldForm } from './field-form.view.ts';
import { issueText } from './field-issues.ts';
import { fieldList, retiredList, type FieldList } from './field-list.view.ts';
import { nameOf, type FieldSheet, type KnownHeld } from './field-sheet.ts';
import { FormPreview, type PreviewHost } from './form-preview.ts';

export const vocabulary = wordsOnDemand<AdminFieldsWords>({
  fr: () => import('../../../locales/fr/admin-fields.ts'),
  en: () => import('../../../locales/en/admin-fields.ts'),
});
export const styles = [editorStyles, pickerStyles];

const NOTHING_HELD: KnownHeld = { tickets: 0, options: {} };

/** What is being defined: a new field, or one that is there. */
interface Open {
  readonly before: FieldDefinition | undefined;
  readonly draft: FieldDraft;
  readonly isTyped: boolean;
}

const PLACE = 'fields';

/** The section of a desk's custom fields. */
export class Section extends Editing {
  #opened: Open | undefined;
  #order: readonly FieldDefinition[] | undefined;
  #dragged: string | undefined;
  #removing = false;
  readonly #preview = new FormPreview(() => this.#previewHost());

  constructor(host: () => EditorHost) {
    super(host, PLACE);
    this.#opened = this.#again();
  }

  /** What was being defined when the page was left. */
  #again(): Open | undefined {
    const { of, draft: kept } = this.host().typed(PLACE) ?? {};
    const draft = draftAgain(kept);
    const before = this.#desk.fields.find(({ code }) => code === of);
    return draft === undefined || (of !== null && before === undefined) ? undefined : { before, draft, isTyped: true };
  }

  get isUnsaved(): boolean {
    return this.#opened?.isTyped === true;
  }

  get #words(): AdminFieldsWords {
    const said = vocabulary.peek(this.host().locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('a section without words');
    return said;
  }

  get #locale(): EditorHost['locale'] {
    return this.host().locale;
  }

  get #desk(): Desk {
    return this.host().settings.desk;
  }

  /** Fields that are asked, in the order in which they are shown now. */
  get #fields(): readonly FieldDefinition[] {
    return this.#order ?? this.#desk.fields.filter((each) => each.retired !== true);
  }

  #held(code: string | undefined): KnownHeld {
    return (code === undefined ? undefined : this.host().usage?.fields[code]) ?? NOTHING_HELD;
  }

  #taken(before: FieldDefinition | undefined): string[] {
    return this.#desk.fields.map((each) => each.code).filter((code) => code !== before?.code);
  }

  /** The change that what is open would make. */
  #change({ before, draft }: Open): FieldChange {
    const field = definitionOf(draft, this.#taken(before));
    const there = draft.isEverywhere ? [] : [...draft.askedIn];
    const isThere = before !== undefined && JSON.stringify(askedIn(this.#desk, before.code)) === JSON.stringify(there);
    const where = isThere || (before === undefined && there.length === 0) ? {} : { askedIn: there };
    return before === undefined
      ? { do: 'add-field', field, ...where }
      : { do: 'change-field', code: before.code, field, ...where };
  }

  #wrongIn(open: Open): Issue[] {
    const { before, draft } = open;
    const bounds = draft.type === 'number' ? (['min', 'max'] as const).filter((each) => isNoNumber(draft[each])) : [];
    return [
      ...fieldChangeIssues(this.#desk, this.#change(open), { ...this.#held(before?.code), views: 0 }),
      ...bounds.map((path) => ({ path, code: 'not-a-number' })),
      ...(draft.isEverywhere || draft.askedIn.length > 0 ? [] : [{ path: 'askedIn', code: 'required' }]),
    ];
  }

  #begin(before: FieldDefinition | undefined): void {
    this.issues = [];
    this.#removing = false;
    const places = before === undefined ? [] : askedIn(this.#desk, before.code);
    const [first] = places;
    if (first !== undefined) this.#preview.showPlace(first.service, first.category);
    this.#opened = { before, draft: before === undefined ? blankField() : draftOf(before, places), isTyped: false };
    this.host().update();
    void this.focus('#label');
  }

  /** Back to the list, where one was. */
  async #leave(code: string | undefined): Promise<void> {
    this.#opened = undefined;
    this.#removing = false;
    this.host().keep(PLACE, {});
    this.host().update();
    await this.focus(code === undefined ? '#add' : `#field-${CSS.escape(code)}`);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const open = this.#opened;
    if (open === undefined) return;
    this.issues = this.#wrongIn(open);
    this.host().update();
    if (this.issues.length > 0) return this.focusWrong();
    const change = this.#change(open);
    if (change.do !== 'add-field' && change.do !== 'change-field') return;
    const name = localised(change.field.label, this.#locale.language);
    const isDone = await this.save([change], open.before === undefined ? this.#words.added(name) : this.#words.changed(name));
    if (!isDone) return this.focusWrong();
    await this.#leave(change.field.code);
  };

  #askToRemove(isAsked: boolean): void {
    this.#removing = isAsked;
    this.host().update();
    void this.focus(isAsked ? '.notice.warning button' : '#retire');
  }

  async #remove(field: FieldDefinition): Promise<void> {
    const name = localised(field.label, this.#locale.language);
    if (await this.save([{ do: 'remove-field', code: field.code }], this.#words.removed(name))) await this.#leave(undefined);
  }

  async #bringBack(field: FieldDefinition): Promise<void> {
    const { retired: _retired, ...asked } = field;
    const name = localised(field.label, this.#locale.language);
    const isDone = await this.save([{ do: 'change-field', code: field.code, field: asked }], this.#words.broughtBack(name));
    if (isDone) await this.focus(`#field-${CSS.escape(field.code)}`);
  }

  async #keep(fields: readonly FieldDefinition[], moved: FieldDefinition, button?: HTMLElement): Promise<void> {
    this.#order = fields;
    const retired = this.#desk.fields.filter((each) => each.retired === true);
    const codes = [...fields, ...retired].map((each) => each.code);
    const name = localised(moved.label, this.#locale.language);
    await this.save([{ do: 'order-fields', codes }], this.#words.ordered);
    this.#order = undefined;
    this.host().announce(this.#words.moved(name, this.#fields.findIndex((each) => each.code === moved.code) + 1, fields.length));
    await this.host().drawn();
    button?.focus();
  }

  #sentence(issue: Issue): string {
    return issueText(this.#words, issue, (code) => nameOf(this.#desk.fields, code, this.#locale.language));
  }

  #sheet({ before, draft }: Open, desk: Desk): FieldSheet {
    return {
      locale: this.#locale,
      words: this.#words,
      desk,
      draft,
      before,
      held: this.#held(before?.code),
      code: codeOf(draft, this.#taken(before)),
      error: (path) => {
        const issue = this.wrong(path);
        return issue === undefined ? undefined : this.#sentence(issue);
      },
      change: (patch) => {
        const typed = { ...(this.#opened?.draft ?? draft), ...patch };
        this.#opened = { before, draft: typed, isTyped: true };
        this.host().keep(PLACE, { of: before?.code ?? null, draft: typed });
        this.host().update();
      },
      announce: (text) => this.host().announce(text),
      focusOn: (id) => void this.focus(`#${CSS.escape(id)}`),
    };
  }

  /** The desk with what is being defined, as far as it can be shown. */
  #previewDesk(desk: Desk): Desk {
    const open = this.#opened;
    if (open === undefined) return desk;
    const change = this.#change(open);
    const named =
      change.do === 'add-field' && change.field.code === '' ? { ...change, field: { ...change.field, code: 'new' } } : change;
    return withFieldChange(desk, named);
  }

  #previewHost(): PreviewHost {
    const { session, locale, level, update, fail } = this.host();
    return { session, locale, words: this.#words, desk: this.#previewDesk(this.#desk), level: level + 1, update, fail };
  }

  view(): TemplateResult {
    const desk = this.#desk;
    const opened = this.#opened;
    return html`<div class="editor">
      ${opened === undefined ? nothing : heading(this.host().level + 1, this.#titleOf(opened))}
      <div class="sides">
        <div>${opened === undefined ? this.#list(desk) : this.#form(opened, desk)}</div>
        <section aria-labelledby="preview-title">
          ${heading(this.host().level + 1, this.#words.preview, { id: 'preview-title' })} ${this.#preview.view()}
        </section>
      </div>
    </div>`;
  }

  #titleOf({ before }: Open): string {
    const { newTitle, editTitle } = this.#words;
    return before === undefined ? newTitle : editTitle(localised(before.label, this.#locale.language));
  }

  #list(desk: Desk): TemplateResult {
    const list: FieldList = {
      locale: this.#locale,
      words: this.#words,
      desk,
      fields: this.#fields,
      dragged: this.#dragged,
      open: (code) => this.#begin(desk.fields.find((each) => each.code === code)),
      show: (fields, dragged) => {
        this.#order = dragged === undefined ? undefined : fields;
        this.#dragged = dragged;
        this.host().update();
      },
      keep: (fields, moved, button) => void this.#keep(fields, moved, button),
      bringBack: (field) => void this.#bringBack(field),
    };
    const [wrong] = this.issues;
    return html`<p class="hint">${this.#words.intro}</p>
      ${this.outcome()}
      ${wrong === undefined ? nothing : notice(this.#locale, 'danger', { what: this.#sentence(wrong), role: 'alert' })}
      ${fieldList(list)}
      <div class="buttons">
        <button class="button primary" type="button" id="add" @click=${() => this.#begin(undefined)}>
          ${icon('plus')} ${this.#words.add}
        </button>
      </div>
      ${retiredList(list)}`;
  }

  #form(open: Open, desk: Desk): TemplateResult {
    const { before } = open;
    return html`<form novalidate @submit=${(event: Event) => void this.#submit(event)}>
      ${this.outcome()} ${fieldForm(this.#sheet(open, desk))}
      <div class="buttons">
        <button class="button primary" type="submit" aria-disabled=${this.saving ? 'true' : nothing}>
          ${before === undefined ? this.#words.create : this.#words.save}
        </button>
        <button class="button" type="button" @click=${() => void this.#leave(before?.code)}>${this.#words.cancel}</button>
        ${
          before === undefined || this.#removing
            ? nothing
            : html`<button class="button" type="button" id="retire" @click=${() => this.#askToRemove(true)}>
                ${this.#words.remove}
              </button>`
        }
      </div>
      ${before === undefined || !this.#removing ? nothing : this.#asked(before, desk)}
    </form>`;
  }

  /** What removing a field would come to, before it is done. */
  #asked(field: FieldDefinition, desk: Desk): TemplateResult {
    const { language } = this.#locale;
    const { tickets } = this.#held(field.code);
    const places = askedIn(desk, field.code).map(({ service, category }) => {
      const node = desk.services.find((each) => each.id === service)?.categories.find((each) => each.id === category);
      return localised(node?.label, language);
    });
    const hanging = hangingFrom(desk, field.code).filter((each) => each.retired !== true);
    const isKnown = this.host().usage !== undefined;
    const held = !isKnown ? '' : tickets === 0 ? this.#words.removeUnused : this.#words.removeHeld(tickets);
    const more = [
      hanging.length > 0
        ? this.#words.removeConditions(this.#locale.list(hanging.map((each) => localised(each.label, language))))
        : held,
      places.length === 0 ? '' : this.#words.removePlaces(this.#locale.list(places)),
    ].join(' ');
    return notice(this.#locale, 'warning', {
      what: this.#words.removeAsk(localised(field.label, language)),
      more,
      actions: html`${
          hanging.length > 0
            ? nothing
            : html`<button class="button danger" type="button" id="retire-now" @click=${() => void this.#remove(field)}>
                ${this.#words.remove}
              </button>`
        } <button class="button" type="button" @click=${() => this.#askToRemove(false)}>${this.#words.cancel}</button>`,
    });
  }
}
