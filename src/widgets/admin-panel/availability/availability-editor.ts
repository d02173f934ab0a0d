/** When, and from whom, a desk takes tickets; and whether somebody could file now, by what is being written. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Availability } from '../../../domain/availability.ts';
import type { FilingAnswer } from '../../../domain/availability-why.ts';
import type { Issue } from '../../../domain/fields.ts';
import type { AdminAvailabilityWords } from '../../../locales/fr/admin-availability.ts';
import { wordsOnDemand } from '../../../locales/index.ts';
import type { ChooseEvent, Option } from '../../shared/combobox.ts';
import '../../shared/define-combobox.ts';
import { heading } from '../../shared/heading.ts';
import { icon } from '../../shared/icons.ts';
import { notice } from '../../shared/notice.ts';
import { isForeseen, problemNotice } from '../../shared/problem.ts';
import { lineField } from '../controls.view.ts';
import { Editing, type EditorHost } from '../editing.ts';
import { editorStyles } from '../editor.styles.ts';
import { clockOf, instantOf, replaced, ruleOf, treeIssues, treeOf, type NestDraft } from './rule-draft.ts';
import { nestView } from './rule.view.ts';

export const vocabulary = wordsOnDemand<AdminAvailabilityWords>({
  fr: () => import('../../../locales/fr/admin-availability.ts'),
  en: () => import('../../../locales/en/admin-availability.ts'),
});
export const styles = [editorStyles];

interface Draft {
  readonly from: string;
  readonly until: string;
  readonly tree: NestDraft;
}

/** The section of a desk's availability. */
export class Section extends Editing {
  #typed: Draft | undefined;
  /** The tree of what is kept, whose keys stay while nothing is typed. */
  #kept: { readonly of: Availability | undefined; readonly draft: Draft } | undefined;
  #person: Option | null = null;
  #answer: FilingAnswer | undefined;
  #trouble: unknown = undefined;

  constructor(host: () => EditorHost) {
    super(host, 'availability');
  }

  get isUnsaved(): boolean {
    return this.#typed !== undefined;
  }

  get #words(): AdminAvailabilityWords {
    const said = vocabulary.peek(this.host().locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('a section without words');
    return said;
  }

  get #draft(): Draft {
    if (this.#typed !== undefined) return this.#typed;
    const { availability, zone } = this.host().settings.desk;
    if (this.#kept === undefined || this.#kept.of !== availability) {
      const draft = {
        from: clockOf(availability?.from, zone),
        until: clockOf(availability?.until, zone),
        tree: treeOf(availability?.rule),
      };
      this.#kept = { of: availability, draft };
    }
    return this.#kept.draft;
  }

