/** What the doctor says to whoever edits a page: what is wrong, why, and what to do. */
import type fr from '../fr/doctor.ts';
import type { Advice } from '../fr/doctor.ts';

const near = (found: string): string => (found === '' ? '' : `Write ${found} instead. `);

const doctor = {
  unknownTag: (tag: string, found: string): Advice => ({
    what: `There is no tag <${tag}>.`,
    why: 'The browser ignores it without a word.',
    todo: found === '' ? 'Copy the tag that the playground gives.' : `Write <${found}>.`,
  }),
  unknownAttribute: (tag: string, attribute: string, found: string): Advice => ({
    what: `<${tag}> has no attribute ${attribute}.`,
    why: 'It is ignored.',
    todo: `${near(found)}Otherwise, remove it.`,
  }),
  notInLink: (attribute: string, onScript: boolean): Advice => ({
    what: `The attribute ${attribute} is not read here.`,
    why: 'Anybody may write a link or a division: it chooses what is shown, never where, nor who is there, nor what is fixed.',
    todo: onScript ? `Write data-${attribute} on the <script>.` : 'Say it in the desk’s settings, or use the tag.',
  }),
  unknownValue: (attribute: string, value: string, expected: string): Advice => ({
    what: `The attribute ${attribute} is “${value}”.`,
    why: 'The desk does not understand this value, and uses the default.',
    todo: `Expected: ${expected}.`,
  }),
  insideDesk: (attribute: string): Advice => ({
    what: `The attribute ${attribute} has no effect here.`,
    why: 'The widget is inside a <guichet-desk>, and takes its connection and its look.',
    todo: `Write ${attribute} on <guichet-desk>, and remove it here.`,
  }),
  keptHere: (attribute: string): Advice => ({
    what: `The attribute ${attribute} has no effect with a desk of the browser.`,
    why: 'Its tickets are on this device already, with or without a network.',
    todo: 'Remove it, or give the address of a server in backend.',
  }),
  noService: (attribute: string): Advice => ({
    what: `The attribute ${attribute} has no effect alone.`,
    why: 'A category belongs to a service.',
    todo: 'Add the attribute service, unless the desk has one only.',
  }),
  dropped: (tag: string): Advice => ({
    what: `An editor such as TinyMCE (Moodle) drops <${tag}>.`,
    why: 'It keeps only the tags that it knows: nothing would be left in the page.',
    todo: 'In an editor, copy the “link” form: it is kept, and the loader makes the widget of it.',
  }),
  noScript: (script: string): Advice => ({
    what: `The script line of ${script} is missing.`,
    why: 'Without it nothing is shown, or a link only.',
    todo: 'Add it once for the whole page or site. If the site’s template has it already, there is nothing to do.',
  }),
  notAModule: (src: string): Advice => ({
    what: `The script ${src} is not declared as a module.`,
    why: 'The browser refuses to run a module as an ordinary script.',
    todo: 'Add type="module", or take the file of the same name that ends in .iife.js.',
  }),
  blocked: (directive: string, address: string, add: string): Advice => ({
    what: `The page’s security policy (CSP) blocks ${address}.`,
    why: `Its directive ${directive} does not allow it.`,
    todo: `Have this added: ${add}`,
  }),
  mixed: (address: string): Advice => ({
    what: `${address} is http in an https page.`,
    why: 'The browser blocks such a mix.',
    todo: 'Write an https address.',
  }),
  cors: (src: string): Advice => ({
    what: `The module ${src} comes from another site.`,
    why: 'The browser runs it only if that site allows it (CORS). Searching then also does without a thread of its own.',
    todo: 'Check that this site answers with Access-Control-Allow-Origin, or serve the files from yours.',
  }),
  noDesk: (): Advice => ({
    what: 'The desk’s code is missing.',
    why: 'The widget does not know which desk to show.',
    todo: 'Add the attribute desk, for example desk="support".',
  }),
  noDeskInLink: (): Advice => ({
    what: 'The address does not say which desk to show.',
    why: 'The link will stay a link.',
    todo: 'End the address with /desk/ and the desk’s code; in a division, write data-desk; in a frame, ?desk=….',
  }),
  deskCode: (value: string): Advice => ({
    what: `“${value}” is no code of a desk.`,
    why: 'A code is made of letters without accents, digits, dots and dashes, 64 at most, and begins with a letter or a digit.',
    todo: 'Correct the code.',
  }),
  deskCase: (value: string, known: string): Advice => ({
    what: `The desk is called ${known}, not ${value}.`,
    why: 'Capitals count: this would be another desk, and its settings are refused.',
    todo: `Write desk="${known}".`,
  }),
  anotherDesk: (value: string, known: string): Advice => ({
    what: `The settings are those of the desk ${known}, not of ${value}.`,
    why: 'A desk refuses the settings of another.',
    todo: `Write desk="${known}", or give the settings of ${value}.`,
  }),
  noSettings: (desk: string): Advice => ({
    what: `The desk ${desk} has no settings.`,
    why: 'In the browser, a desk without settings has neither services nor a team.',
    todo: 'Add the attribute settings, with the address of a JSON document.',
  }),
  settingsUnread: (address: string, why: string): Advice => ({
    what: `The settings ${address} cannot be read.`,
    why: `Reason: ${why}.`,
    todo: 'Open this address in a tab: it must answer with JSON. From another site, it must also allow reading (CORS).',
  }),
  settingsWrong: (address: string, path: string, code: string): Advice => ({
    what: `In ${address}, “${path === '' ? 'the document' : path}” is not right.`,
    why: `Reason: ${code}.`,
    todo: 'Correct this place of the document.',
  }),
  noPerson: (): Advice => ({
    what: 'The page does not say who is there.',
    why: 'Without a person, the desk asks to sign in and shows nothing.',
    todo: 'Add the attribute person, or give the property identity by a script.',
  }),
  believed: (): Advice => ({
    what: 'The attribute person is believed.',
    why: 'Tickets are kept in the browser, without a server: whoever edits the page may claim to be somebody else.',
    todo: 'It does no harm in a trial. A real desk needs a server and the property identity.',
  }),
  sameId: (id: string): Advice => ({
    what: `The id “${id}” is used several times.`,
    why: 'Links and labels reach the first one only.',
    todo: 'Give each element its own.',
  }),
  twoCopies: (first: string, second: string): Advice => ({
    what: 'The page calls two copies of Guichet.',
    why: `${first} defines the tags, ${second} does nothing.`,
    todo: 'Keep one script line, the same everywhere.',
  }),
  heading: (level: number, before: number): Advice => ({
    what: `The page’s outline skips from level ${before} to level ${level}.`,
    why: 'Whoever walks through the headings thinks that one is missing.',
    todo: `Write heading-level="${before + 1}".`,
  }),
  contrast: (what: 'text' | 'accent' | 'link', ratio: string): Advice => ({
    what: `${{ text: 'The text', accent: 'The text of buttons', link: 'The colour of links' }[what]} is hard to read: contrast ${ratio}:1.`,
    why: 'The page’s colours give less than 4.5:1, the least that can be read (WCAG 1.4.3).',
    todo: `Change ${{ text: '--guichet-text or --guichet-surface', accent: '--guichet-accent or --guichet-on-accent', link: '--guichet-link' }[what]}.`,
  }),
  elsewhere: (href: string, places: string): Advice => ({
    what: `${href} leads to no desk of this page.`,
    why: `The loader knows only: ${places}`,
    todo: 'Correct the address, or add its beginning to data-desks on the loader’s <script>.',
  }),
  over: (): Advice => ({
    what: 'The desk is closed: its last day has passed.',
    why: 'Nobody can file a ticket any more.',
    todo: 'Change availability.until in its settings.',
  }),
  nowhere: (): Advice => ({
    what: 'No service and no category is open.',
    why: 'Nobody can file a ticket.',
    todo: 'Open a category in the settings.',
  }),
  nobody: (service: string): Advice => ({
    what: service === '' ? 'Nobody is told of tickets.' : `Nobody is told of some tickets of the service ${service}.`,
    why: 'There is no manager, no member and no observer.',
    todo: 'Add people in the settings.',
  }),
} satisfies typeof fr;

export default doctor;
