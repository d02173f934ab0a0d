/** What a CAS server answers about a ticket (CAS Protocol 3.0 §2.5, Appendix A). */
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { SignInRefused } from './way.ts';

const NAMESPACE = 'http://www.yale.edu/tp/cas';

/** Most attributes, and most values of them all, that are looked at. */
const MOST = 500;

/** Whose a ticket is, and what is said of them: a text for each attribute, or several. */
export interface TicketHolder {
  readonly user: string;
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((each) => each instanceof XmlElement);
}

/** The root, and how names of the protocol begin in it. @throws {SignInRefused} it is no answer */
function rootOf(text: string): { readonly root: XmlElement; readonly prefix: string } {
  let root: XmlElement | null;
  try {
    // What a document type declares is read by nobody: an entity that is not XML's own is an error.
    ({ root } = parseXml(text));
  } catch (cause) {
    throw new SignInRefused('answer', cause);
  }
  const [, prefix = ''] = /^(?:(.*):)?serviceResponse$/u.exec(root?.name ?? '') ?? [];
  const namespace = root?.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`];
  if (root === null || !root.name.endsWith('serviceResponse') || namespace !== NAMESPACE) throw new SignInRefused('answer');
  return { root, prefix: prefix === '' ? '' : `${prefix}:` };
}

function attributesIn(elements: readonly XmlElement[], prefix: string): TicketHolder['attributes'] {
  const found = new Map<string, string[]>();
  for (const element of elements.slice(0, MOST)) {
    if (!element.name.startsWith(prefix) || elementsOf(element).length > 0) continue;
    const name = element.name.slice(prefix.length);
    found.set(name, [...(found.get(name) ?? []), element.text.trim()]);
  }
  return Object.fromEntries([...found].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]));
}

/**
 * Whose a ticket is.
 * @throws {SignInRefused} `used`: the ticket is not accepted, or no more · `client`: this server is not known there · `answer`
 */
export function whoseTicket(text: string): TicketHolder {
  const { root, prefix } = rootOf(text);
  const [only, ...others] = elementsOf(root);
  if (only === undefined || others.length > 0) throw new SignInRefused('answer');
  if (only.name === `${prefix}authenticationFailure`) {
    const code = only.attributes['code'] ?? '';
    if (code === 'INVALID_SERVICE') throw new SignInRefused('used');
    if (code.startsWith('UNAUTHORIZED_SERVICE')) throw new SignInRefused('client');
    throw new SignInRefused(code.startsWith('INVALID_TICKET') ? 'used' : 'answer');
  }
  if (only.name !== `${prefix}authenticationSuccess`) throw new SignInRefused('answer');
  const parts = elementsOf(only);
  const users = parts.filter(({ name }) => name === `${prefix}user`);
  const [user] = users;
  // Somebody who came through another application is not whoever holds this browser.
  const isProxied = parts.some(({ name }) => name === `${prefix}proxies`);
  if (user === undefined || users.length > 1 || elementsOf(user).length > 0 || isProxied) throw new SignInRefused('answer');
  const attributes = parts.filter(({ name }) => name === `${prefix}attributes`).flatMap(elementsOf);
  return { user: user.text.trim(), attributes: attributesIn(attributes, prefix) };
}
