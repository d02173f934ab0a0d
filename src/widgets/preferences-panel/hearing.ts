/** "Who would be told?": something is supposed, and the desk's own rules say who would hear of it, and why. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Hearing, HearingQuestion, Session } from '../../backends/backend.ts';
import { type Occasion, occasionsOn, STANDINGS, type Standing } from '../../domain/occasions.ts';
import { localised } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { nameOf } from '../shared/person.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { section, selectRow, type PanelHost } from './panel-host.ts';

/** What marks, among the choices of a ticket, one that exists. */
const TICKET = 'ticket ';

export class HearingAsked {
  readonly #host: () => PanelHost;
  /** Tickets that may be asked of besides supposed ones: their ids and what they are called. */
  readonly #known: () => readonly { readonly id: string; readonly label: string }[];
  #occasion: Occasion = 'taken';
  #of: string;
  #service: string | null;
  #category: string | null = null;
  #answer: Hearing | undefined;
  #trouble: unknown = undefined;
  #asked = 0;

  constructor(
    { me, desk }: Session,
    host: () => PanelHost,
    known: () => readonly { readonly id: string; readonly label: string }[],
  ) {
    this.#host = host;
    this.#known = known;
    const isOfStaff = isStaff(me, desk);
    this.#of = isOfStaff ? 'none' : 'requester';
    if (isOfStaff) this.#occasion = 'filed';
    this.#service = desk.services[0]?.id ?? null;
  }

  get #question(): HearingQuestion {
    const occasion = this.#occasion;
    if (this.#of.startsWith(TICKET)) return { occasion, ticket: this.#of.slice(TICKET.length) };
    const standing: Standing = STANDINGS.find((each) => each === this.#of) ?? 'none';
    return { occasion, service: this.#service, category: this.#category, standing };
  }

  /** Asks; of several questions the last one is answered. */
  async ask(): Promise<void> {
    const turn = (this.#asked += 1);
    const { session, update, fail } = this.#host();
    try {
      const answer = await session.whoHears(this.#question);
      if (turn !== this.#asked) return;
      this.#answer = answer;
      this.#trouble = undefined;
    } catch (error) {
      if (turn !== this.#asked) return;
      if (!isForeseen(error)) fail(error);
      this.#answer = undefined;
      this.#trouble = error;
    }
    update();
  }

  #choose(set: () => void): void {
    set();
    void this.ask();
  }

  #answered(host: PanelHost, { hearers: [own, ...others], people }: Hearing): TemplateResult {
    const { words, locale, session } = host;
    const { hearing: w, reasons } = words;
    const reason = own?.reason ?? null;
    const staff = isStaff(session.me, session.desk)
      ? others.length === 0
        ? html`<p>${w.nobody}</p>`
        : html`<p>${w.staff}</p>
            <ul>
              ${others.map(({ person, reason: why }) => html`<li>${w.one(nameOf(locale, person, people), why === null ? '' : reasons[why])}</li>`)}
            </ul>`
      : nothing;
    return html`<p>
        <strong>${reason === null ? w.untold : w.told(reasons[reason])}</strong>${
          reason !== null && own?.stoppable === false ? ` ${w.unstoppable}` : nothing
        }
      </p>
      ${staff}`;
  }

  /** The section. */
  view(): TemplateResult {
    const host = this.#host();
    const { words, locale, session } = host;
    const { hearing: w } = words;
    const { me, desk } = session;
    const isOfStaff = isStaff(me, desk);
    const isSupposed = !this.#of.startsWith(TICKET);
    const of = [
      ...(isOfStaff ? [{ value: 'none', label: w.somebodys }] : []),
      { value: 'requester', label: w.mine },
      ...(isOfStaff || desk.assignable === 'everyone' ? [{ value: 'assignee', label: w.handled }] : []),
      ...this.#known().map(({ id, label }) => ({ value: `${TICKET}${id}`, label })),
    ];
    const occasions = occasionsOn(desk).filter((each) => (isOfStaff || each !== 'noted') && (isSupposed || each !== 'filed'));
    const service = desk.services.find(({ id }) => id === this.#service);
    const places = html`${
      desk.services.length < 2
        ? nothing
        : selectRow({
            id: 'hearing-service',
            label: w.service,
            value: this.#service ?? '',
            choices: desk.services.map(({ id, label }) => ({ value: id, label: localised(label, locale.language) })),
            choose: (value) =>
              this.#choose(() => {
                this.#service = value;
                this.#category = null;
              }),
          })
    }${
      service === undefined
        ? nothing
        : selectRow({
            id: 'hearing-category',
            label: w.category,
            value: this.#category ?? '',
            choices: [
              { value: '', label: w.anyCategory },
              ...service.categories.map(({ id, label }) => ({ value: id, label: localised(label, locale.language) })),
            ],
            choose: (value) =>
              this.#choose(() => {
                this.#category = value === '' ? null : value;
              }),
          })
    }`;
    const content = html`<div class="question">
        ${selectRow({
          id: 'hearing-occasion',
          label: w.when,
          value: this.#occasion,
          choices: occasions.map((each) => ({ value: each, label: words.occasions[each] })),
          choose: (value) =>
            this.#choose(() => {
              this.#occasion = occasions.find((each) => each === value) ?? this.#occasion;
            }),
        })}
        ${selectRow({
          id: 'hearing-of',
          label: w.of,
          value: this.#of,
          choices: of,
          choose: (value) =>
            this.#choose(() => {
              this.#of = value;
              if (value.startsWith(TICKET) && this.#occasion === 'filed') this.#occasion = 'taken';
            }),
        })}
        ${isOfStaff && isSupposed ? places : nothing}
      </div>
      <div class="answer" role="status">${this.#answer === undefined ? nothing : this.#answered(host, this.#answer)}</div>
      ${this.#trouble === undefined ? nothing : problemNotice(locale, this.#trouble, { retry: () => void this.ask() })}`;
    return section(host, { id: 'hearing', title: isOfStaff ? w.titleStaff : w.title, content });
  }
}
