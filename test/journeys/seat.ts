/** Somebody before a host page: what they do in its desk, by the roles and names that they see. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

/** A file as it is chosen from one's disk. */
export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What is filed. Fields by their labels: a list's or a radio's choice, or a text. */
export interface Filing {
  readonly service?: string;
  readonly category?: string;
  readonly summary: string;
  readonly description?: string;
  readonly radios?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly people?: readonly string[];
  readonly file?: Chosen;
}

export class Seat {
  readonly page: Page;
  readonly words: Words;
  /** The page's desk; the course has a form of its own beside it. */
  readonly desk: Locator;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
    this.desk = page.locator('guichet-desk');
  }

  /** Waits until the desk is laid out: its tabs, or the ticket that the address names. */
  async ready(): Promise<void> {
    const tabs = this.desk.getByRole('tab', { name: this.words.tabs.tickets });
    await tabs
      .or(this.desk.getByRole('region', { name: this.words.opened }))
      .first()
      .waitFor();
  }

  /** Looks at this tab: those behind are drawn once in a while only. */
  async look(): Promise<void> {
    await this.page.bringToFront();
  }

  /** Follows a link of the desk. */
  async follow(name: string): Promise<void> {
    await this.look();
    await this.desk.getByRole('link', { name }).filter({ visible: true }).first().click();
  }

  button(name: string | RegExp): Locator {
    return this.desk.getByRole('button', { name, exact: true });
  }

  /** Waits until a text is on screen. */
  async sees(text: string | RegExp): Promise<void> {
    await this.desk.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Reads the whole desk, and is sure that a text is not there. */
  async missed(text: string): Promise<void> {
    assert.equal(await this.desk.getByText(text).count(), 0, `“${text}” is not shown`);
  }

  /** Shows one of the desk's tabs, leaving the ticket that is open. */
  async tab(name: keyof Words['tabs']): Promise<void> {
    await this.look();
    const back = this.button(this.words.back).filter({ visible: true });
    if ((await back.count()) > 0) await back.click();
    await this.desk.getByRole('tab', { name: this.words.tabs[name] }).click();
  }

  /** Fills the form without sending it. */
  async fill({
    service,
    category,
    summary,
    description,
    radios = {},
    lists = {},
    texts = {},
    people = [],
    file,
  }: Filing): Promise<void> {
    await this.look();
    const { words, desk } = this;
    if (service !== undefined)
      await desk.getByRole('combobox', { name: words.service, exact: true }).selectOption({ label: service });
    if (category !== undefined)
      await desk.getByRole('combobox', { name: words.category, exact: true }).selectOption({ label: category });
    for (const person of people) {
      await desk.getByRole('combobox', { name: this.words.people }).fill(person);
      await desk.getByRole('option', { name: person }).click();
    }
    await desk.getByRole('textbox', { name: words.summary, exact: true }).fill(summary);
    if (description !== undefined) await desk.getByRole('textbox', { name: words.description }).fill(description);
    for (const [label, choice] of Object.entries(lists))
      await desk.getByRole('combobox', { name: label }).selectOption({ label: choice });
    for (const [label, choice] of Object.entries(radios)) {
      await desk
        .getByRole('radiogroup', { name: label })
        .or(desk.getByRole('group', { name: label }))
        .getByRole('radio', { name: choice })
        .check();
    }
    for (const [label, text] of Object.entries(texts)) await desk.getByRole('textbox', { name: label }).fill(text);
    if (file !== undefined) await this.attach(file);
  }

  /** Chooses a file for the ticket itself, and waits until it is ready. */
  async attach(file: Chosen): Promise<void> {
    const own = this.desk.getByRole('group', { name: this.words.files });
    await own.getByLabel(this.words.addFiles).setInputFiles(file);
    await this.desk.getByRole('button', { name: this.words.fileReady(file.name) }).waitFor();
  }

  /** Files what is in the form. @returns the key of the ticket */
  async submit(): Promise<string> {
    await this.look();
    await this.button(this.words.submit).click();
    return this.filedKey();
  }

  /** The key that the form gives after filing. */
  async filedKey(): Promise<string> {
    const said = await this.desk.getByRole('heading', { name: this.words.filed }).textContent();
    const key = this.words.filed.exec(said ?? '')?.[1];
    assert.ok(key, `the form gives a number: ${said}`);
    return key;
  }

  async file(filing: Filing): Promise<string> {
    await this.tab('form');
    await this.fill(filing);
    return this.submit();
  }

  /** Opens a ticket from the list that is shown; what others filed meanwhile waits for a press. */
  async open(summary: string): Promise<void> {
    await this.look();
    const link = this.desk.getByRole('link', { name: summary }).filter({ visible: true });
    const refresh = this.button(this.words.refresh).filter({ visible: true });
    await link.or(refresh).first().waitFor();
    if ((await link.count()) === 0) await refresh.click();
    await link.first().click();
    await this.desk.getByRole('heading', { name: summary }).waitFor();
  }

  /** Does one of the acts offered on the ticket: a button of its own, or an item of the menu. */
  async act(name: string): Promise<void> {
    await this.look();
    const own = this.button(name).filter({ visible: true });
    const menu = this.button(this.words.more).filter({ visible: true });
    await own.or(menu).first().waitFor();
    if ((await own.count()) > 0) return own.first().click();
    await menu.click();
    // What a card beside will offer in a moment, the menu offers too, with a sign that it asks for something.
    const item = this.desk.getByRole('menuitem', { name, exact: true });
    return item.or(this.desk.getByRole('menuitem', { name: `${name}…`, exact: true })).click();
  }

  /** The form that an act has opened: in a dialog where it cannot be undone, else a part of the page. */
  get form(): Locator {
    return this.desk.locator('guichet-command-panel');
  }

  /** Does an act, fills the one text that it asks for, if any, and sends it with the button of the same name. */
  async actWith(name: string, label?: string | RegExp, text = ''): Promise<void> {
    await this.act(name);
    if (label !== undefined) await this.form.getByRole('textbox', { name: label }).fill(text);
    const send = this.form.getByRole('button', { name, exact: true });
    await send.click();
    await send.waitFor({ state: 'hidden' });
  }

  /** Writes in the ticket's box, and sends with the button of a name. */
  async write(text: string, button: string, label = this.words.message): Promise<void> {
    await this.look();
    const named = { name: label, exact: true };
    await this.desk.getByRole('textbox', named).fill(text);
    const composer = this.desk.getByRole('region').filter({ has: this.page.getByRole('textbox', named) });
    await composer.getByRole('button', { name: button, exact: true }).last().click();
    await this.sees(text);
  }

  /** Leaves a note that the team alone reads. */
  async noteForTeam(text: string): Promise<void> {
    await this.look();
    const { words, desk } = this;
    await desk.getByRole('combobox', { name: words.scope }).selectOption({ label: words.staffOnly });
    await this.write(text, words.addNote, words.note);
    await desk.getByRole('combobox', { name: words.scope }).selectOption({ label: words.everyone });
  }

  /** Shows the ticket's properties where they are folded for want of room. */
  async unfold(): Promise<void> {
    await this.look();
    await this.desk.getByRole('heading', { name: this.words.properties }).waitFor();
    const folded = this.desk.getByRole('button', { name: this.words.properties, expanded: false }).filter({ visible: true });
    if ((await folded.count()) > 0) await folded.click();
  }

  /** Waits for the open ticket to say its state, which stands first in it. */
  async isIn(state: keyof Words['states']): Promise<void> {
    const badge = this.desk.getByRole('region', { name: this.words.opened }).locator('[part="state"]');
    await badge.filter({ hasText: this.words.states[state] }).first().waitFor();
  }
}
