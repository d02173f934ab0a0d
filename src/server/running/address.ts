/** Where a request comes from, as far as that can be believed. */
import { isIPv6 } from 'node:net';

/** The first four groups of an IPv6 address: the rest is one household's to choose. */
function network(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const [front, back] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const groups = address.includes('::')
    ? [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back]
    : front;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/u, ''))
    .join(':')}::/64`;
}

/** An address as limits count it. */
export function countedAs(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/u, '').replace(/%.*$/u, '');
  return isIPv6(plain) ? network(plain) : plain;
}

/**
 * The address of whoever asks.
 * @param socket the other end of the connection
 * @param forwarded `X-Forwarded-For`
 * @param proxies how many proxies are ours: so many entries, from the right, are not the visitor's own word
 */
export function addressOf(socket: string, forwarded: string | null, proxies: number): string {
  if (proxies === 0 || forwarded === null) return countedAs(socket);
  const said = forwarded.split(',').map((each) => each.trim());
  return countedAs(said.at(-proxies) ?? said[0] ?? socket);
}

/** Whether somebody on this very machine asks, and no proxy for somebody else. */
export function isLocal(socket: string, headers: Headers): boolean {
  const plain = countedAs(socket);
  const isHere = plain.startsWith('127.') || socket === '::1';
  return isHere && !['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers.has(name));
}
