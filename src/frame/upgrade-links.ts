/** Links of class `guichet-frame` become frames: they are what an editor leaves, and what a reader without scripts follows. */
import { place } from '../loader/upgrade.ts';
import { BeforeUpgradeEvent } from '../widgets/shared/events.ts';

/** Frames on one page, at most: a post full of links must not bring a reader's browser down. */
const MOST = 10;

/** Attributes of the script that every frame of the page is given. */
const GIVEN = ['person', 'profile', 'max-height'] as const;

/**
 * Begins.
 * @param script the address of the script that runs: the frame is beside it, where its tag names no other
 */
export function upgradeLinks(script: string): void {
  const tag = [...document.scripts].find(({ src }) => src === script);
  const said = tag?.dataset['frames']?.split(/\s+/u).filter(Boolean) ?? [new URL('frame.html', script).href];
  const frames = said.map((each) => new URL(each, document.baseURI)).map(({ origin, pathname }) => origin + pathname);
  const known = new WeakSet<Element>();
  let made = 0;

  const become = (link: HTMLAnchorElement): void => {
    const { origin, pathname, username, password } = new URL(link.href, document.baseURI);
    if (username !== '' || password !== '' || !frames.includes(origin + pathname)) {
      console.warn(`guichet: its address is none of the frames of this page: ${frames.join(' ')}`, link);
      return;
    }
    made += 1;
    if (made === MOST + 1) console.warn(`guichet: more than ${MOST} frames on a page: this one and the next stay links`, link);
    if (made > MOST) return;
    const frame = document.createElement('guichet-frame');
    frame.setAttribute('src', link.href);
    frame.title = link.title || link.textContent.trim();
    for (const name of GIVEN) {
      const value = tag?.getAttribute(`data-${name}`);
      if (value != null) frame.setAttribute(name, value);
    }
    if (link.dispatchEvent(new BeforeUpgradeEvent(frame))) place(link, frame);
  };

  const found = document.getElementsByClassName('guichet-frame');
  const look = (): void => {
    for (const element of [...found]) {
      if (known.has(element) || !(element instanceof HTMLAnchorElement)) continue;
      known.add(element);
      // An editor's page is being written: what is put into it would be saved with it.
      if (!element.isContentEditable) become(element);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
}
