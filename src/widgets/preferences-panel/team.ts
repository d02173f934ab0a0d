/** What is for the team: notices as staff, automatic assignment, and each service with its level and its daily report. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { axesFor, levelOf } from '../../domain/monitoring.ts';
import { maySetAvailability } from '../../domain/preferring.ts';
import { localised } from '../../domain/values.ts';
import { servedServices } from '../../domain/visibility.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { PreferencesTeamWords } from '../../locales/fr/preferences-team.ts';
import type { HandingOver } from '../handing-over/handing-over.ts';
import { onDemand } from '../shared/on-demand.ts';
import { skeleton } from '../shared/skeleton.ts';
import { levelView } from './level.view.ts';
import { keepingNote, save, section, switchRow, type PanelHost } from './panel-host.ts';
import { OwnTexts } from './own-texts.ts';
import { Report } from './report.ts';

const HANDING = onDemand(() => import('../handing-over/handing-over.ts'));

export const vocabulary = wordsOnDemand<PreferencesTeamWords>({
  fr: () => import('../../locales/fr/preferences-team.ts'),
  en: () => import('../../locales/en/preferences-team.ts'),
});

export const styles = [
  css`
    .services {
      display: grid;
    }

    .service,
    .away {
      padding-block: var(--_space-3);
      border-block-end: 1px solid var(--_border);
    }

    .service:last-child {
      border-block-end: 0;
    }

    .service > summary,
    .away > summary {
      color: inherit;
      font-weight: 600;
    }

    .service > div,
    .away > div {
      display: grid;
      gap: var(--_space-4);
    }

    .subsection {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-3);
      min-inline-size: 0;
    }

    .subsection > .button {
      justify-self: start;
    }

    .axes {
      inline-size: auto;
    }

    .axes th,
    .axes td {
      padding-inline: 0 var(--_space-4);
      vertical-align: middle;
    }

    .axes thead th {
      white-space: normal;
    }

    .axes label {
      display: grid;
      place-items: center start;
      min-inline-size: 24px;
      min-block-size: 24px;
    }

    .order {
      display: grid;
    }

    .order li {
      display: flex;
      align-items: center;
      gap: var(--_space-1);
      min-block-size: 44px;
      border-block-end: 1px solid var(--_border);
      background: var(--_surface);
    }

    .order li.held {
      background: var(--_accent-tint);
    }

    .order .button {
      flex: none;
    }

    .order .choice {
      flex: 1 1 auto;
      min-inline-size: 0;
    }

    .order .grip {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: 32px;
      block-size: 44px;
      color: var(--_muted);
      cursor: grab;
      touch-action: none;
    }

    .order .held .grip {
      cursor: grabbing;
    }

    .today {
      display: grid;
      gap: var(--_space-3);
    }

    .today .line-name {
      flex-basis: 12em;
    }

    .urgent {
      color: var(--_warning);
      font-weight: 600;
    }

    @container guichet (max-width: 24em) {
      .axes {
        inline-size: 100%;
        table-layout: fixed;
        font-size: var(--_small);
      }

      .axes th,
      .axes td {
        padding-inline-end: var(--_space-1);
      }
    }

    @media (pointer: coarse) {
      .axes label {
        min-inline-size: 44px;
        min-block-size: 44px;
      }
    }
  `,
];

/** A service as the panel shows it: null is a desk without. */
export interface Served {
  readonly id: string | null;
  readonly name: string;
  /** Code under which its choices are kept. */
  readonly code: string;
}

export class Team {
  readonly #host: () => PanelHost;
  readonly #reports = new Map<string, Report>();
  readonly #texts: OwnTexts;
  #isAway = false;
  #handing: HandingOver | undefined;

  /** @param host the panel as it stands when it is asked */
  constructor(host: () => PanelHost) {
    this.#host = host;
    this.#texts = new OwnTexts(host);
  }

  /** The services that this person is staff of. */
  #served(words: PreferencesTeamWords): Served[] {
    const { session, locale } = this.#host();
    const { me, desk } = session;
    if (desk.services.length === 0) return [{ id: null, name: words.wholeDesk, code: desk.id }];
    const served = servedServices(me, desk);
    return desk.services
      .filter(({ id }) => served.includes(id))
      .map(({ id, label }) => ({ id, name: localised(label, locale.language), code: id }));
  }

  #report(served: Served): Report {
    const known = this.#reports.get(served.code) ?? new Report(this.#host, served);
    this.#reports.set(served.code, known);
    return known;
  }

  #service(served: Served, words: PreferencesTeamWords, isOnly: boolean): TemplateResult {
    const host = this.#host();
    const level = levelOf(axesFor(host.chosen, served.id));
    const name = words.lower(level === null ? words.custom : words.levels[level]);
    return html`<details class="service" ?open=${isOnly}>
      <summary>${words.service(served.name, name)}</summary>
      <div>${levelView(host, words, served)} ${this.#report(served).view(words)}</div>
    </details>`;
  }

  /** What this person handles, handed over for an absence. */
  #away(words: PreferencesTeamWords): TemplateResult {
    const { session, locale, update, drawPart } = this.#host();
    const turn = ({ currentTarget }: Event): void => {
      this.#isAway = (currentTarget as HTMLDetailsElement).open;
      if (this.#isAway) void this.#handing?.read();
      update();
    };
    const part = (): unknown =>
      drawPart(
        HANDING,
        ({ HandingOver }) => (this.#handing ??= new HandingOver(this.#host, { id: session.me.id, name: null })).view(),
        skeleton(locale, ['line', 'line', 'control']),
      );
    return html`<details class="away" @toggle=${turn}>
      <summary>${words.away[session.desk.mode === 'tasks' ? 'tasks' : 'tickets']}</summary>
      <div>
        <p class="hint">${words.awayHint}</p>
        ${this.#isAway ? part() : nothing}
      </div>
    </details>`;
  }

  /** The section. */
  view(): TemplateResult | typeof nothing {
    const host = this.#host();
    const words = vocabulary.peek(host.locale.language);
    if (words === undefined) return nothing;
    const { chosen, session } = host;
    const place = 'team';
    const served = this.#served(words);
    const content = html`<div class="switches">
        ${switchRow({
          id: 'team-staff',
          ...words.staff,
          on: chosen.staff,
          turn: (on) => save(host, place, { staff: on }, on ? words.staffOn : words.staffOff),
        })}
        ${
          maySetAvailability(session.me, session.desk)
            ? switchRow({
                id: 'team-available',
                ...words.available,
                on: chosen.available,
                turn: (on) => save(host, place, { available: on }, on ? words.availableOn : words.availableOff),
              })
            : nothing
        }
      </div>
      ${keepingNote(host, place)} ${this.#away(words)}
      <div class="services">${served.map((each) => this.#service(each, words, served.length === 1))}</div>`;
    return html`${section(host, { id: place, title: words.title, content })} ${this.#texts.view(words.texts)}`;
  }
}
