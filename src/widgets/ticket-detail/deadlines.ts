/** What is promised of a ticket and how it stands to that, for its staff; fetched where a desk promises anything. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { deadlineState, type Deadline } from '../../domain/deadline.ts';
import { deadlinesOf } from '../../domain/service-levels.ts';
import type { DeadlinesWords } from '../../locales/fr/deadlines.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import { deadlineContent, spanOf } from '../shared/deadline.view.ts';
import { deadlineStyles } from '../shared/deadline.styles.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import type { PropertiesContext } from './properties.ts';

export const vocabulary = wordsOnDemand<DeadlinesWords>({
  fr: () => import('../../locales/fr/deadlines.ts'),
  en: () => import('../../locales/en/deadlines.ts'),
});

export const styles = [
  deadlineStyles,
  css`
    .deadline .about {
      display: none;
    }
  `,
];

function standing(locale: Locale, w: DeadlinesWords, deadline: Deadline): TemplateResult {
  const { spent, target, at } = deadline;
  const promised = spanOf(locale, w.due, target);
  if (spent !== null) {
    const isMet = deadlineState(deadline, '') === 'met';
    const said = isMet ? w.met : w.missed;
    return html`<span class=${isMet ? 'deadline' : 'deadline late'}
      >${icon(isMet ? 'success' : 'danger')}<span>${said(spanOf(locale, w.due, spent), promised)}</span></span
    >`;
  }
  const isOver = at !== null && Date.parse(at) <= locale.now();
  const more = at === null ? w.paused(promised) : (isOver ? w.since : w.before)(locale.exact(at));
  return html`${deadlineContent(locale, w.due, deadline)} <span class="muted small">${more}</span>`;
}

/** Each target, in the order of a ticket's life; nothing where none is for this one. */
export function deadlineGroup({ locale, session, view, level }: PropertiesContext): TemplateResult | typeof nothing {
  const w = vocabulary.peek(locale.language);
  const deadlines = deadlinesOf(view.ticket, session.desk);
  if (w === undefined || deadlines.length === 0) return nothing;
  return html`<section>
    ${heading(level + 1, w.title)}
    <dl class="rows">
      ${deadlines.map(
        (each) =>
          html`<div>
            <dt>${w.measures[each.measure]}</dt>
            <dd>${standing(locale, w, each)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
