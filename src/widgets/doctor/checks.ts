/**
 * The editor's doctor: everything that whoever writes a page gets wrong, as one list of checks over what is seen of the page.
 * Pure: `reading.ts` sees, `saying.ts` says, and a table tests each check.
 */
import { CODE } from '../../domain/values.ts';
import { ANYONES, PAGES } from '../shared/written.ts';
import type { Facts, Form, Seen, SeenScript } from './facts.ts';
import { CONNECTING, expectedOf, isEverybodys, KNOWN, nearest, understands } from './known.ts';
import { allows, untrusted } from './policy.ts';

/** Something that is wrong, or soon would be. */
export type Complaint =
  | { readonly check: 'unknown-tag'; readonly tag: string; readonly near: string }
  | { readonly check: 'unknown-attribute'; readonly tag: string; readonly attribute: string; readonly near: string }
  | { readonly check: 'not-here'; readonly form: Form; readonly attribute: string; readonly onScript: boolean }
  | { readonly check: 'unknown-value'; readonly attribute: string; readonly value: string; readonly expected: string }
  | { readonly check: 'no-effect'; readonly attribute: string; readonly because: 'in-desk' | 'no-service' | 'here' }
  | { readonly check: 'dropped'; readonly tag: string }
  | { readonly check: 'no-script'; readonly form: Form; readonly script: string }
  | { readonly check: 'not-a-module'; readonly src: string }
  | { readonly check: 'blocked'; readonly directive: string; readonly address: string; readonly add: string }
  | { readonly check: 'mixed'; readonly address: string }
  | { readonly check: 'cors'; readonly src: string }
  | { readonly check: 'no-desk'; readonly form: Form }
  | { readonly check: 'desk-code'; readonly value: string }
  | { readonly check: 'desk-case'; readonly value: string; readonly known: string }
  | { readonly check: 'another-desk'; readonly value: string; readonly known: string }
  | { readonly check: 'no-settings'; readonly desk: string }
  | { readonly check: 'settings-unread'; readonly address: string; readonly why: string }
  | { readonly check: 'settings-wrong'; readonly address: string; readonly path: string; readonly code: string }
  | { readonly check: 'no-person' }
  | { readonly check: 'believed' }
  | { readonly check: 'same-id'; readonly id: string }
  | { readonly check: 'two-copies'; readonly first: string; readonly second: string }
  | { readonly check: 'heading'; readonly level: number; readonly before: number }
  | { readonly check: 'contrast'; readonly what: 'text' | 'accent' | 'link'; readonly ratio: number }
  | { readonly check: 'elsewhere'; readonly href: string; readonly places: string }
  | { readonly check: 'unreached'; readonly why: 'over' | 'nowhere' | 'nobody'; readonly service: string };

/** What may only be so: it works, and somebody should know. */
const CARE: readonly Complaint['check'][] = [
  'dropped',
  'cors',
  'believed',
  'heading',
  'contrast',
  'no-settings',
  'unreached',
  'no-effect',
];

/** Whether it keeps something from working, rather than being something to know. */
export function isGrave({ check }: Complaint): boolean {
  return !CARE.includes(check);
}

type Check = (facts: Facts) => Complaint[];

/** Runs a check on every widget. */
function each(check: (seen: Seen, facts: Facts) => Complaint[]): Check {
  return (facts) => facts.widgets.flatMap((seen) => check(seen, facts));
}

/** A URL, or undefined where a text is none. */
function urlOf(address: string, base: string): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

const SCRIPTS: Readonly<Record<Form, SeenScript['does']>> = {
  tag: 'library',
  link: 'loader',
  division: 'loader',
  frame: 'frame',
};
const NAMES: Readonly<Record<SeenScript['does'], string>> = {
  library: 'guichet.js',
  loader: 'guichet-loader.js',
  frame: 'guichet-frame.js',
  other: '',
};

/** What the script of frames takes for the page. */
const FRAMES: readonly (typeof PAGES)[number][] = ['person', 'profile'];

/** The scripts of the page that bring a form to life: the whole library does not read links. */
function scriptsFor(form: Form, facts: Facts): SeenScript[] {
  return facts.scripts.filter(({ does }) => does === SCRIPTS[form]);
}

/** What a widget is given: its own words, and for what an editor leaves, those of the script. */
function given({ form, attributes }: Seen, facts: Facts, name: string): string {
  if (form === 'tag') return attributes.get(name) ?? '';
  if (name === 'desk') return attributes.get('desk') ?? '';
  return (
    scriptsFor(form, facts)[0]
      ?.data.get(name)
      ?.replaceAll('{desk}', attributes.get('desk') ?? '') ?? ''
  );
}

function isEmbedded(seen: Seen, facts: Facts): boolean {
  return (
    /^(?:indexeddb:.*)?$/iu.test(given(seen, facts, 'backend')) && (seen.form === 'tag' || given(seen, facts, 'backend') !== '')
  );
}

