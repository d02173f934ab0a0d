/** What the editors of a desk's parts share: they keep what is typed, say what is wrong beside it, and have commands done by the panel. */
import { html, nothing, type TemplateResult } from 'lit';
import { Invalid, Refused, type DeskSettings, type Session, type Usage } from '../../backends/backend.ts';
import type { DeskCommandInput } from '../../domain/desk-commands.ts';
import type { Issue } from '../../domain/fields.ts';
import type { Locale } from '../shared/locale.ts';
import type { Typed } from './typing.ts';

/** A command as an editor gives it: its identity is made where it is sent. */
type Given = DeskCommandInput extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

/** What an editor needs of the panel around it. */
export interface EditorHost {
  readonly session: Session;
  readonly settings: DeskSettings;
  /** What tickets hold of the settings; undefined while it is counted. */
  readonly usage: Usage | undefined;
  readonly locale: Locale;
  /** Level of the headings of sections. */
  readonly level: number;
  readonly root: ShadowRoot;
  update(): void;
  readonly drawn: () => Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
  run(place: string, commands: readonly Given[], said: string): Promise<boolean>;
  note(place: string): unknown;
  problem(place: string): unknown;
  /** What is typed in a place and not saved, also before this page was here. */
  typed(place: string): Typed | undefined;
  /** Keeps what is typed in a place; nothing, once it is saved or given up. */
  keep(place: string, typed: Typed): void;
}

/** What stands in the way of a change, by its path; empty where it is something else. */
function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof Invalid) return error.issues;
  return error instanceof Refused ? (error.refusal.issues ?? []) : [];
}

export abstract class Editing {
  protected readonly host: () => EditorHost;
  /** Under which name the panel keeps what was said. */
  readonly #place: string;
  #saving = false;
  /** What is wrong with what is typed, found before it is sent or by who decides. */
  protected issues: readonly Issue[] = [];

  constructor(host: () => EditorHost, place: string) {
    this.host = host;
    this.#place = place;
  }

  /** Whether something typed is neither saved nor given up. */
  abstract get isUnsaved(): boolean;

  protected get saving(): boolean {
    return this.#saving;
  }

  /**
   * Has commands done, which the panel says with the way back.
   * @param said what was done
   * @returns whether it was; else what is wrong stands beside its cause
   */
  protected async save(commands: readonly Given[], said: string): Promise<boolean> {
    if (this.#saving) return false;
    this.#saving = true;
    this.issues = [];
    this.host().update();
    const isDone = await this.host().run(this.#place, commands, said);
    this.#saving = false;
    this.issues = isDone ? [] : issuesOf(this.host().problem(this.#place));
    this.host().update();
    return isDone;
  }

  /** Gives up what was typed, and goes to the first control of what is kept; nothing while nothing was typed. */
  protected giveUpButton(label: string, forget: () => void): TemplateResult | typeof nothing {
    if (!this.isUnsaved) return nothing;
    const giveUp = (): void => {
      this.issues = [];
      forget();
      this.host().update();
      void this.focus('.editor :is(input, select), .editor .button:not(.link)');
    };
    return html`<button class="button" type="button" @click=${giveUp}>${label}</button>`;
  }

  /** What was done last, or why it was not. What is wrong with what is typed is said there. */
  protected outcome(): unknown {
    return this.issues.length > 0 ? undefined : this.host().note(this.#place);
  }

  /** The first issue of a path. */
  protected wrong(path: string): Issue | undefined {
    return this.issues.find((issue) => issue.path === path);
  }

  /** What is wrong at a path, in a section's own words; what they have none for is said by `other`. */
  protected sentence(path: string, issues: { readonly other: string }): string | undefined {
    const code = this.wrong(path)?.code;
    if (code === undefined) return undefined;
    return Object.hasOwn(issues, code) ? (issues as Readonly<Record<string, string>>)[code] : issues.other;
  }

  protected async focus(selector: string): Promise<void> {
    await this.host().drawn();
    this.host().root.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Moves the focus to the first control that is wrong. */
  protected focusWrong(): Promise<void> {
    return this.focus('[aria-invalid="true"], .field.invalid input, .field.invalid button');
  }
}
