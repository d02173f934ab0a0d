/** The doctor on the playground: of the code that is written, and of code that somebody pastes. Pasted text is parsed, never run. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { words } from '../src/locales/index.ts';
import frDoctor, { type DoctorWords } from '../src/locales/fr/doctor.ts';
import { complaints, isGrave, type Complaint } from '../src/widgets/doctor/checks.ts';
import type { Facts, Reading } from '../src/widgets/doctor/facts.ts';
import { seenIn, settingsIn } from '../src/widgets/doctor/reading.ts';
import { told } from '../src/widgets/doctor/saying.ts';
import type { HostLanguage } from './host-language.ts';
import type { PlaygroundWords } from './playground-words.ts';

const DOCTOR_WORDS = words(frDoctor, { en: () => import('../src/locales/en/doctor.ts') });

/** What the doctor says, in the page's language. */
export function doctorWords(language: HostLanguage): Promise<DoctorWords> {
  return DOCTOR_WORDS.load(language);
}

/** What is seen in a piece of code, as if it stood in a page at an address. */
export function seenInText(code: string, address: string): Pick<Facts, 'widgets' | 'scripts' | 'sameIds' | 'policy'> {
  return seenIn(new DOMParser().parseFromString(code, 'text/html'), address);
}

/** A list of what was found: what, why, what to do. @param others items after those */
export function complaintsView(
  found: readonly Complaint[],
  said: DoctorWords,
  page: HostLanguage,
  words: PlaygroundWords,
  others: readonly TemplateResult[] = [],
): TemplateResult {
  const number = (value: number): string => new Intl.NumberFormat(page).format(value);
  return html`<ul class="complaints">
    ${found.map((complaint) => {
      const { what, why, todo } = told(complaint, said, number);
      const grave = isGrave(complaint);
      return html`<li class=${grave ? 'grave' : 'light'}>
        <strong>${grave ? words.grave : words.light}</strong>
        <p class="what">${what}</p>
        <p>${why}</p>
        <p class="todo">${todo}</p>
      </li>`;
    })}
    ${others}
  </ul>`;
}

/** Reads a settings document at its address, without any cookie. */
async function read(address: string, words: PlaygroundWords): Promise<Reading> {
  const response = await fetch(address, { credentials: 'omit', headers: { accept: 'application/json' } }).catch(() => undefined);
  if (response === undefined) return { state: 'unread', why: words.noAnswer };
  if (!response.ok) return { state: 'unread', why: words.answers(response.status) };
  let document: unknown;
  try {
    document = await response.json();
  } catch {
    return { state: 'unread', why: words.noJson };
  }
  const [{ readSettings }, { unreached }] = await Promise.all([
    import('../src/domain/settings.ts'),
    import('../src/domain/reachability.ts'),
  ]);
  const settings = readSettings(document);
  if (!('document' in settings)) return { state: 'wrong', issues: settings };
  const { desk, people } = settings;
  const staff = people.filter(({ profile }) => profile !== 'requester').map(({ id }) => id);
  return { state: 'right', desk: desk.id, unreached: unreached(desk, staff, new Date().toISOString()) };
}

/** Puts the part where code is pasted into its place. */
export function addPaste(place: HTMLElement, page: HostLanguage, words: PlaygroundWords): void {
  let said: TemplateResult | typeof nothing = nothing;
  let turn = 0;

  const check = async (form: HTMLFormElement): Promise<void> => {
    turn += 1;
    const mine = turn;
    const given = new FormData(form);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const code = text('pasted');
    const address = text('address');
    if (code === '') return say(html`<p>${words.empty}</p>`);
    if (!/^https?:\/\//u.test(address) || !URL.canParse(address)) return say(html`<p>${words.notAddress}</p>`);
    const seen = seenInText(code, address);
    if (seen.widgets.length === 0) return say(html`<p>${words.none}</p>`);
    const readings = await Promise.all(settingsIn(seen, address).map(async (each) => [each, await read(each, words)] as const));
    const advice = await doctorWords(page);
    if (mine !== turn) return;
    const found = complaints({
      ...seen,
      address,
      throughEditor: given.has('editor'),
      live: false,
      policy: text('policy') || seen.policy,
      settings: new Map(readings),
      colours: [],
    });
    const grave = found.filter(isGrave).length;
    say(
      html`<p>${found.length === 0 ? words.right : words.found(grave, found.length - grave)}</p>
        ${complaintsView(found, advice, page, words)}`,
    );
  };

  const submit = (event: Event): void => {
    event.preventDefault();
    void check(event.currentTarget as HTMLFormElement);
  };

  const draw = (): void => {
    render(
      html`<h2 id="paste-title">${words.paste}</h2>
        <p>${words.pasteLead}</p>
        <form class="paste" @submit=${submit}>
          <label>${words.pasted} <textarea name="pasted" rows="6" spellcheck="false" autocomplete="off"></textarea></label>
          <label>${words.pageAt} <input name="address" type="url" value=${location.href.replace(/[?#].*$/u, '')} /></label>
          <label>${words.pagePolicy} <input name="policy" type="text" spellcheck="false" autocomplete="off" /></label>
          <label class="switch"><input name="editor" type="checkbox" /> ${words.editor}</label>
          <button type="submit">${words.check}</button>
        </form>
        <div class="said" role="status">${said}</div>`,
      place,
    );
  };
  const say = (what: TemplateResult): void => {
    said = what;
    draw();
  };
  draw();
}
