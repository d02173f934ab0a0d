/** What somebody manages, for whoever manages the people of a service: made a manager there, or one no more. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DirectoryEntry } from '../../backends/backend.ts';
import { mayAdminister } from '../../domain/desk-command-rights.ts';
import { peopleManaged } from '../../domain/desk-rights.ts';
import { serviceOf } from '../../domain/desk.ts';
import { isAtLeast } from '../../domain/people.ts';
import { localised } from '../../domain/values.ts';
import { managerOf, profileIn } from '../../domain/visibility.ts';
import type { AdminPeopleWords } from '../../locales/fr/admin-people.ts';
import type { AdminHost, Given } from './admin-host.ts';

/** What makes somebody a manager, with no more than whoever does it has; or takes it back. */
function giving({ session, settings }: AdminHost, service: string, person: string): Given {
  const { me } = session;
  const { desk } = settings;
  if (managerOf(desk, service, person) !== undefined) return { do: 'set-manager', service, person, manager: null };
  const { privileges } = managerOf(desk, service, me.id) ?? {};
  const profile = isAtLeast(profileIn(me, desk, service), 'moderator') ? 'moderator' : 'technician';
  return { do: 'set-manager', service, person, manager: { profile, ...(privileges === undefined ? {} : { privileges }) } };
}

/** The services that whoever looks manages the people of, with what the person is there. */
export function personServices(
  host: AdminHost,
  w: AdminPeopleWords,
  { id, name }: DirectoryEntry,
): TemplateResult | typeof nothing {
  const { session, settings, locale } = host;
  const services = peopleManaged(settings.rights).flatMap((service) => serviceOf(settings.desk, service) ?? []);
  if (services.length === 0) return nothing;
  return html`<ul class="lines">
    ${services.map((service) => {
      const label = localised(service.label, locale.language);
      const manages = managerOf(settings.desk, service.id, id) !== undefined;
      const given = giving(host, service.id, id);
      const place = `person-service-${service.id}-${id}`;
      const isOpen = mayAdminister({ ...given, id: '' } as Parameters<typeof mayAdminister>[0], session.me, settings.desk);
      const said = manages ? w.managesNoMore(name, label) : w.managesNow(name, label);
      return html`<li class="stack tight">
        <div class="row">
          <span class="grow">${manages ? w.manages(label) : w.managesNot(label)}</span>
          ${
            isOpen
              ? html`<button
                  class="button"
                  type="button"
                  aria-label=${manages ? w.takeServiceFrom(name, label) : w.giveServiceTo(name, label)}
                  @click=${() => void host.run(place, [given], said)}
                >
                  ${manages ? w.takeService : w.giveService}
                </button>`
              : nothing
          }
        </div>
        ${host.note(place)}
      </li>`;
    })}
  </ul>`;
}
