/** Two nodes of a server on one PostgreSQL, as a school with many people runs it: whoever is at one sees at once what is done at the other. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startPostgres, type Server } from '../../real/postgres-server.ts';
import { command, folder, ServerProcess, SETTINGS } from '../process.ts';
import { filing, heard, seatAt } from '../seats.ts';

describe('two nodes on one PostgreSQL', { timeout: 180_000 }, () => {
  const place = folder();
  let database: Server;
  let nodes: ServerProcess[] = [];
  let where: Readonly<Record<string, string>>;
  before(async () => {
    database = await startPostgres();
    writeFileSync(join(place.path, 'database'), `${database.url}\n`);
    where = { GUICHET_DATABASE_FILE: 'database' };
    // Both begin on an empty database at once.
    nodes = await Promise.all([1, 2].map(() => ServerProcess.start(place.path, where)));
  });
  after(async () => {
    await Promise.all(nodes.map((node) => node.end('SIGKILL')));
    await database.stop();
    place.remove();
  });

  it('make one desk, and let its administrator in at either', () => {
    const made = nodes.map(({ said }) => said).filter((said) => said.includes('one-time link'));
    assert.ok(made.length >= 1);
  });

  it('tell at one what is done at the other', async () => {
    const [one, other] = nodes;
    assert.ok(one !== undefined && other !== undefined);
    const [lea, user] = await Promise.all([seatAt(one, 'lea'), seatAt(other, 'user', { role: 'technician' })]);
    const ticket = crypto.randomUUID();
    const told = heard(user, (change) => change.type === 'changed' && change.tickets.includes(ticket));
    await lea.run([filing('Vu d’ailleurs', ticket)]);
    await told;
    const answered = heard(lea, (change) => change.type === 'changed' && change.tickets.includes(ticket));
    await user.run([{ do: 'take', id: crypto.randomUUID(), ticket }]);
    await answered;
    await Promise.all([lea.close(), user.close()]);
  });

  it('go on while one of them is replaced, and are examined while they run', async () => {
    const [one, other] = nodes;
    assert.ok(one !== undefined && other !== undefined);
    assert.equal(await one.end(), 0);
    const lea = await seatAt(other, 'lea');
    await lea.run([filing('Pendant la relève')]);
    await lea.close();
    nodes[0] = await ServerProcess.start(place.path, where);
    const again = await seatAt(nodes[0], 'lea');
    assert.equal((await again.tickets({ count: true })).total, 2);
    await again.close();
    const examined = command(['doctor'], place.path, { ...SETTINGS, ...where, GUICHET_URL: other.url, GUICHET_PORT: '9' });
    assert.equal(examined.code, 0, examined.said);
    assert.match(examined.said, /✓ database — answers; desks: 1/u);
    assert.match(examined.said, /✓ public address — http:\S+ answers/u);
    assert.ok(!examined.said.includes(database.url));
  });
});
