/** A field's definition while it is typed, and back. */
import { proposedCode, type AskedIn } from '../../../domain/field-changes.ts';
import type { FieldDefinition, FieldOption, FieldType } from '../../../domain/fields.ts';
import { isSwitch, isText, listOf, oneOf, shaped } from '../../shared/shape.ts';
import { NO_WORDS, textOf, wordsIn, type Words } from '../localised-draft.ts';

/** In the order in which they are offered. */
export const TYPES = [
  'text',
  'long-text',
  'choice',
  'choices',
  'number',
  'date',
  'email',
  'url',
  'file',
  'person',
  'page',
  'constant',
] as const satisfies readonly FieldType[];

/** Types that a list can show in a column, and that it can be filtered by. */
export const LISTED: ReadonlySet<FieldType> = new Set([
  'text',
  'number',
  'date',
  'email',
  'url',
  'choice',
  'choices',
  'person',
  'constant',
]);
export const FILTERED: ReadonlySet<FieldType> = new Set(['choice', 'choices', 'text', 'number', 'date']);

export interface OptionDraft {
  /** Tells rows apart while they are moved. */
  readonly key: string;
  readonly code: string;
  readonly label: Words;
  readonly closed: boolean;
  /** Its code stays as it is: tickets may hold it. */
  readonly isKept: boolean;
}

export interface FieldDraft {
  readonly type: FieldType;
  readonly label: Words;
  readonly help: Words;
  readonly code: string;
  /** The code is no longer proposed from the label. */
  readonly isCodeTyped: boolean;
  readonly required: boolean;
  readonly private: boolean;
  readonly listable: boolean;
  readonly filterable: boolean;
  readonly options: readonly OptionDraft[];
  readonly display: 'list' | 'radio';
  readonly min: string;
  readonly max: string;
  readonly value: Words;
  /** The field that it hangs from; empty: none. */
  readonly above: string;
  readonly aboveValues: readonly string[];
  readonly isEverywhere: boolean;
  readonly askedIn: readonly AskedIn[];
}

let rows = 0;

export function blankOption(): OptionDraft {
  rows += 1;
  return { key: `o${String(rows)}`, code: '', label: NO_WORDS, closed: false, isKept: false };
}

function optionDraft({ code, label, closed = false }: FieldOption): OptionDraft {
  return { ...blankOption(), code, label: wordsIn(label), closed, isKept: true };
}

export function blankField(): FieldDraft {
  return {
    type: 'text',
    label: NO_WORDS,
    help: NO_WORDS,
    code: '',
    isCodeTyped: false,
    required: false,
    private: false,
    listable: false,
    filterable: false,
    options: [],
    display: 'list',
    min: '',
    max: '',
    value: NO_WORDS,
    above: '',
    aboveValues: [],
    isEverywhere: true,
    askedIn: [],
  };
}

const isWords = shaped<Words>({ fr: isText, en: isText });

const isFieldDraft = shaped<FieldDraft>({
  type: oneOf(TYPES),
  label: isWords,
  help: isWords,
  code: isText,
  isCodeTyped: isSwitch,
  required: isSwitch,
  private: isSwitch,
  listable: isSwitch,
  filterable: isSwitch,
  options: listOf(shaped<OptionDraft>({ key: isText, code: isText, label: isWords, closed: isSwitch, isKept: isSwitch })),
  display: oneOf(['list', 'radio']),
  min: isText,
  max: isText,
  value: isWords,
  above: isText,
  aboveValues: listOf(isText),
  isEverywhere: isSwitch,
  askedIn: listOf(shaped<AskedIn>({ service: isText, category: isText })),
});

/** A draft that this browser kept, its rows told apart from those of this visit; undefined where it is none as this version writes them. */
export function draftAgain(kept: unknown): FieldDraft | undefined {
  if (!isFieldDraft(kept)) return undefined;
  return { ...kept, options: kept.options.map((option) => ({ ...option, key: blankOption().key })) };
}

function written(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** @param askedIn where it is asked; none: everywhere */
export function draftOf(field: FieldDefinition, askedIn: readonly AskedIn[]): FieldDraft {
  return {
    type: field.type,
    label: wordsIn(field.label),
    help: wordsIn(field.help),
    code: field.code,
    isCodeTyped: true,
    required: field.required === true,
    private: field.private === true,
    listable: field.listable === true,
    filterable: field.filterable === true,
    options: (field.options ?? []).map(optionDraft),
    display: field.display ?? 'list',
    min: written(field.min),
    max: written(field.max),
    value: wordsIn(field.value),
    above: field.showIf?.field ?? '',
    aboveValues: field.showIf?.in ?? [],
    isEverywhere: askedIn.length === 0,
    askedIn,
  };
}

/** A number as people write it; NaN where it is none, undefined where nothing is written. */
function numberIn(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (plain === '') return undefined;
  return /^[-+]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : Number.NaN;
}

/** Whether a bound is written that is no number. */
export function isNoNumber(text: string): boolean {
  return Number.isNaN(numberIn(text) ?? 0);
}

function optionsOf(options: readonly OptionDraft[]): FieldOption[] {
  const codes: string[] = options.filter((each) => each.code.trim() !== '').map((each) => each.code.trim());
  return options.map(({ code, label, closed }) => {
    const own = code.trim() === '' ? proposedCode(label.fr, codes) : code.trim();
    if (code.trim() === '') codes.push(own);
    return { code: own, label: textOf(label) ?? '', ...(closed ? { closed } : {}) };
  });
}

/** The code of a draft: as typed, else as proposed from the label. @param taken codes of the desk's other fields */
export function codeOf({ code, isCodeTyped, label }: FieldDraft, taken: readonly string[]): string {
  return isCodeTyped ? code.trim() : label.fr.trim() === '' ? '' : proposedCode(label.fr, taken);
}

/** The definition that a draft stands for, with nothing that its type has no use for. */
export function definitionOf(draft: FieldDraft, taken: readonly string[]): FieldDefinition {
  const { type } = draft;
  const isChoice = type === 'choice' || type === 'choices';
  const help = textOf(draft.help);
  const value = textOf(draft.value);
  const [min, max] = [numberIn(draft.min), numberIn(draft.max)];
  return {
    code: codeOf(draft, taken),
    type,
    label: textOf(draft.label) ?? '',
    ...(help === undefined ? {} : { help }),
    ...(draft.required && type !== 'constant' ? { required: true } : {}),
    ...(draft.private ? { private: true } : {}),
    ...(draft.listable && LISTED.has(type) ? { listable: true } : {}),
    ...(draft.filterable && FILTERED.has(type) ? { filterable: true } : {}),
    ...(isChoice ? { options: optionsOf(draft.options) } : {}),
    ...(type === 'choice' && draft.display === 'radio' ? { display: 'radio' as const } : {}),
    ...(type === 'number' && min !== undefined && !Number.isNaN(min) ? { min } : {}),
    ...(type === 'number' && max !== undefined && !Number.isNaN(max) ? { max } : {}),
    ...(type === 'constant' && value !== undefined ? { value } : {}),
    ...(draft.above === '' ? {} : { showIf: { field: draft.above, in: [...draft.aboveValues] } }),
  };
}
