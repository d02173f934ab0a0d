import { GuichetFrame } from './frame-element.ts';
import { upgradeLinks } from './upgrade-links.ts';

/**
 * Registers `<guichet-frame>` and begins with the links of the page; nothing where another copy did.
 * @param script the address of the script that runs
 */
export function defineFrames(script: string): void {
  if (customElements.get('guichet-frame') !== undefined) {
    console.warn(`guichet: two scripts for frames on this page: ${script} does nothing`);
    return;
  }
  customElements.define('guichet-frame', GuichetFrame);
  upgradeLinks(script);
}
