/** The desk's own settings, in groups of plain words, each saved by itself; and its mode, whose presets are shown before they are applied. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Preview } from '../../backends/backend.ts';
import { prefixOf, type Desk, type Mode } from '../../domain/desk.ts';
import { MODE_NAMES } from '../../domain/desk.ts';
import { ALWAYS_ENABLED, STATES } from '../../domain/states.ts';
import type { Localised } from '../../domain/values.ts';
import { KINDS, localised } from '../../domain/values.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { AdminSettingsWords } from '../../locales/fr/admin-settings.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import type { AdminHost, AdminPart, Given } from './admin-host.ts';
import { changeLines } from './changes.view.ts';
import { Counting } from './counting.ts';
import { framed, type Save } from './form-frame.ts';
import { Form, type Choice } from './form.ts';
import { peopleRow } from './people-row.ts';
import { sightView } from './sight.view.ts';

export const vocabulary = wordsOnDemand<AdminSettingsWords>({
  fr: () => import('../../locales/fr/admin-settings.ts'),
  en: () => import('../../locales/en/admin-settings.ts'),
});

type Group = keyof AdminSettingsWords['groups'];

/** Megabytes in what a file may weigh. */
const MEGABYTE = 1024 * 1024;

/** One line a sub-desk: its code, then its name. */
function linesOf(subDesks: Desk['subDesks']): string {
  return subDesks.map(({ desk, name }) => `${desk} ${localised(name, 'fr')}`).join('\n');
}

/** The same, read; a name that was not touched keeps its translation. */
function subDesksIn(lines: string, kept: Desk['subDesks']): { desk: string; name: Localised }[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', ...rest] = line.split(/\s+/u);
      const name = rest.join(' ');
      const known = kept.find(({ desk }) => desk === code);
      const isSame = known !== undefined && localised(known.name, 'fr') === name;
      return { desk: code, name: isSame ? known.name : name === '' ? code : name };
    });
}

export class Section implements AdminPart {
  readonly #host: () => AdminHost;
  readonly #forms = new Map<Group, Form>();
  #mode: Mode | undefined;
  #preview: Preview | undefined;
  /** Who would read other tickets is counted along all of them. */
  readonly #foreseeing = new Counting(() => this.#host().update());

  constructor(host: () => AdminHost) {
    this.#host = host;
  }

  get #words(): AdminSettingsWords {
    const words = vocabulary.peek(this.#host().locale.language) ?? vocabulary.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of settings are not here yet');
    return words;
  }

