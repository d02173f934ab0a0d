/** A person who has no mouse: moves by Tab, sees where the focus is, presses keys. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Presses of Tab after which somebody gives up: a Moodle page has some forty links before its content. */
const PATIENCE = 90;

/** Milliseconds after which the focus has come where it is sent. */
const SETTLED = 2000;

/** Where the focus is, through every open shadow root, and whether one sees it. */
interface Focus {
  readonly what: string;
  readonly lost: boolean;
  readonly visible: boolean;
}

function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement != null) at = at.shadowRoot.activeElement;
    if (at === null || at === document.body || at === document.documentElement)
      return { what: 'the body', lost: true, visible: false };
    const drawn = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const box = at.getBoundingClientRect();
    const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const name = at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40);
    // A file's button draws the ring around its hidden input; a tag that holds the focus for its inside draws none itself.
    return {
      what: `<${at.localName} id="${at.id}"> ${name}`,
      lost: false,
      visible: onScreen && (drawn(at) || drawn(at.parentElement)),
    };
  });
}

/** Whether an element has the focus itself. */
function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);
}

export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @throws when the focus fell back to the page and stays there, where the next Tab starts from the top again */
  async keepsFocus(after: string): Promise<void> {
    await this.page
      .waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body, null, {
        timeout: SETTLED,
      })
      .catch(() => assert.fail(`the focus is lost after ${after}`));
  }

  /** Presses Tab, or Shift+Tab, until the target has the focus; it is seen at every stop. */
  async tabTo(target: Locator, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    const stops: string[] = [];
    while (!(await isFocused(target))) {
      assert.ok(stops.length < PATIENCE, `${String(target)} is not reached; stops: ${stops.slice(-12).join(' | ')}`);
      await this.page.keyboard.press(direction);
      const { what, lost, visible } = await focusOf(this.page);
      stops.push(what);
      // Past the last stop the browser's own buttons come, then the page again.
      assert.ok(lost || visible, `one sees where the focus is: ${what}`);
    }
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses a key that opens something, once more where a dialog was just saying that it had closed: then no key is taken. */
  async opens(key: string, target: Locator): Promise<void> {
    await this.press(key);
    await target.waitFor({ timeout: SETTLED }).catch(async () => {
      await this.press(key);
      await target.waitFor();
    });
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes to something and presses Enter on it. */
  async enter(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.press('Enter');
  }

  /** Goes to a box and writes in it. */
  async write(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.type(text);
  }

  /** Goes to a list, and down or up in it to a choice: no letter that another keyboard lacks is needed. */
  async choose(target: Locator, choice: string): Promise<void> {
    await this.tabTo(target);
    const way = await target.evaluate((element, wanted) => {
      const { options, selectedIndex } = element as HTMLSelectElement;
      return [...options].findIndex(({ label }) => label.trim() === wanted) - selectedIndex;
    }, choice);
    for (let step = 0; step < Math.abs(way); step += 1) await this.press(way < 0 ? 'ArrowUp' : 'ArrowDown');
    const chosen = await target.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label);
    assert.equal(chosen?.trim(), choice, 'the choice is made');
  }
}
