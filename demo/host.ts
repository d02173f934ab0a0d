/** What the three host pages share: their language, and the demonstration's bar above their own look. */
import { DEMO_WORDS } from './demo-words.ts';
import { addFill } from './fill.ts';
import { applyLanguage } from './host-language.ts';
import type { DemoDesk } from './people.ts';
import { addPersonSwitch } from './person-switch.ts';
import { addPlaceSwitch } from './place-switch.ts';
import { placeOfPage } from './place.ts';

export interface HostPage {
  /** The desk that the page shows. */
  readonly desk: DemoDesk;
  /** Who is present when the address names nobody. */
  readonly initial: string;
}

/**
 * Prepares a host page. Wait for it before the widgets are defined, so that they first wake up with the right person, and somebody answers.
 * @throws {Error} the page is to answer itself, and its worker cannot be fetched
 */
export async function startHost(page: HostPage): Promise<void> {
  const language = applyLanguage();
  const words = DEMO_WORDS[language];
  const bar = document.createElement('aside');
  bar.className = 'demo-bar';
  bar.setAttribute('aria-label', words.bar);
  const title = document.createElement('p');
  title.className = 'demo-title';
  title.textContent = words.bar;
  bar.append(title);
  addPersonSwitch(bar, page.desk, page.initial, language);
  addPlaceSwitch(bar, language);
  // What a server holds is everybody's: a visitor does not fill or empty it.
  if (placeOfPage() !== 'server') addFill(bar, page.desk, language);
  const pages = document.createElement('a');
  pages.href = './index.html';
  pages.textContent = words.pages;
  bar.append(pages);
  const skip = document.querySelector('.skip');
  if (skip === null) document.body.prepend(bar);
  else skip.after(bar);
  if (placeOfPage() === 'wire') await (await import('./wire.ts')).answer();
}
