/**
 * Every state of every widget, as the tests list them. The address holds what is shown, so that a state can be sent to
 * somebody; with `bare` the stage stands alone (pictures are taken of it).
 */
import { STATES } from '../test/widgets/states.ts';
import type { State } from '../test/widgets/state.ts';

const controls = document.querySelector<HTMLFormElement>('#controls');
const stage = document.querySelector<HTMLElement>('#stage');
const place = document.querySelector<HTMLOutputElement>('#place');
if (controls === null || stage === null || place === null) throw new Error('the playground has lost its parts');

const select = (name: string): HTMLSelectElement => controls.elements.namedItem(name) as HTMLSelectElement;
const address = new URLSearchParams(location.search);

const widgets = [...new Set(STATES.map((state) => state.widget))];
select('widget').replaceChildren(...widgets.map((name) => new Option(name, name)));

function statesOf(widget: string): State[] {
  return STATES.filter((state) => state.widget === widget);
}

function fillStates(): void {
  select('state').replaceChildren(...statesOf(select('widget').value).map((state) => new Option(state.name, state.name)));
}

for (const name of ['widget', 'state', 'theme', 'lang', 'dir', 'width']) {
  if (name === 'state') fillStates();
  const asked = address.get(name);
  if (asked !== null && [...select(name).options].some((option) => option.value === asked)) select(name).value = asked;
}

let turn = 0;

/** Puts the chosen state on the stage, and says in `data-ready` when it stands. */
async function show(): Promise<void> {
  if (stage === null || place === null) return;
  turn += 1;
  const mine = turn;
  const state = statesOf(select('widget').value).find((each) => each.name === select('state').value);
  if (state === undefined) return;
  const lang = select('lang').value === 'en' ? 'en' : 'fr';
  const next = stage.cloneNode(false) as HTMLElement;
  next.lang = lang;
  next.dir = state.rtl === true ? 'rtl' : select('dir').value;
  next.dataset['theme'] = select('theme').value;
  next.dataset['width'] = state.narrow === true && !address.has('width') ? '320' : select('width').value;
  delete next.dataset['ready'];
  document.querySelector('#stage')?.replaceWith(next);
  document.body.classList.toggle('dark', select('theme').value === 'dark');
  place.value = `${statesOf(state.widget).indexOf(state) + 1} / ${statesOf(state.widget).length}`;
  await state.setup(next, lang);
  if (mine === turn) next.dataset['ready'] = state.name;
}

function remember(): void {
  const kept = new URLSearchParams([...new FormData(controls ?? undefined)].map(([name, value]) => [name, String(value)]));
  history.replaceState(null, '', `?${kept}`);
}

function step(by: number): void {
  const states = select('state');
  states.selectedIndex = (states.selectedIndex + by + states.options.length) % states.options.length;
  remember();
  void show();
}

controls.addEventListener('change', (event) => {
  if (event.target === select('widget')) fillStates();
  remember();
  void show();
});
controls.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#previous')?.addEventListener('click', () => step(-1));
document.querySelector('#next')?.addEventListener('click', () => step(1));
document.body.classList.toggle('bare', address.has('bare'));
void show();
