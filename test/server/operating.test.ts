/** A school's own commands, as its systemd runs them: the night's backup, a server that comes back from it, a person's data, a person erased. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { command, folder, ServerProcess, type Ended, type Environment } from './process.ts';
import { filing, seatAt } from './seats.ts';

describe('operating a server', { timeout: 240_000 }, () => {
  const place = folder();
  const run = (args: readonly string[], more: Environment = {}): Ended =>
    command(args, place.path, { GUICHET_PORT: '9', ...more });
  const backups = (): string[] => readdirSync(join(place.path, 'backups')).sort();

  before(async () => {
    const server = await ServerProcess.start(place.path);
    const lea = await seatAt(server, 'lea', { name: 'Léa Moreau', email: 'lea@insa.example' });
    await lea.run([filing('Projecteur en panne')]);
    await lea.close();
    // A running server holds the embedded database, and says so.
    const taken = run(['backup', '--out', 'backups/']);
    assert.equal(taken.code, 1);
    assert.match(taken.complained, /is held by another server/u);
    assert.equal(await server.end(), 0);
  });
  after(() => place.remove());

  it('writes all of it into a folder of backups, and keeps the last ones', () => {
    for (let night = 0; night < 2; night += 1) {
      const { code, said, complained } = run(['backup', '--out', 'backups/', '--keep', '1']);
      assert.equal(code, 0, complained);
      assert.match(said, /^Backup made: 1 desk, 1 ticket, in .*backups\/guichet-.*\.tar\.gz\.$/mu);
    }
    assert.equal(backups().length, 1);
    assert.match(run(['backup', '--out', 'backups/', '--keep', 'all']).complained, /--keep 14/u);
    assert.match(run(['doctor']).said, /✓ last backup — less than an hour ago/u);
  });

  it('hands out what is kept about somebody, found by their address', () => {
    const { code, said, complained } = run(['about', 'LEA@insa.example', '--out', 'lea.json']);
    assert.equal(code, 0, complained);
    assert.match(said, /What is kept about this person \(1 ticket\) is in lea\.json\./u);
    assert.match(readFileSync(join(place.path, 'lea.json'), 'utf8'), /Projecteur en panne/u);
    assert.match(
      run(['about', 'nobody@insa.example', '--out', 'nobody.json']).complained,
      /knows nobody by “nobody@insa\.example”/u,
    );
  });

  it('says first what erasing somebody takes, and erases them when told so', () => {
    const asked = run(['erase-person', 'lea@insa.example']);
    assert.equal(asked.code, 1);
    assert.match(asked.said, /moodle:lea: Léa Moreau, lea@insa\.example/u);
    assert.match(asked.said, /Nothing is erased yet\. To erase, the same command with --yes\./u);
    const done = run(['erase-person', 'moodle:lea', '--yes']);
    assert.equal(done.code, 0, done.complained);
    assert.match(run(['about', 'moodle:lea', '--out', 'again.json']).complained, /knows nobody/u);
  });

  it('lets go of what is old, or counts it', () => {
    assert.match(run(['retention', '--dry-run']).said, /Nothing is old enough to go/u);
  });

  it('comes back from the backup without whoever was erased since, and not over what is there', async () => {
    const [file = ''] = backups();
    const refused = run(['restore', join('backups', file)]);
    assert.equal(refused.code, 1);
    assert.match(refused.complained, /holds something already \(1 ticket\).*--replace/u);
    const { code, said, complained } = run(['restore', '--replace', join('backups', file)]);
    assert.equal(code, 0, complained);
    assert.match(said, /whole: 1 desk, 1 ticket\.[\s\S]*Restored: 1 desk, 1 ticket\.\nErased again, .*: 1 person/u);
    const server = await ServerProcess.start(place.path);
    const tech = await seatAt(server, 'tech', { role: 'technician' });
    const { rows } = await tech.tickets({});
    assert.equal(rows.length, 1);
    assert.doesNotMatch(JSON.stringify(rows), /Projecteur|Léa/u);
    await tech.close();
    assert.equal(await server.end(), 0);
  });

  it('refuses a file that is none, in the language of the terminal', () => {
    writeFileSync(join(place.path, 'note.txt'), 'bonjour');
    const { code, complained } = run(['restore', 'note.txt'], { LANG: 'fr_FR.UTF-8' });
    assert.equal(code, 1);
    assert.match(complained, /note\.txt n’est pas une sauvegarde de Guichet\. Rien n’a changé\./u);
  });
});
