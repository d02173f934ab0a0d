/** Within which time a desk promises to answer, take and resolve, by service and priority; and what that comes to for a ticket filed now. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { initialFacts } from '../../../domain/facts.ts';
import { DELAYS } from '../../../domain/reports/names.ts';
import { deadlinesOf, type ServiceLevel } from '../../../domain/service-levels.ts';
import { localised, PRIORITIES } from '../../../domain/values.ts';
import type { AdminLevelsWords } from '../../../locales/fr/admin-levels.ts';
import { wordsOnDemand } from '../../../locales/index.ts';
import { fieldGroup } from '../../shared/field.ts';
import { heading } from '../../shared/heading.ts';
import { icon } from '../../shared/icons.ts';
import { notice } from '../../shared/notice.ts';
import { iconButton, lineField, listField } from '../controls.view.ts';
import { Editing, type EditorHost } from '../editing.ts';
import { editorStyles } from '../editor.styles.ts';
import { blankLevel, draftOf, levelIssues, levelOf, type LevelDraft } from './levels-draft.ts';

export const vocabulary = wordsOnDemand<AdminLevelsWords>({
  fr: () => import('../../../locales/fr/admin-levels.ts'),
  en: () => import('../../../locales/en/admin-levels.ts'),
});
export const styles = [editorStyles];

/** The section of a desk's promised times. */
export class Section extends Editing {
  #typed: readonly LevelDraft[] | undefined;
  /** What is kept, and the lines made of it: they keep their keys while it stays. */
  #kept: { readonly levels: readonly ServiceLevel[]; readonly drafts: readonly LevelDraft[] } | undefined;

  constructor(host: () => EditorHost) {
    super(host, 'levels');
  }

  get isUnsaved(): boolean {
    return this.#typed !== undefined;
  }

  get #words(): AdminLevelsWords {
    const said = vocabulary.peek(this.host().locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('a section without words');
    return said;
  }

  /** What is typed, else what is kept. */
  get #drafts(): readonly LevelDraft[] {
    const { serviceLevels: levels = [] } = this.host().settings.desk;
    if (this.#kept?.levels !== levels)
      this.#kept = { levels, drafts: levels.map((level) => draftOf(level, this.host().locale.language)) };
    return this.#typed ?? this.#kept.drafts;
  }

