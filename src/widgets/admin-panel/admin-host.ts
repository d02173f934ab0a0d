/** What the sections of administration need of the panel around them. */
import type { DeskSettings, Session, Usage } from '../../backends/backend.ts';
import type { DeskCommandInput } from '../../domain/desk-commands.ts';
import type { AdminWords } from '../../locales/fr/admin.ts';
import type { Locale } from '../shared/locale.ts';
import type { DrawPart } from '../shared/on-demand.ts';
import { nameOrId } from '../shared/person.ts';
import type { SectionId } from './sections.ts';
import type { Typed } from './typing.ts';

/** A command as a section gives it: its identity is made where it is sent. */
export type Given = DeskCommandInput extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

export interface AdminHost {
  readonly session: Session;
  readonly settings: DeskSettings;
  /** What tickets hold of the settings; undefined while it is counted, and where that was stopped. */
  readonly usage: Usage | undefined;
  readonly isCounting: boolean;
  readonly locale: Locale;
  readonly words: AdminWords;
  /** Level of the headings of sections. */
  readonly level: number;
  readonly root: ShadowRoot;
  update(): void;
  /** Settles once what changed is drawn. */
  readonly drawn: () => Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
  /**
   * Does commands, and says so in a place, with the way back; or why not, with what was typed still there.
   * @param said what was done, as it is said
   * @returns whether it was done
   */
  run(place: string, commands: readonly Given[], said: string): Promise<boolean>;
  /** What was said in a place. */
  note(place: string): unknown;
  /** What is typed in a place and not saved, also before this page was here. */
  typed(place: string): Typed | undefined;
  /** Keeps what is typed in a place; nothing, once it is saved or given up. */
  keep(place: string, typed: Typed): void;
  /** Why the last thing asked for in a place was not done. */
  problem(place: string): unknown;
  readonly drawPart: DrawPart;
  /** Tickets changed hands: what they hold of the settings is counted again. */
  recount(): void;
  /** Goes to a section, and in it to what has an id. */
  go(section: SectionId, anchor?: string): void;
}

/** A section of the panel; it lives as long as the panel has its session. */
export interface AdminPart {
  view(): unknown;
  /** Whether something typed in it is neither saved nor given up; undefined where nothing is typed. */
  readonly isUnsaved?: boolean;
  /** Stops what is under way: the panel leaves the page, or its session ends. */
  close?(): void;
}
export type AdminPartMaker = new (host: () => AdminHost) => AdminPart;

/** Somebody's name; the id where nobody knows it. */
export function nameOf({ settings, locale }: Pick<AdminHost, 'settings' | 'locale'>, person: string): string {
  return nameOrId(locale, person, settings.people);
}
