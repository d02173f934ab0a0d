/** The daily report of a service: its parts in an order, its hours, its days, its language, and what it would say now. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TodaysReport } from '../../backends/backend.ts';
import { DIGEST_PRESET_NAMES, DIGEST_PRESETS, DIGEST_SECTIONS, reportFor } from '../../domain/monitoring.ts';
import type { DigestPreference, DigestSection } from '../../domain/monitoring.ts';
import type { PreferencesTeamWords } from '../../locales/fr/preferences-team.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { dragAlong, moved } from '../shared/ordering.ts';
import { keepingNote, save, selectRow, switchRow, type PanelHost } from './panel-host.ts';
import type { Served } from './team.ts';
import { todayView } from './today.view.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What marks, among the choices, one that is made by hand. */
const CUSTOM = 'custom';

export class Report {
  readonly #host: () => PanelHost;
  readonly #served: Served;
  /** The order while a part is dragged. */
  #dragged: { readonly section: DigestSection; order: readonly DigestSection[] } | undefined;
  #today: { readonly report: TodaysReport | null } | undefined;
  #trouble: unknown = undefined;

  constructor(host: () => PanelHost, served: Served) {
    this.#host = host;
    this.#served = served;
  }

  get #place(): string {
    return `report-${this.#served.code}`;
  }

  get #chosen(): DigestPreference {
    const { chosen, session } = this.#host();
    return reportFor(chosen, this.#served.id, session.desk);
  }

  #save(part: Partial<DigestPreference>, what: string): void {
    save(this.#host(), this.#place, { reports: { [this.#served.code]: { ...this.#chosen, ...part } } }, what);
  }

  async #see(): Promise<void> {
    const { keeping, session, fail, update, drawn, root } = this.#host();
    this.#trouble = undefined;
    try {
      // It is made by what is chosen here, which may be on its way.
      await keeping.settled;
      this.#today = { report: await session.todaysReport(this.#served.id) };
    } catch (error) {
      if (!isForeseen(error)) fail(error);
      this.#trouble = error;
    }
    update();
    await drawn();
    root.querySelector<HTMLElement>(`#today-${CSS.escape(this.#served.code)}`)?.focus();
  }

  #setOrder(order: readonly DigestSection[], words: PreferencesTeamWords): void {
    this.#save({ sections: [...order] }, words.report.savedSections(this.#served.name));
  }

  /** The parts: those that are chosen first, in their order. */
  #parts(words: PreferencesTeamWords): TemplateResult {
    const { report: w } = words;
    const chosen = this.#dragged?.order ?? this.#chosen.sections;
    const rest = DIGEST_SECTIONS.filter((section) => !chosen.includes(section));
    return html`<ul class="order" role="list" aria-labelledby="order-${this.#served.code}">
        ${repeat(
          [...chosen, ...rest],
          (section) => section,
          (section) => this.#part(section, chosen, words),
        )}
      </ul>
      <p class="hint">${w.orderHint}</p>`;
  }

  #part(section: DigestSection, chosen: readonly DigestSection[], words: PreferencesTeamWords): TemplateResult {
    const { report: w } = words;
    const name = w.sections[section];
    const at = chosen.indexOf(section);
    const isOn = at >= 0;
    const turn = (on: boolean): void =>
      this.#setOrder(on ? [...chosen, section] : chosen.filter((each) => each !== section), words);
    const move = async (by: number, button: HTMLElement): Promise<void> => {
      const to = at + by;
      if (to < 0 || to >= chosen.length) return;
      this.#setOrder(moved(chosen, section, to), words);
      const { announce, drawn } = this.#host();
      announce(w.moved(name, to + 1, chosen.length));
      // Moved in the page, a button loses the focus.
      await drawn();
      button.focus();
    };
    const arrow = (by: number, said: string): TemplateResult => {
      const isEnd = at + by < 0 || at + by >= chosen.length;
      return html`<button
        class="button quiet icon-only"
        type="button"
        title=${said}
        aria-disabled=${isEnd ? 'true' : nothing}
        @click=${(event: Event) => void move(by, event.currentTarget as HTMLElement)}
      >
        ${icon(by < 0 ? 'arrow-up' : 'arrow-down')}
      </button>`;
    };
    const id = `${this.#place}-${section}`;
    return html`<li class=${this.#dragged?.section === section ? 'held' : ''}>
      <span
        class="grip"
        title=${w.grip}
        ?hidden=${!isOn}
        @pointerdown=${(event: PointerEvent) => this.#drag(event, section, words)}
        >${icon('sort')}</span
      >
      <label class="choice" for=${id}
        ><input
          type="checkbox"
          id=${id}
          .checked=${isOn}
          @change=${(event: Event) => turn((event.target as HTMLInputElement).checked)}
        />${name}</label
      >
      ${isOn ? html`${arrow(-1, w.up(name))}${arrow(1, w.down(name))}` : nothing}
    </li>`;
  }

  #drag(event: PointerEvent, section: DigestSection, words: PreferencesTeamWords): void {
    const before = this.#chosen.sections;
    const { update, announce } = this.#host();
    const show = (order: readonly DigestSection[]): void => {
      this.#dragged = { section, order };
      update();
    };
    dragAlong(event, {
      over: (place) => show(moved(before, section, Math.min(place, before.length - 1))),
      end: (isKept) => {
        const order = this.#dragged?.order ?? before;
        this.#dragged = undefined;
        update();
        if (!isKept || order.join() === before.join()) return;
        this.#setOrder(order, words);
        announce(words.report.moved(words.report.sections[section], order.indexOf(section) + 1, order.length));
      },
    });
  }

  #hours(words: PreferencesTeamWords): TemplateResult {
    const { report: w } = words;
    const { locale } = this.#host();
    const [first = 8, second] = this.#chosen.hours;
    const hour = (value: number) => ({ value: String(value), label: w.hour(value) });
    const set = (hours: readonly number[]): void => {
      const sorted = [...new Set(hours)].sort((one, other) => one - other);
      this.#save({ hours: sorted }, w.savedHours(this.#served.name, locale.list(sorted.map(w.hour))));
    };
    return html`<div class="question">
      ${selectRow({
        id: `${this.#place}-first`,
        label: w.first,
        value: String(first),
        choices: HOURS.map(hour),
        choose: (value) => set([Number(value), ...(second === undefined ? [] : [second])]),
      })}
      ${selectRow({
        id: `${this.#place}-second`,
        label: w.second,
        value: second === undefined ? '' : String(second),
        choices: [{ value: '', label: w.noSecond }, ...HOURS.filter((each) => each !== first).map(hour)],
        choose: (value) => set(value === '' ? [first] : [first, Number(value)]),
      })}
      ${this.#language(words)}
    </div>`;
  }

  #language(words: PreferencesTeamWords): TemplateResult | typeof nothing {
    const { report: w } = words;
    const { locale, session } = this.#host();
    const { languages } = session.desk;
    if (languages.length < 2) return nothing;
    const names = new Intl.DisplayNames(locale.tag, { type: 'language' });
    return selectRow({
      id: `${this.#place}-language`,
      label: w.language,
      value: this.#chosen.language ?? '',
      choices: [{ value: '', label: w.ownLanguage }, ...languages.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))],
      choose: (value) => this.#save({ language: value === '' ? undefined : value }, w.savedLanguage(this.#served.name)),
    });
  }

  /** The section of a service. */
  view(words: PreferencesTeamWords): TemplateResult {
    const host = this.#host();
    const { report: w } = words;
    const { code, name } = this.#served;
    const { sections, weekends, suspended } = this.#chosen;
    const preset = DIGEST_PRESET_NAMES.find((each) => DIGEST_PRESETS[each].join() === sections.join());
    return html`<div class="subsection">
      ${heading(host.level + 1, w.title)}
      ${selectRow({
        id: this.#place,
        label: w.preset,
        value: preset ?? CUSTOM,
        choices: [
          ...DIGEST_PRESET_NAMES.map((each) => ({ value: each, label: w.presets[each] })),
          ...(preset === undefined ? [{ value: CUSTOM, label: w.custom }] : []),
        ],
        choose: (value) => {
          const named = DIGEST_PRESET_NAMES.find((each) => each === value);
          if (named !== undefined) this.#setOrder(DIGEST_PRESETS[named], words);
        },
      })}
      ${heading(host.level + 2, w.order, { id: `order-${code}` })} ${this.#parts(words)} ${this.#hours(words)}
      <div class="switches">
        ${switchRow({
          id: `${this.#place}-weekends`,
          ...w.weekends,
          on: weekends,
          turn: (on) => this.#save({ weekends: on }, w.savedWeekends(name, on)),
        })}
        ${switchRow({
          id: `${this.#place}-suspended`,
          ...w.suspended,
          on: suspended,
          turn: (on) => this.#save({ suspended: on }, w.savedSuspended(name, on)),
        })}
      </div>
      ${keepingNote(host, this.#place)}
      <button class="button" type="button" @click=${() => void this.#see()}>${w.today}</button>
      ${this.#trouble === undefined ? nothing : problemNotice(host.locale, this.#trouble, { retry: () => void this.#see() })}
      ${this.#today === undefined ? nothing : todayView(host, words, this.#served, this.#today.report)}
    </div>`;
  }
}
