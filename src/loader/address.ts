/**
 * What a link or a division says, read as the tag that it stands for.
 *
 *   <a class="guichet" href="https://tickets.example/desk/moodle?service=devoirs&widget=ticket-form">Support</a>
 *   <div class="guichet" data-desk="moodle" data-service="devoirs" data-widget="ticket-form">…</div>
 *
 * both become `<guichet-ticket-form desk="moodle" service="devoirs" …>`. How an address becomes attributes:
 *
 *   https://tickets.example/desk/ moodle                 ? service=devoirs & widget=ticket-form
 *   a place that the page knows   the code of the desk     attributes, by their names; and which widget, the desk by default
 *
 * Who writes in a page is not who answers for it: on a Moodle, any learner may put such a link in a forum. So it says what to
 * show, of the desks that the page knows, and nothing else. Where tickets live, who is present, which settings and what is
 * fixed above them are said by the page alone, on the loader's own `<script>`. An address elsewhere stays a link: followed,
 * it shows where it leads; a desk in its place would be handed the person's identity and words under the page's own roof.
 */

import { ANYONES, PAGES } from '../widgets/shared/written.ts';

export { ANYONES, PAGES };

/** The widgets that a link may stand for, by their tags without `guichet-`. */
export const WIDGETS = [
  'desk',
  'ticket-form',
  'ticket-list',
  'ticket-detail',
  'preferences-panel',
  'report-view',
  'knowledge',
  'notice-bell',
  'admin-panel',
] as const;

/** What the page says of itself. */
export interface Page {
  /** Absolute addresses ending in `/desk/`, under which desks of this page are. */
  readonly places: readonly string[];
  /** One of `PAGES`, as the page gives it; `{desk}` stands for the desk's code. */
  given(name: string): string | null;
}

/** A widget to be. */
export interface Wanted {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What of it was not understood, for the developer. */
  readonly wrong: readonly string[];
}

function wanted(page: Page, desk: string, said: Iterable<readonly [string, string]>, place?: string): Wanted | string {
  if (!/^[a-z0-9][a-z0-9_.-]{0,63}$/iu.test(desk)) return `"${desk}" is not the code of a desk`;
  const attributes = new Map([['desk', desk]]);
  if (place !== undefined) attributes.set('backend', place.slice(0, -'desk/'.length));
  for (const name of PAGES) {
    const given = page.given(name);
    if (given !== null) attributes.set(name, given.replaceAll('{desk}', desk));
  }
  const wrong: string[] = [];
  let widget = 'desk';
  for (const [name, value] of said) {
    if (name === 'widget') widget = value.replace(/^guichet-/u, '');
    else if (!ANYONES.includes(name as 'sort')) wrong.push(name);
    else if (value !== 'false') attributes.set(name, value);
  }
  if (!WIDGETS.includes(widget as 'desk')) return `no widget is called "${widget}": ${WIDGETS.join(', ')}`;
  return { tag: `guichet-${widget}`, attributes, wrong };
}

/**
 * Reads a link.
 * @param href its address, absolute
 * @returns the widget it stands for, or why it stays a link
 */
export function fromLink(href: string, page: Page): Wanted | string {
  const place = page.places.find((each) => href.startsWith(each));
  if (place === undefined) return `its address is under none of the desks of this page: ${page.places.join(' ')}`;
  const { pathname, searchParams } = new URL(href);
  const desk = pathname.slice(new URL(place).pathname.length).replace(/\/$/u, '');
  return wanted(page, desk, searchParams, place);
}

/**
 * Reads a division.
 * @param data its `data-…` attributes, without `data-`
 */
export function fromDivision(data: ReadonlyMap<string, string>, page: Page): Wanted | string {
  const said = [...data].filter(([name]) => name !== 'desk');
  return wanted(page, data.get('desk') ?? '', said);
}
