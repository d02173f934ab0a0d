/** People without an account: from their first word to the answer, with a real server and a real SMTP server beside it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decodeJwt } from 'jose';
import { openDesks, type DeskBackend } from '../../src/backends/desk/desks.ts';
import { claimsIn } from '../../src/backends/desk/claiming.ts';
import { MemoryStore } from '../../src/backends/memory/store.ts';
import type { FileCommand } from '../../src/domain/commands.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { Guests } from '../../src/server/guests/guests.ts';
import { Keeping } from '../../src/server/guests/keeping.ts';
import { freshKey, ownKey } from '../../src/server/own/key.ts';
import { LetterBox, type Received } from '../real/letter-box.ts';
import { folder, ServerProcess, tokenOf } from './process.ts';

const codeIn = ({ text }: Received): string => /\/guests\/open#(\S+)/u.exec(text)?.[1] ?? '';
const filing = (summary: string, more: object = {}) => ({
  do: 'file',
  id: crypto.randomUUID(),
  ticket: crypto.randomUUID(),
  summary,
  description: 'Le mot de passe reçu ne marche pas.',
  ...more,
});

const saying = (ticket: string, text: string) => ({
  do: 'comment',
  id: crypto.randomUUID(),
  ticket,
  comment: { id: crypto.randomUUID(), text, scope: 'public' },
});

const LEA = { desk: 'accueil', name: 'Léa Moreau', mail: 'lea@exemple.fr', language: 'fr' };

describe('people without an account', { timeout: 120_000 }, () => {
  const place = folder();
  const box = new LetterBox();
  let server: ServerProcess;
  const ask = async (path: string, body: unknown, token?: string, init: RequestInit = {}): Promise<Response> =>
    server.ask(path, { body, token, ...init });
  const json = async <Answer>(answer: Response | Promise<Response>): Promise<Answer> => (await (await answer).json()) as Answer;
  const visit = async (more: object = {}): Promise<string> =>
    (await json<{ token: string }>(ask('/guests/visit', { ...LEA, ...more }))).token;
  const staff = (desk = 'accueil') => ({ token: tokenOf('sami', { role: 'technician' }), at: `/desks/${desk}` });
  const seenByStaff = async (): Promise<readonly { key: string; summary: string; requester: string }[]> => {
    const { token, at } = staff();
    return (await json<{ rows: { key: string; summary: string; requester: string }[] }>(ask(`${at}/tickets/list`, {}, token)))
      .rows;
  };

  before(async () => {
    const setting = (id: string, more: object) => {
      const path = join(place.path, `${id}.json`);
      writeFileSync(
        path,
        JSON.stringify({ desk: { id, name: 'Accueil des admissions', mode: 'support', read: 'all', ...more } }),
      );
      return { code: id, settings: path };
    };
    server = await ServerProcess.start(place.path, {
      GUICHET_DESKS: JSON.stringify([setting('accueil', { guests: true }), setting('ferme', {})]),
      GUICHET_SMTP_URL: await box.open(),
      GUICHET_SMTP_FROM: 'Accueil <accueil@ecole.example>',
      GUICHET_ORIGINS: 'https://admissions.example',
      GUICHET_LIMITS_GUESTS: '40',
    });
  });
  after(async () => {
    await server.end('SIGKILL');
    box.close();
    place.remove();
  });

  it('files once a link is confirmed, and not before; the same link leads to the answer', async () => {
    const token = await visit();
    const command = filing('Je ne peux pas m’inscrire');
    const filed = await json<{ tickets: unknown[] }>(ask('/desks/accueil/commands', [command], token));
    assert.deepEqual(filed.tickets, []);
    const mail = await box.mail(1);
    assert.deepEqual(mail.to, ['lea@exemple.fr']);
    assert.equal(mail.headers['auto-submitted'], 'auto-generated');
    assert.match(mail.subject, /Accueil des admissions/u);
    assert.ok(
      !`${mail.subject}${mail.text}`.includes('inscrire'),
      'nothing that somebody wrote is sent to an address that is not confirmed',
    );
    assert.ok(!mail.text.includes('Léa'));
    assert.deepEqual(await seenByStaff(), []);
    const { token: technician, at } = staff();
    const found = await json<readonly { id: string }[]>(ask(`${at}/people`, { purpose: 'reader', text: 'Moreau' }, technician));
    assert.deepEqual(found, []);

    const code = codeIn(mail);
    const waiting = await json<{ state: string; summary: string }>(ask('/guests/follow', { code }));
    assert.equal(waiting.state, 'waiting');
    assert.deepEqual(await seenByStaff(), [], 'opening a link confirms nothing');
    // Pressed twice.
    const both = await Promise.all([0, 1].map(() => json<{ ticket: string; token: string }>(ask('/guests/confirm', { code }))));
    assert.equal(both[0]?.ticket, both[1]?.ticket);
    const [row, ...more] = await seenByStaff();
    assert.deepEqual(more, []);
    assert.equal(row?.summary, 'Je ne peux pas m’inscrire');
    const key = row?.key ?? '';

    const comment = saying(command.ticket, 'Essayez celui-ci.');
    assert.equal((await ask(`${at}/commands`, [comment], technician)).status, 200);
    const letter = await box.mail(2);
    assert.deepEqual(letter.to, ['lea@exemple.fr']);
    assert.match(letter.subject, /^Une réponse pour vous/u);
    assert.match(letter.text, new RegExp(key, 'u'));
    assert.doesNotMatch(`${letter.subject}${letter.text}`, /Essayez|inscrire|Léa/u, 'no word of it is in the mail');
    const told = await json<{ state: string; ticket: string }>(ask('/guests/follow', { code: codeIn(letter) }));
    assert.deepEqual([told.state, told.ticket], ['open', key]);
    const open = await json<{ state: string; ticket: string; token: string }>(ask('/guests/follow', { code }));
    assert.equal(open.state, 'open');
    assert.equal(open.ticket, key);
    const read = await server.ask(`/desks/accueil/tickets/${key}`, { token: open.token });
    assert.match(await read.text(), /Essayez celui-ci/u);
    const answer = saying(command.ticket, 'Merci, c’est bon.');
    assert.equal((await ask('/desks/accueil/commands', [answer], open.token)).status, 200);
  });

  it('sends one mail for one request, however often it is sent', async () => {
    const token = await visit({ mail: 'sami@exemple.fr', language: 'en' });
    const command = filing('Deux fois');
    const before = box.mails.length;
    for (const _time of [1, 2, 3]) assert.equal((await ask('/desks/accueil/commands', [command], token)).status, 200);
    const mail = await box.mail(before + 1);
    assert.match(mail.subject, /^Confirm your request/u);
    assert.equal(box.mails.length, before + 1);
  });

  const bytes = new TextEncoder().encode('une note');
  const send = (id: string, token: string): Promise<Response> =>
    fetch(`${server.url}/desks/accueil/files/${id}?name=note.txt&type=text/plain`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: bytes,
    });

  it('takes no more files than one request may have, twice over, and says so', async () => {
    const token = await visit({ mail: 'files@exemple.fr' });
    const most = 20;
    for (let n = 1; n <= most; n += 1) assert.equal((await send(crypto.randomUUID(), token)).status, 200);
    const refused = await send(crypto.randomUUID(), token);
    assert.equal(refused.status, 422);
    assert.equal((await json<{ issues: { code: string }[] }>(refused)).issues[0]?.code, 'files-too-many');
  });

  it('keeps files with what waits, and puts them on the ticket', async () => {
    const token = await visit({ mail: 'file@exemple.fr' });
    const id = crypto.randomUUID();
    assert.equal((await send(id, token)).status, 200);
    const before = box.mails.length;
    const command = filing('Avec une note', { files: [{ id, name: 'note.txt', type: 'text/plain', size: bytes.length }] });
    assert.equal((await ask('/desks/accueil/commands', [command], token)).status, 200);
    const code = codeIn(await box.mail(before + 1));
    const { token: open } = await json<{ token: string }>(ask('/guests/confirm', { code }));
    const file = await server.ask(`/desks/accueil/tickets/${command.ticket}/files/${id}`, { token: open });
    assert.equal(await file.text(), 'une note');
  });

  it('lets somebody whose address is not confirmed read nothing and do nothing else', async () => {
    const token = await visit();
    const rows = await json<{ rows: unknown[]; total: number }>(ask('/desks/accueil/tickets/list', {}, token));
    assert.deepEqual(rows.rows, []);
    const [key] = (await seenByStaff()).map((row) => row.key);
    assert.equal((await server.ask(`/desks/accueil/tickets/${key}`, { token })).status, 404);
    for (const [path, body] of [
      ['/people', { purpose: 'reader' }],
      ['/tickets/similar', { text: 'inscrire', place: { service: null, category: null } }],
      ['/knowledge/search', { text: 'mot de passe', place: { service: null, category: null } }],
      ['/report', { period: { from: '2026-11-01', until: '2026-11-30' } }],
    ] as const) {
      const answer = await ask(`/desks/accueil${path}`, body, token);
      const text = await answer.text();
      assert.ok(answer.status >= 400 || text === '[]', `${path}: ${text}`);
    }
    for (const path of ['/views', '/preferences', '/settings', '/mine', '/notices', '/archive'])
      assert.ok((await server.ask(`/desks/accueil${path}`, { token })).status >= 400, path);
    const comment = saying(crypto.randomUUID(), 'x');
    assert.equal((await ask('/desks/accueil/commands', [comment], token)).status, 400);
    const forOther = filing('Pour une autre', { requester: 'moodle:1' });
    assert.equal((await ask('/desks/accueil/commands', [forOther], token)).status, 403);
    assert.equal((await server.ask('/desks/ferme/session', { token })).status, 401, 'a visit is of one desk');
  });

  it('lets whoever confirmed read what they asked, and nothing that others did, on a desk where everybody reads all', async () => {
    const token = await visit({ mail: 'autre@exemple.fr', name: 'Autre' });
    const before = box.mails.length;
    await ask('/desks/accueil/commands', [filing('La mienne')], token);
    const { token: open } = await json<{ token: string }>(ask('/guests/confirm', { code: codeIn(await box.mail(before + 1)) }));
    const { rows } = await json<{ rows: { summary: string }[] }>(ask('/desks/accueil/tickets/list', {}, open));
    assert.deepEqual(
      rows.map(({ summary }) => summary),
      ['La mienne'],
    );
    assert.deepEqual(await json(ask('/desks/accueil/people', { purpose: 'reader' }, open)), []);
  });

  it('takes nobody where the desk does not, and says no more of a desk that is not there', async () => {
    assert.equal((await ask('/guests/visit', { ...LEA, desk: 'ferme' })).status, 404);
    assert.equal((await ask('/guests/visit', { ...LEA, desk: 'nulle-part' })).status, 404);
  });

  it('takes only what is a name and an address, on one line', async () => {
    for (const wrong of [
      { mail: 'lea' },
      { mail: 'lea@exemple.fr\r\nBcc: tous@exemple.fr' },
      { mail: 'lea@exemple.fr, tous@exemple.fr' },
      { mail: `${'a'.repeat(250)}@exemple.fr` },
      { name: '' },
      { name: 'Léa\nMoreau' },
      { more: true },
    ])
      assert.equal((await ask('/guests/visit', { ...LEA, ...wrong })).status, 422, JSON.stringify(wrong));
    assert.equal((await server.ask('/guests/visit', { method: 'POST', body: 'x'.repeat(3000) })).status, 422);
  });

  it('lets pages of its origins ask, and tells others nothing', async () => {
    const from = (origin: string) => ask('/guests/visit', LEA, undefined, { headers: { origin, 'content-type': 'text/plain' } });
    assert.equal(
      (await from('https://admissions.example')).headers.get('access-control-allow-origin'),
      'https://admissions.example',
    );
    assert.equal((await from('https://ailleurs.example')).headers.get('access-control-allow-origin'), null);
  });

  it('sends a lost link again to whoever asked something, and answers the same to everybody', async () => {
    const before = box.mails.length;
    const known = await ask('/guests/lost', { desk: 'accueil', mail: 'LEA@exemple.fr' });
    const unknown = await ask('/guests/lost', { desk: 'accueil', mail: 'personne@exemple.fr' });
    assert.deepEqual([known.status, await known.text()], [unknown.status, await unknown.text()]);
    const mail = await box.mail(before + 1);
    assert.deepEqual(mail.to, ['LEA@exemple.fr']);
    const open = await json<{ state: string }>(ask('/guests/follow', { code: codeIn(mail) }));
    assert.equal(open.state, 'open');
  });

  it('knows no code that it did not make', async () => {
    const code = codeIn(await box.mail(1));
    for (const wrong of [
      '',
      'x',
      `${code}x`,
      code.slice(0, -1),
      `../../own-key.json`,
      code.replace(/.$/u, (sign) => (sign === 'A' ? 'B' : 'A')),
    ])
      assert.equal((await ask('/guests/follow', { code: wrong })).status, 404, wrong);
  });

  it('says so when no mail can be sent, keeps nothing then, and takes the same request later', async () => {
    const token = await visit({ mail: 'plus-tard@exemple.fr' });
    const command = filing('Plus tard');
    const before = box.mails.length;
    box.isShut = true;
    assert.equal((await ask('/desks/accueil/commands', [command], token)).status, 503);
    box.isShut = false;
    assert.equal((await ask('/desks/accueil/commands', [command], token)).status, 200);
    assert.deepEqual((await box.mail(before + 1)).to, ['plus-tard@exemple.fr']);
  });

  it('fills nobody’s letter box', async () => {
    const token = await visit({ mail: 'cible@exemple.fr' });
    const statuses = [];
    for (const number of [1, 2, 3, 4, 5, 6])
      statuses.push((await ask('/desks/accueil/commands', [filing(`Encore ${number}`)], token)).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 503, 503]);
    assert.equal(box.mails.filter(({ to }) => to.includes('cible@exemple.fr')).length, 4);
  });
});

describe('a guest who is erased', () => {
  it('is erased beside the desk too: no link leads anywhere any more', async () => {
    const place = folder();
    const store = new MemoryStore();
    const [desk, sent]: [DeskBackend, string[]] = [
      openDesks({
        store,
        name: 'accueil',
        settings: () => Promise.resolve({ id: 'accueil', name: 'Accueil', mode: 'support', guests: true }),
      }),
      [],
    ];
    const guests = new Guests({
      ...{ url: 'https://tickets.example', key: ownKey(freshKey()), secret: 'secret', perHour: 10 },
      keeping: new Keeping(place.path),
      send: ({ text }) => Promise.resolve(void sent.push(text)),
      desk: () => desk,
      claims: (code) => claimsIn(store, code),
    });
    const served = guests.around('accueil', desk);
    const token = await guests.introduce({ desk: 'accueil', name: 'Léa', mail: 'lea@exemple.fr', language: 'fr' });
    const { person } = decodeJwt<{ person: PersonInput }>(token);
    const visit = await served.connect(person);
    await visit.run([filing('La mienne') as FileCommand]);
    const code = /#(\S+)/u.exec(sent[0] ?? '')?.[1] ?? '';
    assert.equal((await guests.confirm(code))?.state, 'open');
    const kept = readFileSync(
      globSync('guests/*/*.json', { cwd: place.path }).map((path) => join(place.path, path))[0] ?? '',
      'utf8',
    );
    assert.ok(!kept.includes('mot de passe'), 'what was written is the ticket’s alone once it is filed');

    const operator = await served.connect({ id: 'op', name: 'Opérations', profile: 'technical-admin' });
    await operator.about.erase(person.id);
    assert.equal(await guests.follow(code), undefined);
    assert.deepEqual(globSync('guests/*', { cwd: place.path }), []);
    await guests.close();
    place.remove();
  });
});
