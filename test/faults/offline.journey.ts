/** Rows 3, 15, 26 and 27 of the table of faults, with a real server: what is written without an answer, and whose it is. */
import assert from 'node:assert/strict';
import { filing } from '../server/seats.ts';
import { acts, ADMINISTRATOR, offlineGround, TECHNICIAN, tickets } from './offline-ground.ts';

const row = offlineGround();

const FILE = { name: 'journal.txt', mimeType: 'text/plain', buffer: Buffer.from('erreur 502') };

row(15, 'filed, attached and commented on without a network', 'all of it there in order, by its own identities', async (at) => {
  const lea = await at.seat('lea');
  await lea.agree();
  await lea.tab('tickets');
  await lea.desk.getByText('Aucun ticket').first().waitFor();
  await at.cut();
  await lea.stands(/^Hors ligne/u);
  await lea.tab('form');
  await lea.fill({ summary: 'Sans réseau', description: 'Depuis ce matin.', file: FILE });
  await lea.button(lea.words.submit).click();
  await lea.sees('Votre ticket est gardé ici');
  await lea.follow('Voir le ticket');
  await lea.sees('Pas encore envoyé');
  await lea.write('Toujours rien.', lea.words.comment);
  await lea.stands(/^Hors ligne, 2 en attente/u);
  await lea.tab('tickets');
  await lea.desk.getByRole('row').filter({ hasText: 'Sans réseau' }).filter({ hasText: 'Pas encore envoyé' }).waitFor();

  const user = await at.elsewhere('user', TECHNICIAN);
  assert.deepEqual(await tickets(user, 'Sans réseau'), [], 'nobody else knows of it yet');
  const made = await lea.desk.evaluate(
    (desk) =>
      (desk as unknown as { session: { onItsWay: { state: { waiting: { tickets: string[] }[] } } } }).session.onItsWay.state
        .waiting[0]?.tickets[0],
  );
  await at.mend();
  await lea.stands(/^Envoyé/u);
  const [ticket, ...others] = await tickets(user, 'Sans réseau');
  assert.ok(ticket);
  assert.deepEqual(others, []);
  assert.equal(ticket.id, made);
  assert.deepEqual(await acts(user, ticket.id), ['file', 'comment']);
  const { files } = (await user.ticket(ticket.id)).ticket;
  assert.equal(await (await user.open(ticket.id, files[0]?.id ?? '')).text(), 'erreur 502');
  await lea.desk
    .getByRole('row')
    .filter({ hasText: ticket.key ?? '' })
    .waitFor();
  await user.close();
});

row(3, 'the tab is closed while it sends', 'done once, known at the next start', async (at) => {
  const lea = await at.seat('nina');
  await lea.agree();
  const { done } = await at.loseAnswers(lea.page);
  await lea.tab('form');
  await lea.fill({ summary: 'Fermé en plein envoi', description: 'Depuis ce matin.' });
  await lea.button(lea.words.submit).click();
  await done;
  await lea.page.close();

  const again = await at.seat('nina');
  await again.stands(/^(?:Envoyé|En ligne\. Cet)/u);
  await again.arrived();
  const user = await at.elsewhere('user', TECHNICIAN);
  const [ticket, ...others] = await tickets(user, 'Fermé en plein envoi');
  assert.ok(ticket);
  assert.deepEqual(others, []);
  assert.deepEqual(await acts(user, ticket.id), ['file']);
  await again.tab('tickets');
  await again.desk
    .getByRole('row')
    .filter({ hasText: ticket.key ?? '' })
    .waitFor();
  await user.close();
});

row(26, 'a right is gone when what was written without a network is sent', 'nothing done; the words come back', async (at) => {
  const user = await at.elsewhere('user', TECHNICIAN);
  const other = await at.elsewhere('paul');
  const made = filing('Entre nous');
  await other.run([made]);
  const sami = await at.seat('sami');
  await sami.agree();
  await user.run([{ do: 'invite', id: crypto.randomUUID(), ticket: made.ticket, person: 'moodle:sami' }]);
  await sami.page.reload();
  await sami.ready();
  await sami.page.goto(`${sami.page.url()}#${(await user.ticket(made.ticket)).key ?? ''}`);
  await sami.sees('Depuis ce matin.');
  await at.cut();
  await sami.write('Je peux venir voir.', sami.words.comment);
  await sami.stands(/^Hors ligne, 1 en attente/u);
  await user.run([{ do: 'uninvite', id: crypto.randomUUID(), ticket: made.ticket, person: 'moodle:sami' }]);
  await at.mend();
  await sami.sees('1 envoi vous est revenu');
  await sami.desk.locator('.letter').filter({ hasText: 'Je peux venir voir.' }).waitFor();
  assert.ok(!(await acts(user, made.ticket)).includes('comment'));

  await sami.button(/Jeter…$/u).click();
  await sami.desk.getByRole('button', { name: 'Jeter', exact: true }).click();
  await sami.desk.locator('.letter').waitFor({ state: 'detached' });

  const admin = await at.elsewhere('admin', ADMINISTRATOR);
  await at.cut();
  await sami.run([filing('Écrit avant la suspension')]);
  await admin.administration.run([
    { do: 'change-person', id: crypto.randomUUID(), person: 'moodle:sami', patch: { suspended: true } },
  ]);
  await at.mend();
  await sami.stands(/^Connexion expirée, 1 en attente/u);
  await sami.page.reload();
  await sami.sees('Votre connexion a expiré, et un envoi attend sur cet appareil.');
  assert.deepEqual(await tickets(user, 'Écrit avant la suspension'), []);
  await Promise.all([user.close(), other.close(), admin.close()]);
});

row(27, 'somebody else comes while something waits', 'asked before it is erased; nothing of it for the next one', async (at) => {
  const lea = await at.seat('lea');
  await lea.agree();
  await at.cut();
  await lea.run([filing('Pour Léa seule')]);
  await lea.stands(/^Hors ligne, 1 en attente/u);
  await lea.page.close();
  await at.mend();

  const page = await at.page('eve');
  const desk = page.locator('guichet-desk');
  await desk.getByText('Un envoi d’une autre personne attend sur cet appareil.').waitFor();
  assert.equal(await page.getByText('Pour Léa seule').count(), 0);
  await desk.getByRole('button', { name: 'Effacer de cet appareil…' }).click();
  await desk.getByRole('button', { name: 'Annuler' }).click();

  const back = await at.seat('lea');
  await back.arrived();
  const user = await at.elsewhere('user', TECHNICIAN);
  assert.equal((await tickets(user, 'Pour Léa seule')).length, 1);
  await at.cut();
  await back.run([filing('Effacé par la suivante')]);
  await back.page.close();
  await at.mend();

  await page.reload();
  await desk.getByRole('button', { name: 'Effacer de cet appareil…' }).click();
  await desk.getByRole('button', { name: 'Effacer', exact: true }).click();
  await desk.getByRole('tab', { name: lea.words.tabs.tickets }).waitFor();
  assert.equal(await page.getByText('Effacé par la suivante').count(), 0);
  const kept = await page.evaluate(async () => {
    const found: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith('guichet-offline') !== true) continue;
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error ?? new Error(name));
      });
      for (const store of ['shelves', 'read', 'files']) {
        const all = opened.transaction(store).objectStore(store).getAll();
        found.push(JSON.stringify(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))));
      }
      opened.close();
    }
    return found.join(' ');
  });
  assert.ok(!/Effacé|Pour Léa|Depuis ce matin/u.test(kept), kept);
  assert.deepEqual(await tickets(user, 'Effacé par la suivante'), []);
  await user.close();
});
