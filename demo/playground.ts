/**
 * The playground: a widget is chosen, its attributes are set by controls, it is shown live on a stage of its own, and the code to
 * copy is written. What is chosen is in the address.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DoctorWords } from '../src/locales/fr/doctor.ts';
import { complaints } from '../src/widgets/doctor/checks.ts';
import { colourOf, contrast } from '../src/widgets/doctor/colours.ts';
import type { Facts, Pair, SeenScript } from '../src/widgets/doctor/facts.ts';
import { ANYONES, PAGES } from '../src/widgets/shared/written.ts';
import { addFill } from './fill.ts';
import { applyLanguage } from './host-language.ts';
import { attributesOf, FORMS, givenBy, readChoice, writeChoice, type Choice } from './playground-choice.ts';
import { writeCode, type Code } from './playground-code.ts';
import { aroundView, attributesView } from './playground-controls.ts';
import { addPaste, complaintsView, doctorWords } from './playground-doctor.ts';
import { controlsOf, withoutUsual, type Control, type Manifest } from './playground-manifest.ts';
import { PLAYGROUND_WORDS } from './playground-words.ts';

const page = applyLanguage();
const words = PLAYGROUND_WORDS[page];
const here = new URL('./', location.href).href;
const library = new URL('../', location.href).href;

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the playground has lost its #${id}`);
  return found;
}

const [choices, scene, code, paste] = [part('choices'), part('scene'), part('code'), part('paste')];
const stage = document.createElement('iframe');
stage.title = words.stage;
const filling = document.createElement('div');
filling.className = 'filling';

let choice: Choice = readChoice(new URLSearchParams(location.search), page);
let controls: ReadonlyMap<string, readonly Control[]> = new Map();
let advice: DoctorWords | undefined;
/** What was copied last, and whether the browser could. */
let copied: { readonly what: string; readonly done: boolean } | undefined;

/** The address to write into the code. */
function libraryAt(): string {
  return URL.canParse(choice.at) ? new URL(choice.at.replace(/\/?$/u, '/')).href : library;
}

function change(part: Partial<Choice>): void {
  const { desk } = choice;
  choice = { ...choice, ...part };
  copied = undefined;
  const said = String(writeChoice(choice, page));
  history.replaceState(history.state, '', said === '' ? location.pathname : `?${said}`);
  stage.contentWindow?.postMessage(stageAsks(), location.origin);
  if (choice.desk !== desk) offerFilling();
  draw();
}

/** The stage has no language of its own: what it speaks is always said. */
function stageAsks(): string {
  const said = writeChoice(choice, page);
  said.set('speech', choice.speech);
  return String(said);
}

function offerFilling(): void {
  filling.replaceChildren();
  addFill(filling, choice.desk, page, 60);
}

async function copy(what: string, text: string, block: Element | null): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    copied = { what, done: true };
  } catch {
    if (block !== null) getSelection()?.selectAllChildren(block);
    copied = { what, done: false };
  }
  draw();
}

/** One text to copy, under what it is for. */
function blockView(name: string, title: string, text: string): TemplateResult {
  const done = copied?.what === name && copied.done;
  const press = (event: Event): void =>
    void copy(name, text, (event.currentTarget as Element).closest('.block')?.querySelector('code') ?? null);
  return html`<div class="block">
    <div class="block-head">
      <h3 id=${`block-${name}`}>${title}</h3>
      <button type="button" aria-describedby=${`block-${name}`} @click=${press}>${done ? words.copied : words.copy}</button>
    </div>
    <pre tabindex="0" aria-labelledby=${`block-${name}`}><code>${text}</code></pre>
  </div>`;
}

function pairs(): Pair[] {
  if (choice.look !== 'own') return [];
  const of = (css: string) => colourOf(css) ?? [0, 0, 0, 1];
  const { accent, surface, text } = choice.colours;
  const onAccent = Math.max(contrast(of(accent), [255, 255, 255, 1]), contrast(of(accent), [0, 0, 0, 1]));
  return [
    { what: 'text', ratio: contrast(of(text), of(surface)) },
    { what: 'accent', ratio: onAccent },
  ];
}

/** What is seen of the code that is written here: it needs no parsing, being ours. */
function ownFacts(attributes: Readonly<Record<string, string>>): Pick<Facts, 'widgets' | 'scripts'> {
  const { form, widget } = choice;
  const at = libraryAt();
  const says = (names: readonly string[]) => new Map(Object.entries(attributes).filter(([name]) => names.includes(name)));
  const own = form === 'tag' ? new Map(Object.entries(attributes)) : says(['desk', ...ANYONES]);
  const [file, does, href] = {
    tag: ['guichet.js', 'library', ''],
    link: ['guichet-loader.js', 'loader', `${at}desk/${attributes['desk'] ?? ''}`],
    frame: ['guichet-frame.js', 'frame', `${at}frame.html`],
  }[form] as [string, SeenScript['does'], string];
  const data = new Map([['backend', 'indexeddb:'], ...says(PAGES)]);
  return {
    widgets: [{ form, tag: widget, attributes: own, href, inDesk: false, headingBefore: 0 }],
    scripts: [{ src: new URL(file, at).href, module: true, does, nonce: false, data }],
  };
}