  #form(group: Group): Form {
    const form = this.#forms.get(group) ?? new Form(this.#host, `settings-${group}`);
    this.#forms.set(group, form);
    return form;
  }

  close(): void {
    this.#foreseeing.stop();
  }

  get isUnsaved(): boolean {
    return [...this.#forms.values()].some(({ isChanged }) => isChanged);
  }

  view(): TemplateResult {
    const { groups } = this.#words;
    return html`<div class="stack">${this.#modes()} ${(Object.keys(groups) as Group[]).map((group) => this.#group(group))}</div>`;
  }

  #group(group: Group): TemplateResult {
    const host = this.#host();
    const form = this.#form(group);
    const name = this.#words.groups[group];
    const id = `title-${form.place}`;
    const save: Save = (typed) => {
      const given = { do: 'change-settings', patch: this.#patchOf(typed, host.settings.desk) } as Given;
      return host.run(form.place, [given], this.#words.saved(name));
    };
    return framed(form, save, html`${heading(host.level + 1, name, { id })} ${this.#rows(group, form)} ${form.buttons()}`, {
      look: 'group',
      labelledBy: id,
    });
  }

  /** What was typed by its control, as the document holds it. */
  #patchOf(typed: Readonly<Record<string, unknown>>, desk: Desk): Record<string, unknown> {
    const patch: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(typed)) {
      const [whole = '', part] = key.split('.');
      if (key === 'subDesks') patch[key] = subDesksIn(String(value), desk.subDesks);
      else if (whole === 'upper') patch['upper'] = this.#upperOf(typed, desk);
      else if (part === undefined) patch[key] = value;
      else {
        const before = patch[whole] ?? desk[whole as 'files' | 'unanswered'];
        const kept = part === 'maxBytes' && typeof value === 'number' ? Math.round(value * MEGABYTE) : value;
        patch[whole] = { ...(before as object), [part]: kept };
      }
    }
    return patch;
  }

  #upperOf(typed: Readonly<Record<string, unknown>>, { upper }: Desk): Desk['upper'] | null {
    const code = ((typed['upper.desk'] ?? upper?.desk ?? '') as string).trim();
    const name = (typed['upper.name'] ?? upper?.name ?? code) as Localised;
    return code === '' ? null : { desk: code, name: localised(name, 'fr').trim() === '' ? code : name };
  }

  #choices(said: Readonly<Record<string, string>>): Choice[] {
    return Object.entries(said).map(([value, label]) => ({ value, label }));
  }

  #rows(group: Group, form: Form): unknown {
    const host = this.#host();
    const { desk, document, fixed } = host.settings;
    const { rows, options } = this.#words;
    const { kinds, states } = host.locale.words;
    const row = (key: keyof typeof rows) => ({ key, label: rows[key].name, hint: rows[key].means });
    const free = (key: string, control: () => unknown): unknown =>
      fixed.includes(key.split('.')[0] ?? key)
        ? notice(host.locale, 'info', { what: rows[key as keyof typeof rows].name, more: host.words.fixed })
        : control();
    const flag = (key: keyof typeof rows & keyof Desk): unknown => free(key, () => form.flag(row(key), desk[key] === true));
    const choice = (key: keyof typeof options & keyof Desk): unknown =>
      free(key, () => form.choice(row(key), String(desk[key]), this.#choices(options[key])));
    switch (group) {
      case 'identity':
        return html`${free('name', () => form.localised(row('name'), desk.name))}
        ${free('description', () => form.localised({ ...row('description'), optional: true }, desk.description, true))}
        ${free('prefix', () => form.text({ ...row('prefix'), optional: true, hint: this.#words.prefixNow(prefixOf(desk)) }, document.prefix ?? ''))}
        ${free('home', () => form.text({ ...row('home'), optional: true }, desk.home ?? '', { type: 'url' }))}
        ${free('languages', () => form.several(row('languages'), desk.languages, this.#choices(options.languages)))}
        ${free('zone', () => form.text(row('zone'), desk.zone))}`;
      case 'access':
        return html`${choice('read')} ${choice('file')} ${flag('guests')} ${choice('onBehalf')} ${choice('groups')}
        ${choice('courseTeachers')}`;
      case 'handling':
        return html`${choice('assignable')}
        ${free('defaultKind', () =>
          form.choice(
            row('defaultKind'),
            desk.defaultKind,
            KINDS.map((value) => ({ value, label: kinds[value] })),
          ),
        )}
        ${free('states', () =>
          form.several(
            row('states'),
            desk.states,
            STATES.filter((state) => state !== 'transferred').map((value) => ({
              value,
              label: states[value],
              fixed: ALWAYS_ENABLED.includes(value),
              ...this.#held(host.usage?.states[value]),
            })),
          ),
        )}
        ${flag('strict')} ${choice('enterAt')} ${flag('timeRequired')}
        ${free('defaultAssignees', () => peopleRow(host, form, row('defaultAssignees'), desk.defaultAssignees, true))}`;
      case 'exchanges':
        return html`${flag('comments')} ${flag('notifications')} ${choice('requesterDefault')} ${flag('quietAllowed')}
        ${free('feedback', () => form.localised({ ...row('feedback'), optional: true }, desk.feedback, true))}`;
      case 'endings':
        return html`${free('approvalDelay', () => form.number(row('approvalDelay'), desk.approvalDelay, 3650))}
        ${free('unanswered.remind', () => form.number(row('unanswered.remind'), desk.unanswered.remind, 3650))}
        ${free('unanswered.then', () => form.choice(row('unanswered.then'), desk.unanswered.then, this.#choices(options['unanswered.then'])))}
        ${free('unanswered.after', () => form.number(row('unanswered.after'), desk.unanswered.after, 3650))}`;
      case 'files':
        return html`${free('files.maxBytes', () => form.number(row('files.maxBytes'), Math.round((desk.files.maxBytes / MEGABYTE) * 10) / 10, 1024))}
        ${free('files.maxCount', () => form.number(row('files.maxCount'), desk.files.maxCount, 100))}`;
      case 'network':
        return html`${free('upper.desk', () => form.text({ ...row('upper.desk'), optional: true }, desk.upper?.desk ?? ''))}
        ${free('upper.name', () => form.localised({ ...row('upper.name'), optional: true }, desk.upper?.name))}
        ${free('subDesks', () => form.text(row('subDesks'), linesOf(desk.subDesks), { long: true }))} ${flag('networked')}`;
    }
  }

  #held(tickets: number | undefined): { readonly note?: string } {
    return tickets === undefined || tickets === 0 ? {} : { note: this.#words.held(tickets) };
  }

  #modes(): TemplateResult {
    const host = this.#host();
    const { desk, fixed } = host.settings;
    const { modes, modeTitle, modeHint, modeNow, see } = this.#words;
    const chosen = this.#mode ?? desk.mode;
    if (fixed.includes('mode'))
      return notice(host.locale, 'info', { what: modeNow(modes[desk.mode].name), more: host.words.fixed });
    return html`<form
      class="stack"
      aria-labelledby="title-mode"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#ask(chosen);
      }}
    >
      ${heading(host.level + 1, modeTitle, { id: 'title-mode' })}
      <p class="hint">${modeNow(modes[desk.mode].name)} ${modeHint}</p>
      <fieldset class="field">
        <legend class="visually-hidden">${modeTitle}</legend>
        ${MODE_NAMES.map(
          (mode) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="mode"
                value=${mode}
                .checked=${mode === chosen}
                @change=${() => {
                  this.#mode = mode;
                  this.#preview = undefined;
                  host.update();
                }}
              /><span>${modes[mode].name} <span class="hint">${modes[mode].means}</span></span></label
            >`,
        )}
      </fieldset>
      <button class="button" type="submit">${see}</button>
      ${this.#foreseeing.view(host.locale, host.words.counting, () => void this.#ask(chosen))}
      ${this.#preview === undefined ? nothing : this.#foreseen(this.#preview, chosen)} ${host.note('mode')}
    </form>`;
  }

  /** What the mode would change, shown before it does. */
  #foreseen(preview: Preview, mode: Mode): TemplateResult {
    const host = this.#host();
    const { modes, apply, wouldChange } = this.#words;
    return html`<div class="stack tight" id="mode-preview" tabindex="-1">
      <p>${wouldChange(modes[mode].name)}</p>
      ${changeLines(host, preview.changes, host.settings.people)} ${sightView(host, preview)}
      <div class="row">
        <button class="button primary" type="button" @click=${() => void this.#apply(mode)}>${apply(modes[mode].name)}</button>
        <button
          class="button"
          type="button"
          @click=${() => {
            this.#preview = undefined;
            this.#mode = undefined;
            host.update();
          }}
        >
          ${host.words.giveUp}
        </button>
      </div>
    </div>`;
  }

  async #ask(mode: Mode): Promise<void> {
    const host = this.#host();
    try {
      const asked = [{ do: 'apply-mode', id: '00000000-0000-4000-8000-000000000000', mode }] as const;
      const preview = await this.#foreseeing.run((patience) => host.session.administration.preview(asked, patience));
      if (preview === undefined) return;
      this.#preview = preview;
      host.update();
      await host.drawn();
      host.root.querySelector<HTMLElement>('#mode-preview')?.focus();
    } catch {
      // Why it cannot be done is said where it is asked for.
      await this.#apply(mode);
    }
  }

  async #apply(mode: Mode): Promise<void> {
    const { run, drawn, root, update } = this.#host();
    if (await run('mode', [{ do: 'apply-mode', mode }], this.#words.applied(this.#words.modes[mode].name))) {
      this.#preview = undefined;
      this.#mode = undefined;
      update();
      await drawn();
      root.querySelector<HTMLElement>('[data-note="mode"]')?.focus();
    }
  }
}
