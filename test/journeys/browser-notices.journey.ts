/** The browser's own notices, in a browser whose answer is real: none where it says no, or nobody asked. What one that says yes shows: `granted-notices.firefox.ts`. */
import assert from 'node:assert/strict';
import { Seat } from './seat.ts';
import { theatre, type Stage } from './stage.ts';
import { SUPPORT, TALK } from './story.ts';
import { WORDS } from './words.ts';

const story = theatre();

interface Told {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
}

/** A tab of Léa's in which each notice that the browser is given is written down, and which she can leave for another window. */
async function tab(stage: Stage): Promise<Seat> {
  const page = await stage.context.newPage();
  await page.addInitScript(() => {
    const told: object[] = [];
    let isHidden = false;
    class Noted extends Notification {
      constructor(title: string, options: NotificationOptions = {}) {
        super(title, options);
        told.push({ title, body: options.body, tag: options.tag });
      }
    }
    Object.assign(globalThis, {
      Notification: Noted,
      told,
      leave() {
        isHidden = true;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
    Object.defineProperty(document, 'hidden', { get: () => isHidden });
  });
  await page.goto(stage.address('course', 'lea'));
  const seat = new Seat(page, WORDS.fr);
  await seat.ready();
  return seat;
}

const leave = ({ page }: Seat): Promise<void> => page.evaluate(() => (globalThis as unknown as { leave(): void }).leave());
const toldIn = ({ page }: Seat): Promise<readonly Told[]> =>
  page.evaluate(() => (globalThis as unknown as { told: readonly Told[] }).told);

/** Waits until the bell of a tab counts some as unread: by then what the browser is told was decided. */
async function counts(seat: Seat, unread: number): Promise<void> {
  await seat.desk
    .getByRole('button', { name: /^Avis/u })
    .filter({ hasText: `${unread} non lu` })
    .waitFor();
}

/** Léa files a ticket, asks for the browser's notices, and leaves; somebody of the team opens it and asks her something. */
async function lived(stage: Stage, asks: boolean): Promise<readonly [Seat, Seat]> {
  const first = await tab(stage);
  await first.file(SUPPORT);
  if (asks) {
    await first.tab('settings');
    await first.desk.getByRole('checkbox', { name: /^Onglet ouvert/u }).click();
  }
  return [first, await tab(stage)];
}

async function happens(stage: Stage): Promise<void> {
  const technician = await stage.seat('course', 'user');
  await technician.tab('tickets');
  await technician.open(SUPPORT.summary);
  const { words } = technician;
  await technician.act(words.take);
  await technician.isIn('resolving');
  await technician.actWith(words.ask, words.question, TALK.question);
  await technician.isIn('waiting');
}

async function answering(stage: Stage, permission: 'granted' | 'denied'): Promise<void> {
  const devtools = await stage.context.newCDPSession(await stage.context.newPage());
  const { browserContextId } = (await devtools.send('Target.getTargetInfo')).targetInfo;
  await devtools.send('Browser.setPermission', {
    permission: { name: 'notifications' },
    setting: permission,
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
}

story('where the browser says no, it is said why and what to do, and nothing is told', async (stage) => {
  await answering(stage, 'denied');
  const tabs = await lived(stage, true);
  await tabs[0].sees('Votre navigateur refuse les avis de ce site.');
  for (const each of tabs) await leave(each);
  await happens(stage);
  for (const each of tabs) await counts(each, 3);
  assert.deepEqual((await Promise.all(tabs.map(toldIn))).flat(), []);
});

story('whoever did not ask has none, though the browser would', async (stage) => {
  await answering(stage, 'granted');
  const tabs = await lived(stage, false);
  for (const each of tabs) await leave(each);
  await happens(stage);
  for (const each of tabs) await counts(each, 3);
  assert.deepEqual((await Promise.all(tabs.map(toldIn))).flat(), []);
});