/** What the code is right to say here, and its reader has to think of before others see it. */
function notesView(written: Code, attributes: Readonly<Record<string, string>>): TemplateResult[] {
  const { kept, lent, landing } = words.notes;
  const isKept = (attributes['backend'] ?? 'indexeddb:').startsWith('indexeddb:');
  const isLent = ['settings', 'person'].some((name) => name in attributes && !(name in choice.attributes));
  const [address] = /(?<=href=")[^"?]+/u.exec(written.here) ?? [''];
  const notes = [...(isKept ? [kept] : []), ...(isLent ? [lent] : []), ...(choice.form === 'link' ? [landing(address)] : [])];
  return notes.map(
    ({ what, todo }) =>
      html`<li class="light">
        <strong>${words.light}</strong>
        <p class="what">${what}</p>
        <p class="todo">${todo}</p>
      </li>`,
  );
}

function knowView(written: Code, attributes: Readonly<Record<string, string>>): TemplateResult | typeof nothing {
  if (advice === undefined) return nothing;
  const found = complaints({
    ...ownFacts(attributes),
    address: location.href,
    throughEditor: choice.form === 'tag',
    live: false,
    policy: null,
    sameIds: [],
    settings: new Map(),
    colours: pairs(),
  });
  const notes = notesView(written, attributes);
  if (found.length + notes.length + written.left.length === 0) return nothing;
  return html`<h3>${words.know}</h3>
    ${written.left.length === 0 ? nothing : html`<p class="left">${words.left(written.left.join(', '))}</p>`}
    ${complaintsView(found, advice, page, words, notes)}`;
}

/** Attributes as they are written: a server has the desk's settings, and believes no page about who is there. */
function codedAttributes(): Record<string, string> {
  const all = attributesOf(choice, here);
  if (!/^https?:/u.test(all['backend'] ?? '')) return all;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => name in choice.attributes || !['settings', 'person', 'profile'].includes(name)),
  );
}

function codeView(): TemplateResult {
  const known = controls.get(choice.widget) ?? [];
  const attributes = withoutUsual(codedAttributes(), known);
  const written = writeCode(choice, attributes, libraryAt(), words.link);
  const { here: tag, script, frame, policy, ancestors, style } = written;
  return html`<h2 id="code-title">${words.code}</h2>
    <fieldset class="forms">
      <legend>${words.form}</legend>
      ${FORMS.map(
        (form) =>
          html`<label class="switch"
            ><input
              type="radio"
              name="form"
              value=${form}
              .checked=${live(form === choice.form)}
              @change=${() => change({ form })}
            />
            ${words.forms[form]}</label
          >`,
      )}
    </fieldset>
    <label class="at"
      >${words.at}
      <input
        type="url"
        name="at"
        placeholder=${library}
        aria-describedby="at-hint"
        .value=${live(choice.at)}
        @change=${(event: Event) => change({ at: (event.target as HTMLInputElement).value.trim() })}
    /></label>
    <p class="hint" id="at-hint">${words.atHint}</p>
    ${blockView('here', words.here[choice.form], tag)} ${blockView('script', words.script, script)}
    ${frame === null ? nothing : blockView('frame', words.frameScript, frame)}
    ${blockView('policy', words.policy, policy.join(';\n'))}
    ${ancestors === null ? nothing : blockView('ancestors', words.ancestors, ancestors)}
    ${style === '' ? nothing : blockView('style', words.style, style)}
    <p class="copied" role="status">${copied === undefined ? nothing : copied.done ? words.copied : words.notCopied}</p>
    ${knowView(written, attributes)}`;
}

function draw(): void {
  const tags = [...controls.keys()];
  const known = controls.get(choice.widget) ?? [];
  render(
    html`${aroundView(choice, tags, words, change)} ${attributesView(choice, known, givenBy(choice, here), page, words, change)}`,
    choices,
  );
  render(
    html`<h2 id="scene-title">${words.stage}</h2>
      ${filling}
      <div class="room" role="group" tabindex="0" aria-labelledby="scene-title">
        <div class="width" data-width=${choice.width}>${stage}</div>
      </div>`,
    scene,
  );
  render(codeView(), code);
}

/** The stage is as high as what it shows. */
function follow(): void {
  const body = stage.contentDocument?.body;
  if (body == null) return;
  new ResizeObserver(() => {
    stage.style.blockSize = `${Math.ceil(body.getBoundingClientRect().height) + 2}px`;
  }).observe(body);
  stage.contentWindow?.postMessage(stageAsks(), location.origin);
}

async function start(): Promise<void> {
  choices.addEventListener('submit', (event) => event.preventDefault());
  try {
    const response = await fetch(new URL('custom-elements.json', library));
    controls = controlsOf((await response.json()) as Manifest);
  } catch (error) {
    console.error(error);
    choices.textContent = words.noManifest;
    return;
  }
  if (!controls.has(choice.widget)) choice = { ...choice, widget: 'guichet-desk' };
  stage.src = `./playground-stage.html?${stageAsks()}`;
  stage.addEventListener('load', follow);
  offerFilling();
  draw();
  addPaste(paste, page, words);
  advice = await doctorWords(page);
  draw();
}

void start();
