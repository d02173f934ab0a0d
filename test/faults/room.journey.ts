/** Rows 4, 5 and 6: there is no room, or the browser takes back what there was. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Seat } from '../journeys/seat.ts';
import { theatre, type Stage } from '../journeys/stage.ts';
import { PICTURE, SUPPORT } from '../journeys/story.ts';
import { EVICTED } from '../run/browsing.ts';
import { isFirefox } from '../run/engine.ts';
import { countsIn } from './ground.ts';

const story = theatre();

/** What needs the room of one site to change while its pages are open, as Chromium's developer tools do; no such way was found in Firefox. */
const storyOfRoom: typeof story = (sentence, told) => {
  if (!isFirefox) story(sentence, told);
};

const { file: _picture, ...TEXTS } = SUPPORT;

/** The site, as the browser's developer tools name it: with a slash at its end. */
function site(stage: Stage): string {
  return new URL('/', stage.address('course', 'lea')).href;
}

/** Leaves the site so many bytes; it holds as long as the tab that said it is open. @returns what leaves it another number */
async function allow(stage: Stage, bytes: number): Promise<(bytes: number) => Promise<void>> {
  const devtools = await stage.context.newCDPSession(await stage.context.newPage());
  const leave = async (quotaSize: number): Promise<void> => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: site(stage), quotaSize });
  };
  await leave(bytes);
  return leave;
}

/** Fills what room is left with noise of the page's own, in ever smaller pieces; in a database of its own. */
async function fillUp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ballast', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('noise', { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    const put = (size: number): Promise<boolean> =>
      new Promise((resolve) => {
        const noise = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(noise.subarray(at, Math.min(size, at + 65_536)));
        const tx = base.transaction('noise', 'readwrite');
        tx.objectStore('noise').put(noise);
        tx.oncomplete = () => resolve(true);
        tx.onabort = () => resolve(false);
      });
    for (const size of [500_000, 50_000, 5_000, 500, 50]) while (await put(size));
    base.close();
  });
}

/** Gives the room back. */
function makeRoom(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('ballast');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error ?? new Error('not erased'));
      }),
  );
}

/** Takes back all that the site keeps, while its pages are open. */
async function evict(stage: Stage): Promise<void> {
  const page = await stage.context.newPage();
  if (isFirefox) {
    await page.goto(new URL(EVICTED, site(stage)).href);
    return;
  }
  const devtools = await stage.context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: site(stage), storageTypes: 'all' });
}

async function standsTyped({ desk, words }: Seat): Promise<void> {
  assert.equal(await desk.getByRole('textbox', { name: words.summary, exact: true }).inputValue(), SUPPORT.summary);
  assert.equal(await desk.getByRole('textbox', { name: words.description }).inputValue(), SUPPORT.description);
}

storyOfRoom('row 4: quota exceeded → text kept on screen, clear message, no half row', async (stage) => {
  const leave = await allow(stage, 3_000_000);
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  await lea.fill(TEXTS);
  const before = await countsIn(lea.page);
  await fillUp(lea.page);
  // The store tidies up by itself, and may find some room again.
  await leave(1);
  await lea.button(lea.words.submit).click();
  await lea.sees('Rien n’a été enregistré.');
  await lea.sees('Il n’y a plus de place sur cet appareil pour ce site.');
  await standsTyped(lea);
  assert.deepEqual(await countsIn(lea.page), before, 'no half row');

  await leave(3_000_000);
  await makeRoom(lea.page);
  assert.equal(await lea.submit(), 'TRK2_1');
});

storyOfRoom('row 5: quota during attachment + row → row survives (separate tx)', async (stage) => {
  await allow(stage, 3_000_000);
  const lea = await stage.seat('course', 'lea');
  await lea.tab('form');
  await lea.fill(SUPPORT);
  const heavy = { name: 'film.mp4', mimeType: 'video/mp4', buffer: randomBytes(6_000_000) };
  await lea.desk.getByRole('group', { name: lea.words.files }).getByLabel(lea.words.addFiles).setInputFiles(heavy);
  await lea.button(lea.words.submit).click();
  await lea.sees('Le fichier film.mp4 n’a pas pu être envoyé : réessayez, ou retirez-le.');
  await standsTyped(lea);
  await lea.button('Retirer film.mp4').click();
  const key = await lea.submit();
  await lea.follow(`Voir le ticket ${key}`);

  const answered = lea.desk.getByRole('textbox', { name: lea.words.message, exact: true });
  await answered.fill('Voici le film.');
  const choosing = lea.page.waitForEvent('filechooser');
  await lea.button('Joindre des fichiers').click();
  await (await choosing).setFiles(heavy);
  await lea.sees('Il n’y a plus de place sur cet appareil');
  assert.equal(await answered.inputValue(), 'Voici le film.');

  await lea.page.reload();
  await lea.ready();
  await lea.sees(SUPPORT.summary);
  await lea.unfold();
  await lea.sees('capture.png');
  const bytes = await lea.page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const opening = indexedDB.open('guichet');
        opening.onsuccess = () => {
          const all = opening.result.transaction('bytes').objectStore('bytes').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve((all.result as { bytes: ArrayBuffer }[]).map((kept) => kept.bytes.byteLength));
          };
        };
      }),
  );
  assert.deepEqual(bytes, [PICTURE.byteLength], 'the file that had its room is there, whole, and it alone');
});

story('row 6: eviction while open → onclose seen, resync, user told what was lost', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(TEXTS);
  await lea.follow(`Voir le ticket ${key}`);
  await lea.isIn('posted');
  const box = lea.desk.getByRole('textbox', { name: lea.words.message, exact: true });
  await box.fill('Je précise : depuis ce matin');
  const listing = await stage.seat('course', 'lea');
  await listing.tab('form');
  await listing.fill(TEXTS);

  await evict(stage);
  const told = async (seat: Seat): Promise<void> => {
    await seat.look();
    await seat.sees('Les tickets gardés ici ont été effacés.');
    await seat.sees(/Copiez d’abord le texte en cours\./u);
    await seat.button('Recharger la page').first().waitFor();
  };
  await told(lea);
  await listing.look();
  await listing.button(lea.words.submit).click();
  await told(listing);
  await standsTyped(listing);
  assert.equal(await box.inputValue(), 'Je précise : depuis ce matin');

  await listing.button('Recharger la page').first().click();
  await listing.ready();
  await listing.tab('form');
  await listing.fill(TEXTS);
  assert.equal(await listing.submit(), 'TRK2_1', 'the desk starts anew');
});