const unknownTags: Check = each(({ tag }) => {
  const tags = Object.keys(KNOWN);
  return tags.includes(tag) ? [] : [{ check: 'unknown-tag', tag, near: nearest(tag, tags) }];
});

const attributes: Check = each((seen, facts) => {
  const known = KNOWN[seen.tag];
  if (known === undefined) return [];
  return [...seen.attributes].flatMap(([attribute, value]): Complaint[] => {
    if (seen.form !== 'tag' && attribute === 'desk') return [];
    if (seen.form !== 'tag' && seen.tag !== 'guichet-frame') {
      if (attribute === 'widget' || attribute === 'lang') return [];
      if (attribute in known && !ANYONES.includes(attribute as 'sort'))
        return [
          {
            check: 'not-here',
            form: seen.form,
            attribute,
            onScript: (seen.form === 'frame' ? FRAMES : PAGES).includes(attribute as 'person'),
          },
        ];
    }
    const kind = known[attribute];
    if (kind === undefined)
      return isEverybodys(attribute)
        ? []
        : [{ check: 'unknown-attribute', tag: seen.tag, attribute, near: nearest(attribute, Object.keys(known)) }];
    // A widget that runs says itself what it does not understand.
    return facts.live || understands(kind, value) || attribute === 'desk'
      ? []
      : [{ check: 'unknown-value', attribute, value, expected: expectedOf(kind) }];
  });
});

const idle: Check = each((seen, facts) => {
  const { form, tag, attributes: said, inDesk } = seen;
  const found: Complaint[] = [];
  if (form === 'tag' && inDesk && tag !== 'guichet-desk')
    for (const attribute of [...Object.keys(CONNECTING), 'density', 'theme'])
      if (said.has(attribute)) found.push({ check: 'no-effect', attribute, because: 'in-desk' });
  if (form === 'tag' && said.has('remember') && !inDesk && isEmbedded(seen, facts))
    found.push({ check: 'no-effect', attribute: 'remember', because: 'here' });
  if (!facts.live && said.get('category') && !said.get('service'))
    found.push({ check: 'no-effect', attribute: 'category', because: 'no-service' });
  return found;
});

const dropped: Check = each(({ form, tag }, { throughEditor }) =>
  form === 'tag' && throughEditor ? [{ check: 'dropped', tag }] : [],
);

const missingScripts: Check = (facts) => {
  const missing = new Set(facts.widgets.filter(({ form }) => scriptsFor(form, facts).length === 0).map(({ form }) => form));
  if (facts.live) return [];
  // A loader brings the library too, once it has one link to upgrade: that is chance, and nothing to build on.
  return [...missing].map((form) => ({ check: 'no-script', form, script: NAMES[SCRIPTS[form]] }));
};

const classic: Check = ({ scripts }) =>
  scripts.flatMap(({ src, module, does }) =>
    does !== 'other' && !module && !src.replace(/[?#].*$/u, '').endsWith('.iife.js') ? [{ check: 'not-a-module', src }] : [],
  );

function blockedBy(policy: string, { scripts, widgets, settings, address }: Facts): Complaint[] {
  const page = new URL(address);
  const blocked = (directive: 'script-src' | 'frame-src' | 'connect-src', to: string, nonce = false): Complaint[] => {
    const url = urlOf(to, address);
    if (url === undefined || allows(policy, directive, url, page, nonce)) return [];
    return [
      { check: 'blocked', directive, address: to, add: `${directive} ${url.origin === page.origin ? "'self'" : url.origin}` },
    ];
  };
  const names = untrusted(policy);
  return [
    ...scripts.filter(({ does }) => does !== 'other').flatMap(({ src, nonce }) => blocked('script-src', src, nonce)),
    ...widgets.filter(({ form }) => form === 'frame').flatMap(({ href }) => blocked('frame-src', href)),
    ...[...settings.keys()].flatMap((each) => blocked('connect-src', each)),
    ...(names.length > 0 && scripts.some(({ does }) => does === 'library' || does === 'loader')
      ? [
          {
            check: 'blocked' as const,
            directive: 'trusted-types',
            address: 'guichet.js',
            add: `trusted-types … ${names.join(' ')}`,
          },
        ]
      : []),
  ];
}

const blocked: Check = (facts) => (facts.policy === null || facts.live ? [] : blockedBy(facts.policy, facts));

const mixed: Check = ({ address, scripts, widgets, settings }) => {
  if (!address.startsWith('https:')) return [];
  const asked = [
    ...scripts.filter(({ does }) => does !== 'other').map(({ src }) => src),
    ...widgets.filter(({ form }) => form === 'frame').map(({ href }) => href),
    ...settings.keys(),
  ];
  const local = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/])/u;
  return [...new Set(asked)].flatMap((each) =>
    each.startsWith('http:') && !local.test(each) ? [{ check: 'mixed', address: each }] : [],
  );
};

