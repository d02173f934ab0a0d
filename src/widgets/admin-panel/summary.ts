/** Where the desk stands: what it holds, and what keeps tickets from being heard of, each with the way to where it is mended. */
import { html, nothing, type TemplateResult } from 'lit';
import { deskHealth, type Ailment } from '../../domain/desk-health.ts';
import { STATES } from '../../domain/states.ts';
import { localised } from '../../domain/values.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { AdminSummaryWords } from '../../locales/fr/admin-summary.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import { nameOrId } from '../shared/person.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { AdminHost, AdminPart } from './admin-host.ts';
import { sectionsFor, type SectionId } from './sections.ts';

export const vocabulary = wordsOnDemand<AdminSummaryWords>({
  fr: () => import('../../locales/fr/admin-summary.ts'),
  en: () => import('../../locales/en/admin-summary.ts'),
});

/** The section where something is mended. */
const MENDED_IN: Readonly<Record<Ailment['why'], SectionId>> = {
  over: 'settings',
  nowhere: 'services',
  nobody: 'services',
  'no-manager': 'services',
  'closed-with-tickets': 'services',
  'never-told': 'settings',
  stranded: 'settings',
};

export class Section implements AdminPart {
  readonly #host: () => AdminHost;

  constructor(host: () => AdminHost) {
    this.#host = host;
  }

  view(): TemplateResult {
    const host = this.#host();
    const { locale, usage, settings, session, level } = host;
    const words = vocabulary.peek(locale.language) ?? vocabulary.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of the summary are not here yet');
    const { desk } = settings;
    const said = words[desk.mode === 'tasks' ? 'tasks' : 'tickets'];
    const offered = sectionsFor(settings.rights, session);
    if (usage === undefined) return host.isCounting ? skeleton(locale, ['line', 'line', 'line', 'control']) : html``;
    const staff =
      Object.keys(settings.people).length === 0 && desk.services.length === 0 ? [session.me.id] : Object.keys(settings.people);
    const ailments = deskHealth(desk, usage, staff, new Date(locale.now()).toISOString());
    const called = (ailment: Ailment): string => {
      const service = desk.services.find(({ id }) => id === ('service' in ailment ? ailment.service : undefined));
      const named = service === undefined ? '' : localised(service.label, locale.language);
      const categories = ('categories' in ailment ? ailment.categories : [])
        .map((code) => service?.categories.find(({ id }) => id === code))
        .map((each) => localised(each?.label, locale.language));
      const state = ailment.why === 'stranded' ? locale.words.states[ailment.state] : '';
      return said.ailments[ailment.why]({
        service: named,
        categories: categories.join(', '),
        tickets: 'tickets' in ailment ? ailment.tickets : 0,
        state,
      });
    };
    return html`<div class="stack">
      ${heading(level + 1, words.health)} ${ailments.length === 0 ? notice(locale, 'success', { what: words.healthy }) : nothing}
      ${ailments.map((ailment) => {
        const section = MENDED_IN[ailment.why];
        const anchor = 'service' in ailment && ailment.service !== null ? `service-${ailment.service}-name` : undefined;
        return notice(locale, 'warning', {
          what: called(ailment),
          ...(offered.includes(section)
            ? {
                actions: html`<button class="button" type="button" @click=${() => host.go(section, anchor)}>
                  ${words.mend(host.words.sections[section])}
                </button>`,
              }
            : {}),
        });
      })}
      ${heading(level + 1, said.title)}
      ${
        usage.total === 0
          ? html`<p>${said.none}</p>`
          : html`<p>${said.counted(usage.active, usage.total, usage.free)}</p>
              <div class="table-wrap">
                <table class="table">
                  <thead>
                    <tr>
                      <th scope="col">${locale.words.state}</th>
                      <th scope="col" class="number">${said.title}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${STATES.filter((state) => (usage.states[state] ?? 0) > 0).map(
                      (state) =>
                        html`<tr>
                          <th scope="row">${locale.words.states[state]}</th>
                          <td class="number">${usage.states[state]}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
      }
      ${
        Object.keys(usage.assignees).length === 0
          ? nothing
          : html`${heading(level + 1, said.loads)}
              <ul class="lines">
                ${Object.entries(usage.assignees)
                  .sort(([, one], [, other]) => other - one)
                  .map(([person, tickets]) => html`<li>${said.load(nameOrId(locale, person, usage.people), tickets)}</li>`)}
              </ul>`
      }
    </div>`;
  }
}
