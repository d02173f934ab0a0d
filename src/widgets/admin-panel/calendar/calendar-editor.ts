/** When a desk is at work: its week, its holidays, its closings, and what they come to. */
import { html, nothing, type TemplateResult } from 'lit';
import { WEEKDAYS, type Hours } from '../../../domain/calendar.ts';
import { closedDays, isOpenAt, weeklyMinutes } from '../../../domain/opening-days.ts';
import { HOLIDAYS } from '../../../domain/holidays.ts';
import type { AdminCalendarWords } from '../../../locales/fr/admin-calendar.ts';
import { wordsOnDemand } from '../../../locales/index.ts';
import { fieldGroup } from '../../shared/field.ts';
import { heading } from '../../shared/heading.ts';
import { icon } from '../../shared/icons.ts';
import { notice } from '../../shared/notice.ts';
import { iconButton, lineField, listField } from '../controls.view.ts';
import { Editing, type EditorHost } from '../editing.ts';
import { editorStyles } from '../editor.styles.ts';
import {
  blankCalendar,
  calendarDraft,
  calendarIssues,
  calendarOf,
  isCalendarDraft,
  holidaysNamed,
  type CalendarDraft,
  type Weekday,
} from './calendar-draft.ts';

export const vocabulary = wordsOnDemand<AdminCalendarWords>({
  fr: () => import('../../../locales/fr/admin-calendar.ts'),
  en: () => import('../../../locales/en/admin-calendar.ts'),
});
export const styles = [editorStyles];

/** Closed days that are told. */
const TOLD = 5;

const PLACE = 'calendar';

/** The section of a desk's opening hours. */
export class Section extends Editing {
  constructor(host: () => EditorHost) {
    super(host, PLACE);
  }

