/** Where the page's tickets are: a choice in the demonstration's bar, kept in the address. Only where a server serves the page. */
import { DEMO_WORDS } from './demo-words.ts';
import { addressWith, type HostLanguage } from './host-language.ts';
import { placeOfPage, serverAddress, type DemoPlace } from './place.ts';

const PLACES: readonly DemoPlace[] = ['server', 'page'];

/** Puts the choice into the bar. */
export function addPlaceSwitch(bar: HTMLElement, language: HostLanguage): void {
  if (serverAddress() === undefined) return;
  const words = DEMO_WORDS[language];
  const present = placeOfPage();
  const label = document.createElement('label');
  label.className = 'demo-person';
  label.append(`${words.place} `);
  const select = document.createElement('select');
  for (const place of PLACES) select.append(new Option(words.places[place], place, false, place === present));
  label.append(select);
  select.addEventListener('change', () => {
    // Another place is another page: what is open here is not there.
    location.href = addressWith('place', select.value === 'page' ? 'page' : null);
  });
  bar.append(label);
}
