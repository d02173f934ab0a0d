/** Whether a Content-Security-Policy lets something be fetched (CSP 3, §6.7), as far as an editor needs to know. */

/** What a directive falls back to where the policy does not have it. */
const FALLS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
};

/** The sources of each directive; the first of a name counts. */
export function directivesOf(policy: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/u);
    if (name !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), sources);
  }
  return found;
}

function matches(source: string, url: URL, page: URL): boolean {
  const said = source.toLowerCase();
  if (said === "'self'") return url.origin === page.origin;
  if (said === '*') return /^https?:$/u.test(url.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/u.test(said)) return url.protocol === said || (said === 'http:' && url.protocol === 'https:');
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*\.)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/u.exec(said);
  if (parts === null) return false;
  const [, scheme = page.protocol.slice(0, -1), wild, host = '', port, path] = parts;
  const schemes = scheme === 'http' ? ['http:', 'https:'] : [`${scheme}:`];
  const ports: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };
  const at = url.port === '' ? (ports[url.protocol] ?? '') : url.port;
  return (
    schemes.includes(url.protocol) &&
    (wild === undefined ? url.hostname === host : url.hostname.endsWith(`.${host}`)) &&
    (port === '*' || at === (port ?? ports[url.protocol])) &&
    (path === undefined || path === '/' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path))
  );
}

/**
 * Whether a policy lets something in.
 * @param nonce the script's tag has one, which is taken to be the right one
 */
export function allows(
  policy: string,
  directive: 'script-src' | 'frame-src' | 'connect-src',
  url: URL,
  page: URL,
  nonce = false,
): boolean {
  // Several policies hold together.
  return policy.split(',').every((each) => {
    const said = directivesOf(each);
    const sources = (FALLS[directive] ?? []).map((name) => said.get(name)).find((found) => found !== undefined);
    if (sources === undefined) return true;
    if (nonce && sources.some((source) => source.startsWith("'nonce-"))) return true;
    if (directive === 'script-src' && sources.includes("'strict-dynamic'")) return false;
    return sources.some((source) => matches(source, url, page));
  });
}

/** The names that the library gives to its Trusted Types, in a policy that lists names. */
export const TRUSTED = ['lit-html', 'guichet'] as const;

/** Which of the library's names a policy leaves out; none where it lists none. */
export function untrusted(policy: string): string[] {
  const listed = directivesOf(policy).get('trusted-types');
  if (listed === undefined || listed.includes('*')) return [];
  return TRUSTED.filter((name) => !listed.includes(name));
}