  /** What is typed and not saved, also before this page was here. */
  get #typed(): CalendarDraft | undefined {
    const kept = this.host().typed(PLACE)?.['draft'];
    return isCalendarDraft(kept) ? kept : undefined;
  }

  set #typed(draft: CalendarDraft | undefined) {
    this.host().keep(PLACE, draft === undefined ? {} : { draft });
  }

  get isUnsaved(): boolean {
    return this.#typed !== undefined;
  }

  get #words(): AdminCalendarWords {
    const said = vocabulary.peek(this.host().locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('a section without words');
    return said;
  }

  /** What is typed, else what is kept; undefined where a desk has no hours. */
  get #draft(): CalendarDraft | undefined {
    const { calendar, zone } = this.host().settings.desk;
    return this.#typed ?? (calendar === undefined ? undefined : calendarDraft(calendar, zone));
  }

  #put(patch: Partial<CalendarDraft>): void {
    const draft = this.#draft;
    if (draft === undefined) return;
    this.#typed = { ...draft, ...patch };
    this.host().update();
  }

  #setDay(day: Weekday, hours: readonly Hours[]): void {
    const draft = this.#draft;
    if (draft !== undefined) this.#put({ week: { ...draft.week, [day]: hours } });
  }

  #begin(): void {
    this.#typed = blankCalendar(this.host().settings.desk.zone);
    this.host().update();
    void this.focus('#monday-0-from');
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const draft = this.#draft;
    if (draft === undefined) return;
    this.issues = calendarIssues(draft);
    this.host().update();
    if (this.issues.length > 0) return this.focusWrong();
    const { zone } = this.host().settings.desk;
    const patch = { calendar: calendarOf(draft), ...(draft.zone === zone ? {} : { zone: draft.zone }) };
    if (await this.save([{ do: 'change-settings', patch }], this.#words.saved)) this.#typed = undefined;
    else await this.focusWrong();
    this.host().update();
  };

  async #drop(): Promise<void> {
    const wasKept = this.host().settings.desk.calendar !== undefined;
    if (wasKept && !(await this.save([{ do: 'change-settings', patch: { calendar: null } }], this.#words.dropped))) return;
    this.#typed = undefined;
    this.issues = [];
    this.host().update();
    await this.focus('#calendar-begin');
  }

  #sentence(path: string): string | undefined {
    return this.sentence(path, this.#words.issues);
  }

  view(): TemplateResult {
    const { level, locale, settings } = this.host();
    const words = this.#words;
    const draft = this.#draft;
    const intro = html`<p class="hint">${words.intro}</p>`;
    if (settings.fixed.includes('calendar'))
      return html`<div class="editor">${intro} ${notice(locale, 'info', { what: words.fixed })}</div>`;
    if (draft === undefined)
      return html`<div class="editor">
        ${intro} ${this.outcome()}
        <p>${words.none}</p>
        <p>
          <button class="button primary" type="button" id="calendar-begin" @click=${() => this.#begin()}>${words.begin}</button>
        </p>
      </div>`;
    return html`<div class="editor">
      ${intro}
      <div class="sides">
        ${this.#form(draft)}
        <section aria-labelledby="calendar-preview">
          ${heading(level + 1, words.preview, { id: 'calendar-preview' })} ${this.#comes(draft)}
        </section>
      </div>
    </div>`;
  }

  #form(draft: CalendarDraft): TemplateResult {
    const { locale } = this.host();
    const words = this.#words;
    const copy = (): void => {
      const { monday } = draft.week;
      this.#put({ week: { ...draft.week, tuesday: monday, wednesday: monday, thursday: monday, friday: monday } });
    };
    return html`<form novalidate @submit=${(event: Event) => void this.#submit(event)}>
      ${this.outcome()}
      <ul class="days" role="list">
        ${WEEKDAYS.map((day) => html`<li>${this.#day(day, draft.week[day])}</li>`)}
      </ul>
      <p><button class="button" type="button" @click=${copy}>${words.copy}</button></p>
      ${listField(locale, {
        id: 'holidays',
        label: words.holidays,
        value: draft.holidays,
        choices: HOLIDAYS.toReversed().map((each) => [each, words.holidayChoices[each]] as const),
        choose: (value) => this.#put({ holidays: holidaysNamed(value) }),
      })}
      ${this.#closings(draft)}
      ${lineField(locale, {
        id: 'zone',
        label: words.zone,
        hint: words.zoneHint,
        error: this.#sentence('zone'),
        value: draft.zone,
        write: (zone) => this.#put({ zone: zone.trim() }),
      })}
      <div class="buttons">
        <button class="button primary" type="submit" aria-disabled=${this.saving ? 'true' : nothing}>${words.save}</button>
        <button class="button" type="button" @click=${() => void this.#drop()}>${words.drop}</button>
        ${this.giveUpButton(words.giveUp, () => (this.#typed = undefined))}
      </div>
    </form>`;
  }

  #day(day: Weekday, hours: readonly Hours[]): TemplateResult {
    const { locale } = this.host();
    const words = this.#words;
    const name = words.days[day];
    const put = (at: number, side: 0 | 1, time: string): void =>
      this.#setDay(
        day,
        (this.#draft?.week[day] ?? hours).map((each, index): Hours => {
          if (index !== at) return each;
          return side === 0 ? [time, each[1]] : [each[0], time];
        }),
      );
    const add = (): void => {
      this.#setDay(day, [...hours, hours.length === 0 ? ['08:30', '12:00'] : ['13:30', '17:30']]);
      void this.focus(`#${day}-${String(hours.length)}-from`);
    };
    const remove = (at: number): void => {
      this.#setDay(
        day,
        hours.filter((_, index) => index !== at),
      );
      void this.focus(`#${day}`);
    };
    return fieldGroup(locale, {
      id: day,
      label: name,
      error: this.#sentence(`week.${day}`),
      control: (tie) =>
        html`${hours.length === 0 ? html`<p class="muted">${words.closed}</p>` : nothing}
          ${hours.map(
            ([from, until], at) =>
              html`<div class="line-fields">
                ${lineField(locale, { id: `${day}-${String(at)}-from`, label: words.from(name), type: 'time', short: true, value: from, write: (value) => put(at, 0, value) })}
                ${lineField(locale, { id: `${day}-${String(at)}-until`, label: words.until(name), type: 'time', short: true, value: until, write: (value) => put(at, 1, value) })}
                ${iconButton('close', words.remove(name, from, until), () => remove(at))}
              </div>`,
          )} <button class="button quiet" type="button" id=${tie.id} @click=${add}>${icon('plus')} ${words.add(name)}</button>`,
    });
  }

  #closings({ closed }: CalendarDraft): TemplateResult {
    const { locale } = this.host();
    const words = this.#words;
    const put = (at: number, patch: Partial<CalendarDraft['closed'][number]>): void =>
      this.#put({ closed: (this.#draft?.closed ?? closed).map((each, index) => (index === at ? { ...each, ...patch } : each)) });
    const add = (): void => {
      this.#put({ closed: [...closed, { from: '', until: '' }] });
      void this.focus(`#closed-${String(closed.length)}-from`);
    };
    const remove = (at: number): void => {
      this.#put({ closed: closed.filter((_, index) => index !== at) });
      void this.focus('#closings');
    };
    return fieldGroup(locale, {
      id: 'closings',
      label: words.closings,
      hint: words.closingsHint,
      error: this.#sentence('closed'),
      control: (tie) =>
        html`${closed.map(
            ({ from, until }, at) =>
              html`<div class="line-fields">
                ${lineField(locale, { id: `closed-${String(at)}-from`, label: words.closingFrom(at + 1), type: 'date', short: true, value: from, error: this.#sentence(`closed.${String(at)}`), write: (value) => put(at, { from: value }) })}
                ${lineField(locale, { id: `closed-${String(at)}-until`, label: words.closingUntil(at + 1), type: 'date', short: true, value: until, write: (value) => put(at, { until: value }) })}
                ${iconButton('close', words.removeClosing(at + 1), () => remove(at))}
              </div>`,
          )} <button class="button quiet" type="button" id=${tie.id} @click=${add}>${icon('plus')} ${words.addClosing}</button>`,
    });
  }

  /** What the hours come to, once nothing is wrong with them. */
  #comes(draft: CalendarDraft): TemplateResult {
    const { locale } = this.host();
    const words = this.#words;
    const [wrong] = calendarIssues(draft);
    if (wrong !== undefined) return html`<p class="muted">${words.issues[wrong.code as keyof typeof words.issues]}</p>`;
    const calendar = calendarOf(draft);
    const now = new Date(locale.now()).toISOString();
    const days = closedDays(calendar, draft.zone, now, TOLD);
    const said = (day: string): string => locale.written(day, { dateStyle: 'full', timeZone: 'UTC' });
    return html`<p>${words.weekly(locale.duration(weeklyMinutes(calendar)))}</p>
      <p>${isOpenAt(calendar, draft.zone, now) ? words.openNow : words.closedNow}</p>
      ${heading(this.host().level + 2, words.next, { class: 'small' })}
      ${
        days.length === 0
          ? html`<p>${words.noNext}</p>`
          : html`<ul>
              ${days.map(({ day, holiday }) => html`<li>${said(day)} : ${holiday === null ? words.closing : words.holidayNames[holiday]}</li>`)}
            </ul>`
      }`;
  }
}
