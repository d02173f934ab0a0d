/** Chooses the columns of a list and their order: by boxes and buttons, and by dragging as well. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListOptionsWords } from '../../locales/fr/list-options.ts';
import { icon } from '../shared/icons.ts';
import { columnsOf, known, offered, type Column } from './list-columns.ts';
import type { ListHost } from './list-extension.ts';
import { dialogIn, optionsWords } from './list-options.ts';

const styles = css`
  .column-choice {
    display: grid;
    gap: 1px;
    margin-block: var(--_space-3);
    padding: 0;
    border: 0;
  }

  .column-choice li {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 44px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }

  .column-choice li.held {
    background: var(--_accent-tint);
  }

  .column-choice label {
    flex: 1 1 auto;
    min-inline-size: 0;
  }

  .column-choice .grip {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .column-choice .held .grip {
    cursor: grabbing;
  }
`;

/** The columns being chosen: all of them in order, those that are shown first. */
class Choosing {
  order: Column[];
  readonly shown: Set<string>;

  constructor(all: readonly Column[], chosen: readonly string[]) {
    const first = chosen.flatMap((name) => all.find((each) => each.name === name) ?? []);
    this.order = [...first, ...all.filter((each) => !first.includes(each))];
    this.shown = new Set(first.map(({ name }) => name));
  }

  get names(): string[] {
    return this.order.filter(({ name }) => this.shown.has(name)).map(({ name }) => name);
  }

  /** @returns whether it moved */
  move(column: Column, to: number): boolean {
    const from = this.order.indexOf(column);
    if (from < 0 || to < 0 || to >= this.order.length || to === from) return false;
    this.order.splice(to, 0, ...this.order.splice(from, 1));
    return true;
  }
}

/** The columns that are shown when nobody has chosen any. */
function unchosen({ context, columnsOfPage }: ListHost): string[] {
  const roomy = { ...context, layout: 'roomy' as const };
  const named = columnsOfPage === undefined ? [] : known(columnsOfPage, offered(roomy));
  return named.length > 0 ? named : columnsOf(roomy, undefined, Infinity).columns.map(({ name }) => name);
}

/** Asks for the columns of a list, and shows it by them. */
export async function chooseColumns(host: ListHost): Promise<void> {
  const { columns: w } = await optionsWords(host);
  const all = offered(host.context);
  const choosing = new Choosing(all, host.choice.columns === undefined ? unchosen(host) : known(host.choice.columns, all));
  let held: Column | undefined;
  let usual = false;

  const row = (column: Column, draw: () => void): TemplateResult =>
    rowOf(column, choosing, w, held === column, {
      toggle(on) {
        if (on) choosing.shown.add(column.name);
        else choosing.shown.delete(column.name);
        draw();
      },
      move(by, button) {
        if (!choosing.move(column, choosing.order.indexOf(column) + by)) return;
        draw();
        // Moved in the page, a button loses the focus.
        button.focus();
        host.announce(w.moved(column.label, choosing.order.indexOf(column) + 1, choosing.order.length));
      },
      drag: (event) =>
        drag(event, draw, choosing, column, (now) => {
          held = now ? column : undefined;
          draw();
          if (!now) host.announce(w.moved(column.label, choosing.order.indexOf(column) + 1, choosing.order.length));
        }),
    });

  const confirmed = await dialogIn(
    host,
    w.title,
    (dialog, draw) => html`
      <p class="hint">${w.hint}</p>
      <ul class="column-choice" role="list" aria-label=${w.legend}>
        ${repeat(
          choosing.order,
          ({ name }) => name,
          (column) => row(column, draw),
        )}
      </ul>
      <button
        slot="actions"
        type="button"
        class="button quiet"
        @click=${() => {
          usual = true;
          dialog.close(true);
        }}
      >
        ${w.usual}
      </button>
      <button slot="actions" type="button" class="button primary" @click=${() => dialog.close(true)}>${w.apply}</button>
    `,
    styles.styleSheet,
  );
  if (confirmed) await host.ask({ columns: usual ? undefined : choosing.names });
}

interface RowActs {
  readonly toggle: (on: boolean) => void;
  readonly move: (by: number, button: HTMLElement) => void;
  readonly drag: (event: PointerEvent) => void;
}

function rowOf(
  column: Column,
  choosing: Choosing,
  w: ListOptionsWords['columns'],
  isHeld: boolean,
  acts: RowActs,
): TemplateResult {
  const { name, label } = column;
  const at = choosing.order.indexOf(column);
  const always = name === 'summary';
  const arrow = (by: number, said: string): TemplateResult => {
    const end = at + by < 0 || at + by >= choosing.order.length;
    return html`<button
      type="button"
      class="button quiet icon-only"
      title=${said}
      aria-disabled=${end ? 'true' : nothing}
      @click=${(event: Event) => acts.move(by, event.currentTarget as HTMLElement)}
    >
      ${icon(by < 0 ? 'arrow-up' : 'arrow-down')}
    </button>`;
  };
  return html`<li class=${isHeld ? 'held' : ''}>
    <span class="grip" title=${w.drag} @pointerdown=${acts.drag}>${icon('sort')}</span>
    <label class="choice"
      ><input
        type="checkbox"
        .checked=${always || choosing.shown.has(name)}
        ?disabled=${always}
        @change=${(event: Event) => acts.toggle((event.target as HTMLInputElement).checked)}
      /><span>${label}${always ? html`<span class="muted">${` (${w.always})`}</span>` : nothing}</span></label
    >
    ${arrow(-1, w.up(label))}${arrow(1, w.down(label))}
  </li>`;
}

/** Moves a column to wherever the pointer is, until it is let go; Escape puts it back. */
function drag(start: PointerEvent, draw: () => void, choosing: Choosing, column: Column, hold: (now: boolean) => void): void {
  if (start.button !== 0) return;
  start.preventDefault();
  const grip = start.currentTarget as HTMLElement;
  const list = grip.closest('ul');
  if (list === null) return;
  const before = [...choosing.order];
  const over = new AbortController();
  const { signal } = over;
  const end = (): void => {
    over.abort();
    hold(false);
  };
  document.addEventListener(
    'pointermove',
    (event) => {
      const rows = [...list.children].map((each) => each.getBoundingClientRect());
      const at = rows.findIndex(({ bottom }) => event.clientY < bottom);
      if (choosing.move(column, at < 0 ? rows.length - 1 : at)) draw();
      list.children[choosing.order.indexOf(column)]?.scrollIntoView({ block: 'nearest' });
    },
    { signal },
  );
  document.addEventListener('pointerup', end, { signal });
  document.addEventListener('pointercancel', end, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      choosing.order = before;
      end();
    },
    { signal, capture: true },
  );
  hold(true);
}
