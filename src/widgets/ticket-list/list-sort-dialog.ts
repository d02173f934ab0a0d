/** Chooses up to three orders of a list, the first deciding: what Shift does in the headers, for everyone. */
import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Sort } from '../../domain/query.ts';
import type { ListHost } from './list-extension.ts';
import { dialogIn, optionsWords } from './list-options.ts';
import { ordersOf, sortsFor } from './list-toolbar.ts';

const styles = css`
  .sort-choice {
    display: grid;
    gap: var(--_space-3);
    margin-block: var(--_space-3);
  }
`;

/** Asks for the orders of a list, and shows it in them. */
export async function chooseSort(host: ListHost): Promise<void> {
  const { sort: w } = await optionsWords(host);
  const { session, words, context } = host;
  const orders = ordersOf(context, sortsFor(session.can, words, context));
  const chosen: (Sort | undefined)[] = Array.from({ length: session.can.sortsAtOnce }, (_, at) => host.sort[at]);
  const isOf = (order: (typeof orders)[number], sort: Sort | undefined): boolean =>
    sort !== undefined && order.by === sort.by && (order.by === 'rank' || order.descending === (sort.descending === true));
  const confirmed = await dialogIn(
    host,
    w.title,
    (dialog, draw) => html`
      <div class="sort-choice">
        ${chosen.map((sort, at) => {
          // What decides already cannot decide once more.
          const free = orders.filter(({ by }) => !chosen.some((each, other) => other < at && each?.by === by));
          const pick = (event: Event): void => {
            const order = free[(event.target as HTMLSelectElement).selectedIndex - (at === 0 ? 0 : 1)];
            chosen[at] = order === undefined ? undefined : { by: order.by, descending: order.descending };
            for (let other = at + 1; other < chosen.length; other += 1)
              if (order === undefined || chosen[other]?.by === order.by) chosen[other] = undefined;
            draw();
          };
          const isOff = at > 0 && chosen[at - 1] === undefined;
          return html`<div class="field">
            <label class="label" for="sort-${at}">${w.nth(at + 1)}</label>
            <select id="sort-${at}" class="select" ?disabled=${isOff} @change=${pick}>
              ${at === 0 ? '' : html`<option .selected=${live(sort === undefined)}>${w.none}</option>`}
              ${free.map((order) => html`<option .selected=${live(isOf(order, sort))}>${order.label}</option>`)}
            </select>
          </div>`;
        })}
      </div>
      <button slot="actions" type="button" class="button primary" @click=${() => dialog.close(true)}>${w.apply}</button>
    `,
    styles.styleSheet,
  );
  const sort = chosen.filter((each) => each !== undefined);
  if (confirmed && sort.length > 0) await host.ask({ sort });
}