  #put(drafts: readonly LevelDraft[]): void {
    this.#typed = drafts;
    this.host().update();
  }

  #change(key: string, change: (level: LevelDraft) => Partial<LevelDraft>): void {
    this.#put(this.#drafts.map((each) => (each.key === key ? { ...each, ...change(each) } : each)));
  }

  #add(): void {
    const level = blankLevel();
    this.#put([...this.#drafts, level]);
    void this.focus(`#${level.key}`);
  }

  #remove(key: string): void {
    this.#put(this.#drafts.filter((each) => each.key !== key));
    void this.focus('#level-add');
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const drafts = this.#drafts;
    this.issues = levelIssues(drafts);
    this.host().update();
    if (this.issues.length > 0) return this.focusWrong();
    const serviceLevels = drafts.length === 0 ? null : drafts.map(levelOf);
    if (await this.save([{ do: 'change-settings', patch: { serviceLevels } }], this.#words.saved)) this.#typed = undefined;
    else await this.focusWrong();
    this.host().update();
  };

  #sentence(path: string): string | undefined {
    return this.sentence(path, this.#words.issues);
  }

  view(): TemplateResult {
    const { level, locale, settings } = this.host();
    const words = this.#words;
    const intro = html`<p class="hint">${settings.desk.calendar === undefined ? words.intro.wall : words.intro.opening}</p>`;
    if (settings.fixed.includes('serviceLevels'))
      return html`<div class="editor">${intro} ${notice(locale, 'info', { what: words.fixed })}</div>`;
    const drafts = this.#drafts;
    return html`<div class="editor">
      ${intro}
      <div class="sides">
        ${this.#form(drafts)}
        <section aria-labelledby="levels-preview">
          ${heading(level + 1, words.preview, { id: 'levels-preview' })} ${this.#comes(drafts)}
        </section>
      </div>
    </div>`;
  }

  #form(drafts: readonly LevelDraft[]): TemplateResult {
    const words = this.#words;
    return html`<form novalidate @submit=${(event: Event) => void this.#submit(event)}>
      ${this.outcome()} ${drafts.length === 0 ? html`<p class="muted">${words.none}</p>` : nothing}
      ${repeat(
        drafts,
        ({ key }) => key,
        (draft, at) => this.#line(draft, at + 1),
      )}
      <div class="buttons">
        <button class="button" type="button" id="level-add" @click=${() => this.#add()}>${icon('plus')} ${words.add}</button>
        ${
          this.#typed === undefined
            ? nothing
            : html`<button class="button primary" type="submit" aria-disabled=${this.saving ? 'true' : nothing}>
                ${words.save}
              </button>`
        }
        ${this.giveUpButton(words.giveUp, () => (this.#typed = undefined))}
      </div>
    </form>`;
  }

  #line({ key, service, priority, hours }: LevelDraft, n: number): TemplateResult {
    const { locale, settings } = this.host();
    const words = this.#words;
    const { services } = settings.desk;
    const { priorities } = locale.words;
    return fieldGroup(locale, {
      id: key,
      label: words.line(n),
      error: this.#sentence(key),
      control: (tie) =>
        html`<div class="line-fields">
          ${
            services.length === 0
              ? nothing
              : listField(locale, {
                  id: tie.id,
                  label: words.service,
                  value: service,
                  choices: [
                    ['', words.anyService],
                    ...services.map(({ id, label }) => [id, localised(label, locale.language)] as const),
                  ],
                  choose: (value) => this.#change(key, () => ({ service: value })),
                })
          }
          ${listField(locale, {
            id: services.length === 0 ? tie.id : `${key}-priority`,
            label: words.priority,
            value: priority,
            choices: [['', words.anyPriority], ...PRIORITIES.toReversed().map((each) => [each, priorities[each]] as const)],
            choose: (value) => this.#change(key, () => ({ priority: value })),
          })}
          ${DELAYS.map((name) =>
            lineField(locale, {
              id: `${key}-${name}`,
              label: words.measures[name],
              short: true,
              value: hours[name],
              error: this.#sentence(`${key}-${name}`),
              write: (typed) => this.#change(key, (level) => ({ hours: { ...level.hours, [name]: typed } })),
            }),
          )}
          ${iconButton('close', words.remove(n), () => this.#remove(key))}
        </div>`,
    });
  }

  #nameOf({ service, priority }: ServiceLevel): string {
    const { locale, settings } = this.host();
    const words = this.#words;
    const known = settings.desk.services.find(({ id }) => id === service);
    return [
      known === undefined ? words.anyService : localised(known.label, locale.language),
      priority === null ? words.anyPriority : locale.words.priorities[priority],
    ].join(', ');
  }

  /** For each line, when what is promised of a ticket filed now would be over. */
  #comes(drafts: readonly LevelDraft[]): TemplateResult {
    const { locale, settings } = this.host();
    const words = this.#words;
    if (drafts.length === 0) return html`<p class="muted">${words.nothing}</p>`;
    if (levelIssues(drafts).length > 0) return html`<p class="muted">${words.unfinished}</p>`;
    const levels = drafts.map(levelOf);
    const now = new Date(locale.now()).toISOString();
    return html`<p>${words.filedNow}</p>
      <ul>
        ${levels.map((level) => {
          const filed = {
            service: level.service,
            priority: level.priority ?? 'normal',
            state: 'posted' as const,
            facts: initialFacts(now, 'posted'),
          };
          const due = deadlinesOf(filed, { ...settings.desk, serviceLevels: [level] });
          return html`<li>
            <strong>${this.#nameOf(level)}</strong>
            <ul>
              ${due.map(({ measure, at }) => html`<li>${at === null ? words.never(words.measures[measure]) : words.before(words.said[measure], locale.exact(at))}</li>`)}
            </ul>
          </li>`;
        })}
      </ul>`;
  }
}
