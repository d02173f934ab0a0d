/** What the form of a field gives to each of its parts while it is drawn. */
import type { Desk } from '../../../domain/desk.ts';
import type { FieldDefinition } from '../../../domain/fields.ts';
import { localised } from '../../../domain/values.ts';
import type { AdminFieldsWords } from '../../../locales/fr/admin-fields.ts';
import type { Locale } from '../../shared/locale.ts';
import type { FieldDraft } from './field-draft.ts';

/** Tickets that hold a value of a field, and of those how many hold each option; as far as who asks reads them. */
export interface KnownHeld {
  readonly tickets: number;
  readonly options: Readonly<Record<string, number>>;
}

export interface FieldSheet {
  readonly locale: Locale;
  readonly words: AdminFieldsWords;
  readonly desk: Desk;
  readonly draft: FieldDraft;
  /** What the draft would replace; undefined: it is new. */
  readonly before: FieldDefinition | undefined;
  readonly held: KnownHeld;
  /** The code that it would have. */
  readonly code: string;
  /** What is wrong at a path, in a sentence. */
  error(path: string): string | undefined;
  change(patch: Partial<FieldDraft>): void;
  announce(text: string): void;
  focusOn(id: string): void;
}

/** The label of a field of a desk, or its code. */
export function nameOf(fields: readonly FieldDefinition[], code: string, language: string): string {
  const label = localised(fields.find((each) => each.code === code)?.label, language);
  return label === '' ? code : label;
}
