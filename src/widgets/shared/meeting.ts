/** The way from a name to the page on that person, for the staff, who alone may read it. */
import type { Session } from '../../backends/backend.ts';
import { isStaff } from '../../domain/visibility.ts';
import { TicketOpenEvent } from './events.ts';
import type { LocalisedElement } from './localised.ts';
import { onDemand } from './on-demand.ts';
import type { Meet } from './person.ts';

const PAGE = onDemand(() => import('../people/define-person-page.ts'));

/**
 * What a press on a name does; undefined where the page on a person is not for whoever looks.
 * @param widget where names stand
 * @param open opens a ticket of that page; by default whoever hears of it does, else the browser follows its link
 */
export function meeting(widget: LocalisedElement, session: Session | undefined, open = asks(widget)): Meet | undefined {
  if (session?.can.about === undefined || !isStaff(session.me, session.desk)) return undefined;
  return (person, name) => {
    const { renderRoot: root, clock, zone } = widget;
    PAGE.load().then(
      ({ meetIn }) => meetIn({ root, clock, zone, session, open }, person, name),
      (error: unknown) => console.warn('guichet:', error),
    );
  };
}

function asks(widget: HTMLElement): (ticket: string, key: string | null) => boolean {
  return (ticket, key) => widget.dispatchEvent(new TicketOpenEvent({ ticket, key }));
}
