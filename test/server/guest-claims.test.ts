/** What was filed without an account, once its author signs in: a real server, its database and a real SMTP server. */
import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { OPERATIONS } from '../../src/http/operations.ts';
import type { OperationName } from '../../src/http/routes.ts';
import { wrongWith } from '../http/said.ts';
import { LetterBox } from '../real/letter-box.ts';
import { folder, ServerProcess, SETTINGS, tokenOf } from './process.ts';

interface Offered {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
}

describe('what was filed without an account', { timeout: 120_000 }, () => {
  const place = folder();
  const box = new LetterBox();
  let server: ServerProcess;
  const json = async <Answer>(answer: Promise<Response>): Promise<Answer> => (await (await answer).json()) as Answer;
  /** An answer that is what the table of operations says it is. */
  const held = async (name: OperationName, asked: Promise<Response>): Promise<Response> => {
    const answer = await asked;
    const operation = OPERATIONS.find((each) => each.name === name);
    assert.ok(operation);
    assert.equal(await wrongWith(operation, answer.clone()), undefined);
    return answer;
  };
  /** Files as a guest of an address, and confirms it. @returns the code of its link */
  const filed = async (mail: string, summary: string, desk = 'accueil'): Promise<string> => {
    const said = { desk, name: 'Léa Moreau', mail, language: 'fr' };
    const { token } = await json<{ token: string }>(server.ask('/guests/visit', { body: said }));
    const [id, ticket] = [crypto.randomUUID(), crypto.randomUUID()];
    const command = { do: 'file', id, ticket, summary, description: 'Rien ne marche.' };
    const number = box.mails.length + 1;
    await server.ask(`/desks/${desk}/commands`, { body: [command], token });
    const code = /\/guests\/open#(\S+)/u.exec((await box.mail(number)).text)?.[1] ?? '';
    assert.equal((await server.ask('/guests/confirm', { body: { code } })).status, 200);
    return code;
  };
  const lea = (sub: string, more: object = {}): string =>
    tokenOf(sub, { name: 'Léa Moreau', email: 'lea@exemple.fr', email_verified: true, ...more });
  const page = (): Record<string, string> => ({ 'guichet-page': crypto.randomUUID() });
  /** What is offered to whoever has a token, as a page that comes anew is told. */
  const offered = async (token: string, desk = 'accueil'): Promise<readonly Offered[] | undefined> => {
    const headers = page();
    const { can } = await json<{ can: { claims?: true } }>(server.ask(`/desks/${desk}/session`, { token, headers }));
    const answer = await held('claiming.offered', server.ask(`/desks/${desk}/claims`, { token, headers }));
    const all = answer.status === 200 ? ((await answer.json()) as readonly Offered[]) : [];
    assert.equal(all.length > 0, can.claims === true, 'the session says whether there is something');
    return all.length > 0 ? all : undefined;
  };
  const summaries = async (token: string, desk?: string): Promise<string[] | undefined> =>
    (await offered(token, desk))?.map(({ summary }) => summary);
  const claim = (token: string, tickets: readonly string[]): Promise<readonly string[]> =>
    json(
      held(
        'claiming.claim',
        server.ask('/desks/accueil/claims', { body: tickets, token, headers: { ...page(), 'content-type': 'application/json' } }),
      ),
    );

  before(async () => {
    const desks = ['accueil', 'autre'].map((id) => {
      const settings = join(place.path, `${id}.json`);
      writeFileSync(settings, JSON.stringify({ desk: { id, name: id, mode: 'support', guests: true, read: 'all' } }));
      return { code: id, settings };
    });
    const [issuer] = JSON.parse(SETTINGS['GUICHET_ISSUERS'] ?? '[]') as object[];
    server = await ServerProcess.start(place.path, {
      GUICHET_DESKS: JSON.stringify(desks),
      GUICHET_SMTP_URL: await box.open(),
      GUICHET_SMTP_FROM: 'Accueil <accueil@ecole.example>',
      GUICHET_LIMITS_GUESTS: '100',
      GUICHET_ISSUERS: JSON.stringify([issuer]),
    });
  });
  after(async () => {
    await server.end('SIGKILL');
    box.close();
    place.remove();
  });

  it('is offered to nobody but whom the issuer says has the address', async () => {
    await filed('lea@exemple.fr', 'Premier');
    const refused: Readonly<Record<string, object>> = {
      'an address that nobody confirmed': { email_verified: undefined },
      'an address that is said not to be': { email_verified: false },
      'a text where a yes stands': { email_verified: 'true' },
      'another address': { email: 'sami@exemple.fr' },
      'an address that begins alike': { email: 'lea@exemple.fr.evil.example' },
      'no address': { email: undefined },
      'a claim of the server’s own': { email_verified: undefined, guichet_mail: 'confirmed' },
      'what the server alone says': { email_verified: undefined, claims: { guichet_mail: 'confirmed' }, formerly: 'guest:x' },
    };
    for (const [what, claims] of Object.entries(refused)) assert.equal(await offered(lea('x', claims)), undefined, what);
    assert.deepEqual(await summaries(lea('x', { email: 'LEA@exemple.fr' })), ['Premier'], 'however it is written');
    assert.equal(await offered(lea('x'), 'autre'), undefined, 'at the desk where it was filed');
    const stranger = lea('x', { email: 'sami@exemple.fr' });
    const all = await json<{ rows: Offered[] }>(server.ask('/desks/accueil/tickets/list', { body: {}, token: stranger }));
    assert.equal(all.rows.length, 1);
    const taking = all.rows.map(({ id }) => id);
    assert.deepEqual(await claim(stranger, taking), [], 'what one reads is not what one may take over');
    const unconfirmed = await server.ask('/desks/accueil/claims', { body: taking, token: lea('x', { email_verified: false }) });
    assert.equal(unconfirmed.status, 400);
  });

  it('is theirs once they say so, once, with who and when; its links lead to where they sign in', async () => {
    const code = await filed('lea@exemple.fr', 'Deuxième');
    const before = await json<{ token: string; ticket: string }>(server.ask('/guests/follow', { body: { code } }));
    const token = lea('lea');
    const all = (await offered(token)) ?? [];
    assert.deepEqual(
      all.map(({ summary }) => summary),
      ['Deuxième', 'Premier'],
    );
    const ids = all.map(({ id }) => id);
    const twice = await Promise.all([claim(token, [...ids, crypto.randomUUID()]), claim(token, ids)]);
    assert.deepEqual(twice.flat().sort(), [...ids].sort(), 'each once, whichever page was first');
    assert.equal(await offered(token), undefined);
    const { ticket, timeline } = await json<{
      ticket: { requester: string; filer: string };
      timeline: { act: string; actor: object; at: string }[];
    }>(server.ask(`/desks/accueil/tickets/${before.ticket}`, { token }));
    assert.deepEqual([ticket.requester, ticket.filer], ['moodle:lea', 'moodle:lea']);
    const { act, actor, at } = timeline.at(-1) ?? assert.fail('no history');
    assert.deepEqual([act, actor], ['claimed', { type: 'person', id: 'moodle:lea' }]);
    assert.ok(!Number.isNaN(Date.parse(at)));
    // The link, and what was open by it.
    const led = await json<{ state: string; at: string }>(server.ask('/guests/follow', { body: { code } }));
    assert.equal(led.state, 'claimed');
    assert.match(led.at, /^http:\/\/\S+\/desk\/accueil$/u);
    assert.equal((await server.ask(`/desks/accueil/tickets/${before.ticket}`, { token: before.token })).status, 404);
    // Whoever else has the address is offered nothing of it.
    assert.equal(await offered(lea('lea-again')), undefined);
    // Who says to have lost the links is sent none; the next letter is another's.
    const mails = box.mails.length;
    await server.ask('/guests/lost', { body: { desk: 'accueil', mail: 'lea@exemple.fr' } });
    await filed('last@exemple.fr', 'Suivant');
    assert.deepEqual(
      box.mails.slice(mails).map(({ to }) => to),
      [['last@exemple.fr']],
    );
  });

  it('is not offered again to who says that it is not theirs, and stays with its links; what comes later is', async () => {
    const code = await filed('partagee@exemple.fr', 'Boîte commune');
    const [one, other] = ['un', 'deux'].map((sub) => lea(sub, { email: 'partagee@exemple.fr' }));
    const headers = page();
    await server.ask('/desks/accueil/session', { token: one, headers });
    assert.equal((await server.ask('/desks/accueil/claims', { token: one, headers, method: 'DELETE' })).status, 204);
    assert.equal(await offered(one ?? ''), undefined);
    assert.deepEqual(await summaries(other ?? ''), ['Boîte commune']);
    assert.equal((await json<{ state: string }>(server.ask('/guests/follow', { body: { code } }))).state, 'open');
    const kept = globSync('**/guests/*/*.declined', { cwd: place.path });
    assert.equal(kept.length, 1);
    assert.doesNotMatch(`${kept.join()} ${readFileSync(join(place.path, kept[0] ?? ''), 'utf8')}`, /moodle|partagee/u);
    await filed('partagee@exemple.fr', 'Encore la boîte commune');
    assert.deepEqual(await summaries(one ?? ''), ['Encore la boîte commune']);
  });

  it('is offered to nobody once the guest was erased', async () => {
    await filed('efface@exemple.fr', 'À effacer');
    const token = lea('efface', { email: 'efface@exemple.fr' });
    const [ticket] = (await offered(token)) ?? assert.fail('nothing is offered');
    const { ticket: kept } = await json<{ ticket: { requester: string } }>(
      server.ask(`/desks/accueil/tickets/${ticket?.key ?? ''}`, { token: tokenOf('chef', { role: 'administrator' }) }),
    );
    const operator = tokenOf('chef', { role: 'administrator' });
    const erased = await server.ask(`/desks/accueil/people/${encodeURIComponent(kept.requester)}`, {
      token: operator,
      method: 'DELETE',
    });
    assert.equal(erased.status, 200, await erased.text());
    assert.equal(await offered(token), undefined);
  });
});
