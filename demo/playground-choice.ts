/** What somebody has chosen on the playground, and how its address says it: what is shown can be sent to somebody. */
import type { HostLanguage } from './host-language.ts';
import type { DemoDesk } from './people.ts';
import { playerOf, profileOn } from './people.ts';

export const DESKS = ['support', 'bugs', 'tasks'] as const satisfies readonly DemoDesk[];
/** A learner, a technician, a manager, an administrator. */
export const VIEWERS = ['lea', 'user', 'bernard', 'leroy'] as const;
export const WIDTHS = ['268', '320', '700', '970', 'full'] as const;
export const SIZES = ['100', '125', '150', '200'] as const;
export const LOOKS = ['none', 'boost', 'bootstrap', 'own'] as const;
export const FORMS = ['tag', 'link', 'frame'] as const;
export const COLOURS = { accent: '#0f6cbf', surface: '#ffffff', text: '#1d2125' } as const;

export type WrittenForm = (typeof FORMS)[number];

export interface Choice {
  /** The tag. */
  readonly widget: string;
  readonly desk: DemoDesk;
  /** Whose eyes it is seen with. */
  readonly as: string;
  readonly width: (typeof WIDTHS)[number];
  readonly scheme: 'light' | 'dark';
  readonly speech: HostLanguage;
  readonly size: (typeof SIZES)[number];
  readonly dir: 'ltr' | 'rtl';
  readonly look: (typeof LOOKS)[number];
  /** The page's own colours, where `look` is `own`. */
  readonly colours: Readonly<Record<keyof typeof COLOURS, string>>;
  readonly form: WrittenForm;
  /** Where the library's files are said to be; '' is here. */
  readonly at: string;
  /** Attributes that were set, by name. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What stands before the name of an attribute, in the address. */
const SET = 'a-';

function oneOf<T extends string>(said: string | null, among: readonly T[], otherwise: T): T {
  return among.find((each) => each === said) ?? otherwise;
}

/** What an address says; what it does not, or says wrong, is the usual. */
export function readChoice(said: URLSearchParams, page: HostLanguage = 'fr'): Choice {
  const widget = said.get('widget') ?? '';
  const colour = (name: keyof typeof COLOURS): string => {
    const given = said.get(name) ?? '';
    return /^#[0-9a-f]{6}$/iu.test(given) ? given : COLOURS[name];
  };
  const attributes = [...said].filter(([name]) => new RegExp(`^${SET}[a-z][a-z-]*$`, 'u').test(name));
  return {
    widget: /^guichet-[a-z-]+$/u.test(widget) ? widget : 'guichet-desk',
    desk: oneOf(said.get('desk'), DESKS, 'support'),
    as: oneOf(said.get('as'), VIEWERS, 'lea'),
    width: oneOf(said.get('width'), WIDTHS, '700'),
    scheme: oneOf(said.get('scheme'), ['light', 'dark'], 'light'),
    speech: oneOf(said.get('speech'), ['fr', 'en'], page),
    size: oneOf(said.get('size'), SIZES, '100'),
    dir: oneOf(said.get('dir'), ['ltr', 'rtl'], 'ltr'),
    look: oneOf(said.get('look'), LOOKS, 'none'),
    colours: { accent: colour('accent'), surface: colour('surface'), text: colour('text') },
    form: oneOf(said.get('form'), FORMS, 'tag'),
    at: said.get('at') ?? '',
    attributes: Object.fromEntries(attributes.map(([name, value]) => [name.slice(SET.length), value])),
  };
}

/** The address's part that says a choice: what is usual is left out. */
export function writeChoice(choice: Choice, page: HostLanguage): URLSearchParams {
  const usual = readChoice(new URLSearchParams(), page);
  const written = new URLSearchParams();
  if (page !== 'fr') written.set('lang', page);
  for (const name of ['widget', 'desk', 'as', 'width', 'scheme', 'speech', 'size', 'dir', 'look', 'form', 'at'] as const)
    if (choice[name] !== usual[name]) written.set(name, choice[name]);
  if (choice.look === 'own')
    for (const [name, value] of Object.entries(choice.colours))
      if (value !== COLOURS[name as keyof typeof COLOURS]) written.set(name, value);
  for (const [name, value] of Object.entries(choice.attributes)) written.set(`${SET}${name}`, value);
  return written;
}

const PREFIXES: Readonly<Record<DemoDesk, string>> = { support: 'TRK2_', bugs: 'ENT_', tasks: 'TI_' };

/**
 * What the widget is given by the demonstration, before what was set by hand.
 * @param here the folder of the demonstration's pages; it ends with a slash
 */
export function givenBy({ widget, desk, as }: Choice, here: string): Record<string, string> {
  const player = playerOf(as, 'lea');
  const { id, name } = player.person;
  const profile = profileOn(player, desk);
  return {
    desk,
    settings: new URL(`desk-${desk}.json`, here).href,
    person: JSON.stringify({ id, name }),
    ...(profile === 'requester' ? {} : { profile }),
    ...(widget === 'guichet-ticket-detail' ? { ticket: `${PREFIXES[desk]}1` } : {}),
  };
}

/** Every attribute that the widget has. */
export function attributesOf(choice: Choice, here: string): Record<string, string> {
  return { ...givenBy(choice, here), ...choice.attributes };
}
