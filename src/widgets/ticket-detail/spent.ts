/** The time spent on a ticket, in all and by person, for staff. */
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../shared/heading.ts';
import { personName } from '../shared/person.ts';
import { besideWords } from './beside-words.ts';
import type { PropertiesContext } from './properties.ts';

/** Its total, and whose it is; nothing where none was noted. */
export function spentGroup({ locale, session, view, level }: PropertiesContext): TemplateResult | typeof nothing {
  const { spent, work = [] } = view.ticket;
  if (spent === 0) return nothing;
  const { time: w } = besideWords(locale.language);
  const byPerson = new Map<string, number>();
  for (const { by, minutes } of work) byPerson.set(by, (byPerson.get(by) ?? 0) + minutes);
  const noted = work.reduce((sum, { minutes }) => sum + minutes, 0);
  const row = (who: unknown, minutes: number): TemplateResult =>
    html`<div>
      <dt>${who}</dt>
      <dd>${locale.duration(minutes)}</dd>
    </div>`;
  return html`<section>
    ${heading(level + 1, w.title(locale.duration(spent)))}
    ${
      work.length === 0
        ? nothing
        : html`<dl class="rows spent">
            ${[...byPerson]
              .sort(([, one], [, other]) => other - one)
              .map(([id, minutes]) => row(personName(locale, id, view.people, session.me.id), minutes))}
            ${noted < spent ? row(w.before, spent - noted) : nothing}
          </dl>`
    }
  </section>`;
}
