import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import type { Seat } from './seat.ts';
import { theatre } from './stage.ts';
import { askedAndAnswered, BUG_IN_ENGLISH, resolvedAndApproved, TALK_IN_ENGLISH } from './story.ts';

const story = theatre();

const LOCALES = new URL('../../src/locales/', import.meta.url);

/** Names of people of the demonstration keep their accents in any language. */
const NAMES = /Léa|École/gu;

/** Letters and signs that French has and English has not. */
const FRENCH_SIGNS = /[àâäçèéêëîïôöùûüœÀÂÇÈÉÊÎÔÛŒ«»]/u;

/** Every text of a locale, whole. */
function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) yield* texts(inside);
}

async function locale(language: 'fr' | 'en'): Promise<Set<string>> {
  const folder = new URL(`${language}/`, LOCALES);
  const all = new Set<string>();
  for (const name of readdirSync(folder)) {
    const { default: words } = (await import(new URL(name, folder).href)) as { readonly default: unknown };
    for (const text of texts(words)) all.add(text);
  }
  return all;
}

/** Keeps every text that is ever drawn on a page, however short a time. */
async function record(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const drawn = new Set<string>();
    const read = (node: Node): void => {
      if (node.parentNode instanceof HTMLStyleElement || node instanceof HTMLStyleElement) return;
      if (node instanceof Text) drawn.add(node.data);
      else if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder']) drawn.add(node.getAttribute(name) ?? '');
      node.childNodes.forEach(read);
    };
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes)
        if (type === 'childList') addedNodes.forEach(read);
        else read(target);
    });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      return root;
    };
    Object.assign(globalThis, { drawnEver: () => [...drawn] });
  });
}

/** Every text drawn so far on a page that is recorded. */
async function drawnEver({ page }: Seat): Promise<string[]> {
  const drawn = await page.evaluate(() => (globalThis as unknown as { drawnEver: () => string[] }).drawnEver());
  return drawn.map((text) => text.replaceAll(/\s+/gu, ' ').trim());
}

/** Everything that the desk shows or says, in pieces: texts, names, hints. */
function pieces(seat: Seat): Promise<string[]> {
  return seat.desk.evaluate((desk) => {
    const found: string[] = [];
    const read = (node: Node): void => {
      if (node instanceof Text) found.push(node.data);
      if (node instanceof HTMLStyleElement) return;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
          found.push(node.getAttribute(name) ?? '');
        node.shadowRoot?.childNodes.forEach(read);
      }
      node.childNodes.forEach(read);
    };
    read(desk);
    return found.map((text) => text.replaceAll(/\s+/gu, ' ').trim()).filter((text) => text !== '');
  });
}

const [french, english] = await Promise.all([locale('fr'), locale('en')]);
const foreign = french.difference(english);

/** Those of some texts that are French. */
function frenchAmong(texts: readonly string[]): string[] {
  return texts.filter((text) => foreign.has(text) || FRENCH_SIGNS.test(text.replaceAll(NAMES, '')));
}

async function isEnglish(seat: Seat, screen: string): Promise<void> {
  assert.deepEqual(frenchAmong(await pieces(seat)), [], `${screen} is in English`);
}

story('the whole story in English: no French word is left', async (stage) => {
  assert.ok(foreign.size > 200, 'there are French words to look for');
  const lang = 'en';
  const technician = await stage.seat('portal', 'user', { lang });
  await technician.tab('tickets');
  await isEnglish(technician, 'an empty list');
  const lea = await stage.seat('portal', 'lea', { lang });
  await lea.tab('form');
  await isEnglish(lea, 'the form');
  await lea.look();
  await lea.button(lea.words.submit).click();
  await lea.desk.getByRole('link', { name: 'Write a summary' }).waitFor();
  await isEnglish(lea, 'the form with mistakes');
  const key = await lea.file(BUG_IN_ENGLISH);
  await isEnglish(lea, 'after filing');
  await lea.follow(lea.words.see(key));
  await lea.isIn('posted');

  await technician.open(BUG_IN_ENGLISH.summary);
  await technician.unfold();
  for (const told of ['Every time', 'tile.png']) await technician.sees(told);
  await isEnglish(technician, 'the ticket, for staff');
  await technician.look();
  await technician.button(technician.words.more).click();
  await technician.desk.getByRole('menu').waitFor();
  await isEnglish(technician, 'the menu');
  await technician.page.keyboard.press('Escape');
  await askedAndAnswered(lea, technician, TALK_IN_ENGLISH);
  await isEnglish(lea, 'the thread');
  await resolvedAndApproved(lea, technician, TALK_IN_ENGLISH);
  await isEnglish(lea, 'the end');
  await isEnglish(technician, 'the end, for staff');
  await technician.tab('over');
  await technician.desk.getByRole('link', { name: BUG_IN_ENGLISH.summary }).filter({ visible: true }).first().waitFor();
  await isEnglish(technician, 'the list');
});

story('English words that come late: the part they are for waits for them, and nothing is French meanwhile', async (stage) => {
  await record(stage.context);
  const asked = Promise.withResolvers<undefined>();
  const come = Promise.withResolvers<undefined>();
  await stage.context.route(/\/ticket-list-staff-[^/]*\.js$/u, async (route) => {
    asked.resolve(undefined);
    await come.promise;
    await route.continue();
  });
  const technician = await stage.seat('portal', 'user', { lang: 'en' });
  await technician.tab('tickets');
  await asked.promise;
  await technician.desk.getByRole('searchbox').filter({ visible: true }).waitFor();
  await isEnglish(technician, 'the list without the words of those who work with it');
  const views = technician.button('Views');
  assert.equal(await views.count(), 0, 'what those words are for is not there yet');
  come.resolve(undefined);
  await views.filter({ visible: true }).waitFor();
  assert.deepEqual(frenchAmong(await drawnEver(technician)), [], 'nothing was ever drawn in French');
});
