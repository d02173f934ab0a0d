/** Where the page's tickets are: a choice in the demonstration's bar, kept in the address. */
import { DEMO_WORDS } from './demo-words.ts';
import { addressWith, type HostLanguage } from './host-language.ts';
import { canAnswer, placeOfPage, serverAddress, type DemoPlace } from './place.ts';

const PLACES: readonly DemoPlace[] = ['server', 'page', 'wire'];

/** Puts the choice into the bar. */
export function addPlaceSwitch(bar: HTMLElement, language: HostLanguage): void {
  const words = DEMO_WORDS[language];
  const present = placeOfPage();
  const label = document.createElement('label');
  label.className = 'demo-person';
  label.append(`${words.place} `);
  const select = document.createElement('select');
  const isServed = serverAddress() !== undefined;
  const isThere = { server: isServed, page: true, wire: canAnswer() };
  for (const place of PLACES.filter((each) => isThere[each]))
    select.append(new Option(words.places[place], place, false, place === present));
  label.append(select);
  select.addEventListener('change', () => {
    // Another place is another page: what is open here is not there.
    location.href = addressWith('place', select.value === (isServed ? 'server' : 'page') ? null : select.value);
  });
  bar.append(label);
}