  /** What is written, as it would be kept. */
  get #availability(): Availability {
    const { from, until, tree } = this.#draft;
    const { zone } = this.host().settings.desk;
    const [begin, end, rule] = [instantOf(from, zone), instantOf(until, zone), ruleOf(tree)];
    return {
      ...(begin === undefined ? {} : { from: begin }),
      ...(end === undefined ? {} : { until: end }),
      ...(rule === undefined ? {} : { rule }),
    };
  }

  #wrong(): Issue[] {
    const { from, until } = this.#availability;
    return [
      ...(from !== undefined && until !== undefined && from >= until ? [{ path: 'until', code: 'ends-before-it-begins' }] : []),
      ...treeIssues(this.#draft.tree),
    ];
  }

  #put(patch: Partial<Draft>): void {
    this.#typed = { ...this.#draft, ...patch };
    this.#answer = undefined;
    this.host().update();
    void this.#try();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.issues = this.#wrong();
    this.host().update();
    if (this.issues.length > 0) return this.focusWrong();
    const availability = this.#availability;
    const patch = { availability: Object.keys(availability).length === 0 ? null : availability };
    if (await this.save([{ do: 'change-settings', patch }], this.#words.saved)) this.#typed = undefined;
    else await this.focusWrong();
    this.host().update();
  };

  /** Asks what would become of the person who is chosen, where nothing is wrong with what is written. */
  async #try(): Promise<void> {
    const person = this.#person;
    const { session, update, fail } = this.host();
    const availability = this.#availability;
    if (person === null || this.#wrong().length > 0) return;
    this.#trouble = undefined;
    try {
      const answer = await session.administration.wouldFile(person.id, availability);
      // What was written meanwhile has its own answer.
      if (JSON.stringify(availability) === JSON.stringify(this.#availability) && this.#person === person) this.#answer = answer;
    } catch (error) {
      if (!isForeseen(error)) fail(error);
      this.#trouble = error;
    }
    update();
  }

  #sentence(path: string): string | undefined {
    return this.sentence(path, this.#words.issues);
  }

  view(): TemplateResult {
    const { level, locale, settings } = this.host();
    const words = this.#words;
    const intro = html`<p class="hint">${words.intro}</p>`;
    if (settings.fixed.includes('availability'))
      return html`<div class="editor">${intro} ${notice(locale, 'info', { what: words.fixed })}</div>`;
    return html`<div class="editor">
      ${intro}
      <div class="sides">
        ${this.#form()}
        <section aria-labelledby="availability-preview">
          ${heading(level + 1, words.preview, { id: 'availability-preview' })} ${this.#who()}
        </section>
      </div>
    </div>`;
  }

  #form(): TemplateResult {
    const { locale, settings, level } = this.host();
    const words = this.#words;
    const { from, until, tree } = this.#draft;
    const moment = (id: 'from' | 'until', value: string): TemplateResult =>
      lineField(locale, {
        id: `available-${id}`,
        label: words[id],
        hint: words.zone(settings.desk.zone),
        error: this.#sentence(id),
        optional: true,
        short: true,
        type: 'datetime-local',
        value,
        write: (written) => this.#put({ [id]: written }),
      });
    return html`<form novalidate @submit=${(event: Event) => void this.#submit(event)}>
      ${this.outcome()} ${moment('from', from)} ${moment('until', until)} ${heading(level + 1, words.rule)}
      ${tree.rules.length === 0 ? html`<p class="hint">${words.everyone}</p>` : nothing}
      ${nestView(
        {
          locale,
          words,
          error: (key) => this.#sentence(key),
          put: (key, by) => {
            const now = this.#draft.tree;
            this.#put({ tree: key === now.key && by !== null && by.kind !== 'leaf' ? by : replaced(now, key, by) });
          },
          focusOn: (id) => void this.focus(`#${CSS.escape(id)}`),
        },
        tree,
        '',
        this.#answer?.rule,
      )}
      <div class="buttons">
        <button class="button primary" type="submit" aria-disabled=${this.saving ? 'true' : nothing}>${words.save}</button>
        ${this.giveUpButton(words.giveUp, () => {
          this.#typed = undefined;
          this.#answer = undefined;
          void this.#try();
        })}
      </div>
    </form>`;
  }

  #who(): TemplateResult {
    const { session, locale } = this.host();
    const words = this.#words;
    const source = async (text: string): Promise<Option[]> => {
      const { people } = await session.administration.directory(text);
      return people.map(({ id, name, school }) => ({ id, label: name, hint: school }));
    };
    const choose = ({ detail: { option } }: ChooseEvent): void => {
      this.#person = option;
      this.#answer = undefined;
      this.host().update();
      void this.#try();
    };
    return html`<guichet-combobox
        id="tried"
        label=${words.person}
        optional
        .value=${this.#person}
        .source=${source}
        @guichet-choose=${choose}
      ></guichet-combobox>
      ${this.#trouble === undefined ? nothing : problemNotice(locale, this.#trouble, { retry: () => void this.#try() })}
      <div role="status">${this.#said()}</div>`;
  }

  #said(): unknown {
    const words = this.#words;
    const answer = this.#answer;
    const name = this.#person?.label;
    if (answer === undefined || name === undefined) return nothing;
    const { openness, staff } = answer;
    const isOpen = staff || openness.open;
    const sentence = staff ? words.staff(name) : openness.open ? words.yes(name) : words.no[openness.reason](name);
    return html`<p class=${isOpen ? 'verdict met' : 'verdict unmet'}>
      ${icon(isOpen ? 'check' : 'close')} <span>${sentence}</span>
    </p>`;
  }
}
