/**
 * A CAS server of a school, a process of its own: the part of the CAS Protocol 3.0 that browsers and applications meet, with answers as
 * its Appendix A and Apereo's own server write them. Started by itself, it says its port on the standard output.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds that a ticket lasts (§3.1.1: it should be short). */
const LIFE = 10_000;

interface Ticket {
  readonly user: string;
  readonly service: string;
  readonly until: number;
}

const tickets = new Map<string, Ticket>();
const NAMESPACE = 'xmlns:cas="http://www.yale.edu/tp/cas"';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const wrapped = (body: string, head = ''): string => `${head}<cas:serviceResponse ${NAMESPACE}>\n${body}\n</cas:serviceResponse>`;
const success = (user: string, more = ''): string =>
  wrapped(`  <cas:authenticationSuccess>\n    <cas:user>${user}</cas:user>${more}\n  </cas:authenticationSuccess>`);
const failure = (code: string, said: string): string =>
  wrapped(`  <cas:authenticationFailure code="${code}">${said}</cas:authenticationFailure>`);

/** As Apereo's server releases attributes (Appendix A). */
const APEREO = `
    <cas:attributes>
      <cas:isFromNewLogin>true</cas:isFromNewLogin>
      <cas:authenticationDate>2026-11-30T08:00:00Z</cas:authenticationDate>
      <cas:displayName>Léa Moreau &amp; Cie</cas:displayName>
      <cas:mail>lea@insa.example</cas:mail>
      <cas:memberOf>support</cas:memberOf>
      <cas:memberOf>students</cas:memberOf>
      <cas:supannEtablissement>INSA Toulouse</cas:supannEtablissement>
      <cas:eduPersonPrimaryAffiliation>student</cas:eduPersonPrimaryAffiliation>
      <cas:sub>root</cas:sub>
    </cas:attributes>`;

/** What is answered of some people, right or wrong in one thing. */
const ANSWERS: Readonly<Record<string, string>> = {
  lea: `<?xml version="1.0" encoding="UTF-8"?>\n${success('lea', APEREO)}`,
  plain: success('plain').replaceAll('cas:', '').replace('xmlns:cas', 'xmlns'),
  proxied: success('lea', '\n    <cas:proxies><cas:proxy>https://proxy.example/</cas:proxy></cas:proxies>'),
  entity: success('&who;').replace('<cas:', '<!DOCTYPE x [<!ENTITY who "root">]><cas:'),
  outside: success('&who;').replace('<cas:', '<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/hostname">]><cas:'),
  laughs: success('&b;').replace('<cas:', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><cas:'),
  nested: success('<cas:user>root</cas:user>'),
  twice: success('lea', '<cas:user>root</cas:user>'),
  both: wrapped(
    '<cas:authenticationFailure code="INVALID_TICKET"/><cas:authenticationSuccess><cas:user>root</cas:user></cas:authenticationSuccess>',
  ),
  foreign: success('lea').replace('http://www.yale.edu/tp/cas', 'http://evil.example/cas'),
  html: '<!doctype html><p>Bienvenue',
  nobody: success(' '),
  cut: success('lea').slice(0, -20),
  huge: success('lea', `<cas:attributes>${'<cas:a>x</cas:a>'.repeat(40_000)}</cas:attributes>`),
};

/** What an application is told of a ticket, which is used up by being asked about (§2.5). */
function validated(asked: URLSearchParams): string {
  const [ticket, service] = [asked.get('ticket'), asked.get('service')];
  if (ticket === null || service === null) return failure('INVALID_REQUEST', "'service' and 'ticket' are both required");
  const found = tickets.get(ticket);
  tickets.delete(ticket);
  if (found === undefined || found.until < Date.now())
    return failure('INVALID_TICKET', `Ticket ${escaped(ticket)} not recognized`);
  if (found.service !== service) return failure('INVALID_SERVICE', `Ticket ${escaped(ticket)} is not for ${escaped(service)}`);
  return ANSWERS[found.user] ?? success(escaped(found.user));
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://cas');
  if (pathname === '/cas/login') {
    const service = searchParams.get('service') ?? '';
    // Whoever is known to it already is asked nothing (§2.1): here, whom the address says.
    const user = searchParams.get('as') ?? 'lea';
    const ticket = `ST-${tickets.size + 1}-${randomBytes(16).toString('hex')}-cas.school`;
    tickets.set(ticket, { user, service, until: Date.now() + LIFE });
    response.writeHead(302, { location: `${service}${service.includes('?') ? '&' : '?'}ticket=${ticket}` }).end();
  } else if (pathname === '/cas/p3/serviceValidate') {
    response.writeHead(200, { 'content-type': 'application/xml;charset=UTF-8' }).end(validated(searchParams));
  } else if (pathname === '/cas/logout') response.end('Logged out');
  else response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
