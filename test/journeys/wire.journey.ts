/** The demonstration as over HTTP, from files alone: a page asks a server's handler that answers in the page itself. */
import assert from 'node:assert/strict';
import { Seat } from './seat.ts';
import { theatre, type Stage } from './stage.ts';
import { askedAndAnswered, SUPPORT, TALK } from './story.ts';
import { WORDS } from './words.ts';

const story = theatre();

/** Sits somebody down before the course page that answers itself. */
async function seated(stage: Stage, person: string): Promise<Seat> {
  const page = await stage.context.newPage();
  const seat = new Seat(page, WORDS.fr);
  await page.goto(`${stage.address('course', person)}&place=wire`);
  await seat.ready();
  return seat;
}

story(
  'a learner files, a technician answers, each in a tab, over HTTP without a server; a reload finds it all',
  async (stage) => {
    const asked: string[] = [];
    stage.context.on('request', (request) => {
      if (request.url().includes('/wire/desks/support/')) asked.push(request.url());
    });
    const lea = await seated(stage, 'lea');
    assert.equal(await lea.page.getByRole('combobox', { name: 'Les tickets sont' }).inputValue(), 'wire');
    const key = await lea.file(SUPPORT);
    await lea.follow(lea.words.see(key));
    const technician = await seated(stage, 'user');
    await technician.tab('tickets');
    await technician.open(SUPPORT.summary);
    await askedAndAnswered(lea, technician, TALK);
    assert.ok(asked.length > 0, 'it was asked over HTTP');

    await lea.page.reload();
    await lea.ready();
    await lea.sees(TALK.answer);
  },
);
