/** Who is present on a demonstration page: a choice in the bar, kept in the address, told to every widget. */
import type { HostLanguage } from './host-language.ts';
import { addressWith } from './host-language.ts';
import { DEMO_WORDS } from './demo-words.ts';
import type { DemoDesk, Player } from './people.ts';
import { PLAYERS, playerOf, profileOn } from './people.ts';
import { askingOf } from './place.ts';

/** The initials that the host shows in its round badge. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
}

/** Tells the host's own header and every widget of the page who is present. */
function become(player: Player, desk: DemoDesk): void {
  const { profile: _elsewhere, ...person } = player.person;
  // Over HTTP nobody is believed who only says who they are: a token says it.
  const asking = askingOf(player.person.id, desk);
  for (const widget of document.querySelectorAll<HTMLElement & { identity?: () => Promise<string> }>('[backend]')) {
    if (asking !== undefined) {
      widget.identity = asking.identity;
      widget.setAttribute('backend', asking.address);
    }
    widget.setAttribute('profile', profileOn(player, desk));
    widget.setAttribute('person', JSON.stringify(person));
  }
  for (const place of document.querySelectorAll('[data-person-name]')) place.textContent = player.person.name;
  for (const place of document.querySelectorAll('[data-initials]')) place.textContent = initials(player.person.name);
}

/**
 * Puts the switch into the bar and applies the person of the address.
 * @param bar where it goes
 * @param desk which desk the page shows, since one may hold another profile there
 * @param initial who is present when the address names nobody
 */
export function addPersonSwitch(bar: HTMLElement, desk: DemoDesk, initial: string, language: HostLanguage): void {
  const words = DEMO_WORDS[language];
  const present = playerOf(new URLSearchParams(location.search).get('person'), initial);
  const label = document.createElement('label');
  label.className = 'demo-person';
  label.append(`${words.label} `);
  const select = document.createElement('select');
  for (const player of PLAYERS) {
    const text = `${player.person.name} (${player.role[language]})`;
    select.append(new Option(text, player.person.id, false, player === present));
  }
  label.append(select);
  const status = document.createElement('p');
  status.className = 'demo-hidden';
  status.setAttribute('role', 'status');
  select.addEventListener('change', () => {
    const player = playerOf(select.value, initial);
    history.replaceState(history.state, '', addressWith('person', player.person.id));
    become(player, desk);
    status.textContent = words.youAre(player.person.name, player.role[language]);
  });
  bar.append(label, status);
  become(present, desk);
}