const cors: Check = ({ address, scripts, live }) =>
  live
    ? []
    : scripts.flatMap(({ src, module, does }) =>
        does !== 'other' && module && urlOf(src, address)?.origin !== new URL(address).origin ? [{ check: 'cors', src }] : [],
      );

const desks: Check = each((seen, facts) => {
  if (seen.inDesk || facts.live || KNOWN[seen.tag] === undefined) return [];
  const desk = seen.attributes.get('desk') ?? '';
  if (desk === '') return [{ check: 'no-desk', form: seen.form }];
  return CODE.test(desk) ? [] : [{ check: 'desk-code', value: desk }];
});

const settings: Check = each((seen, facts) => {
  if (seen.inDesk || seen.form === 'frame' || !isEmbedded(seen, facts)) return [];
  const address = given(seen, facts, 'settings');
  const desk = seen.attributes.get('desk') ?? '';
  if (address === '') return facts.live ? [] : [{ check: 'no-settings', desk }];
  const reading = facts.settings.get(urlOf(address, facts.address)?.href ?? '');
  switch (reading?.state) {
    case 'unread':
      return [{ check: 'settings-unread', address, why: reading.why }];
    case 'wrong':
      return reading.issues.slice(0, 5).map(({ path, code }) => ({ check: 'settings-wrong', address, path, code }));
    case 'right': {
      const known = reading.desk;
      const found: Complaint[] = reading.unreached.map((each) => ({
        check: 'unreached',
        why: each.why,
        service: each.why === 'nobody' ? (each.service ?? '') : '',
      }));
      if (known === desk || desk === '') return found;
      const check = known.toLowerCase() === desk.toLowerCase() ? 'desk-case' : 'another-desk';
      return [{ check, value: desk, known }, ...found];
    }
    default:
      return [];
  }
});

/** A page that only its author sees believes whom it likes. */
function isPublic(address: string): boolean {
  return /^https?:\/\/(?!localhost|127\.|\[::1\])/u.test(address);
}

const people: Check = each((seen, facts) => {
  if (seen.inDesk || !isEmbedded(seen, facts)) return [];
  const person = given(seen, facts, 'person');
  // A link's person may come from the page's own script, which is not read here.
  if (person === '') return facts.live || seen.form !== 'tag' ? [] : [{ check: 'no-person' }];
  return isPublic(facts.address) ? [{ check: 'believed' }] : [];
});

const sameIds: Check = ({ sameIds: ids }) => ids.map((id) => ({ check: 'same-id', id }));

const copies: Check = ({ scripts }) => {
  const folder = (src: string): string => src.replace(/[^/]*$/u, '');
  const own = scripts.filter(({ does }) => does === 'library' || does === 'loader');
  const [first] = own;
  const second = own.find(({ src }) => first !== undefined && folder(src) !== folder(first.src));
  return first === undefined || second === undefined ? [] : [{ check: 'two-copies', first: first.src, second: second.src }];
};

const headings: Check = each(({ attributes: said, headingBefore: before, inDesk, form }) => {
  const level = Number(said.get('heading-level') ?? 2);
  if (inDesk || form === 'frame' || before === 0 || !Number.isInteger(level) || level <= before + 1) return [];
  return [{ check: 'heading', level, before }];
});

const contrast: Check = ({ colours }) =>
  colours.flatMap(({ what, ratio }) => (ratio < 4.5 ? [{ check: 'contrast', what, ratio: Math.floor(ratio * 10) / 10 }] : []));

/** A link leads to one of the desks that the page names, or stays a link. */
const elsewhere: Check = each((seen, facts) => {
  if (seen.form !== 'link') return [];
  const [loader] = scriptsFor('link', facts);
  if (loader === undefined) return [];
  const named = loader.data.get('desks')?.split(/\s+/u).filter(Boolean) ?? [
    new URL('/desk/', loader.src).href,
    new URL('desk/', loader.src).href,
  ];
  const places = named.flatMap((each) => urlOf(each.replace(/\/?$/u, '/'), facts.address)?.href ?? []);
  return places.some((place) => seen.href.startsWith(place))
    ? []
    : [{ check: 'elsewhere', href: seen.href, places: places.join(' ') }];
});

const CHECKS: readonly Check[] = [
  unknownTags,
  missingScripts,
  classic,
  blocked,
  mixed,
  elsewhere,
  desks,
  attributes,
  settings,
  people,
  dropped,
  copies,
  sameIds,
  idle,
  cors,
  headings,
  contrast,
];

/** Everything that is wrong, once each: what keeps the page from working first. */
export function complaints(facts: Facts): Complaint[] {
  const found = new Map<string, Complaint>();
  for (const complaint of CHECKS.flatMap((check) => check(facts))) found.set(JSON.stringify(complaint), complaint);
  const all = [...found.values()];
  return [...all.filter(isGrave), ...all.filter((each) => !isGrave(each))];
}
