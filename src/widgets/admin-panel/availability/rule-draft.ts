/** The rule of who may file while it is written: a tree of conditions, and back. */
import { DEEPEST_RULE, type AvailabilityRule, type Comparison, type Leaf, type RuleField } from '../../../domain/availability.ts';
import type { Issue } from '../../../domain/fields.ts';
import { PROFILES } from '../../../domain/people.ts';
import { dayNumber, zoneOf } from '../../../domain/zone.ts';

export const NESTS = ['all', 'any', 'none'] as const;
export type Nest = (typeof NESTS)[number];
export const RULE_FIELDS = ['name', 'mail', 'school', 'affiliation'] as const satisfies readonly RuleField[];
const COMPARISONS = ['is', 'contains', 'starts', 'ends'] as const satisfies readonly Comparison[];

/** What a condition is about. */
export type Subject = RuleField | 'profile' | 'group' | 'grouping' | 'claim';
export const SUBJECTS: readonly Subject[] = [...RULE_FIELDS, 'profile', 'group', 'grouping', 'claim'];
export type Operator = Comparison | 'filled' | 'at-least' | 'below';

export interface LeafDraft {
  readonly kind: 'leaf';
  readonly key: string;
  readonly subject: Subject;
  readonly claim: string;
  readonly op: Operator;
  readonly value: string;
}
export interface NestDraft {
  readonly kind: Nest;
  readonly key: string;
  readonly rules: readonly RuleDraft[];
}
export type RuleDraft = LeafDraft | NestDraft;

let made = 0;
function freshKey(): string {
  made += 1;
  return `r${String(made)}`;
}

export function blankLeaf(): LeafDraft {
  return { kind: 'leaf', key: freshKey(), subject: 'affiliation', claim: '', op: 'is', value: '' };
}

export function blankNest(kind: Nest, rules: readonly RuleDraft[] = []): NestDraft {
  return { kind, key: freshKey(), rules };
}

/** How a subject may be compared. */
export function operatorsOf(subject: Subject): readonly Operator[] {
  if (subject === 'profile' || subject === 'group' || subject === 'grouping') return ['is'];
  return subject === 'claim' ? [...COMPARISONS, 'filled', 'at-least', 'below'] : [...COMPARISONS, 'filled'];
}

function leafDraft(leaf: Leaf): LeafDraft {
  const blank = blankLeaf();
  if ('profile' in leaf) return { ...blank, subject: 'profile', value: leaf.profile.join(', ') };
  if ('group' in leaf) return { ...blank, subject: 'group', value: leaf.group };
  if ('grouping' in leaf) return { ...blank, subject: 'grouping', value: leaf.grouping.join(', ') };
  const value = 'value' in leaf ? String(leaf.value) : '';
  return 'claim' in leaf
    ? { ...blank, subject: 'claim', claim: leaf.claim, op: leaf.op, value }
    : { ...blank, subject: leaf.field, op: leaf.op, value };
}

function draftOf(rule: AvailabilityRule): RuleDraft {
  if ('all' in rule) return blankNest('all', rule.all.map(draftOf));
  if ('any' in rule) return blankNest('any', rule.any.map(draftOf));
  if ('none' in rule) return blankNest('none', rule.none.map(draftOf));
  return leafDraft(rule);
}

/** The tree of a rule; its root always nests, so that a condition may be added beside the first. */
export function treeOf(rule: AvailabilityRule | undefined): NestDraft {
  if (rule === undefined) return blankNest('all');
  const draft = draftOf(rule);
  return draft.kind === 'leaf' ? blankNest('all', [draft]) : draft;
}

function listIn(text: string): string[] {
  return [...new Set(text.split(',').map((each) => each.trim()))].filter((each) => each !== '');
}

function numberIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^[-+]?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : Number.NaN;
}

function leafOf({ subject, claim, op, value }: LeafDraft): Leaf {
  const text = value.trim();
  switch (subject) {
    case 'profile':
      return { profile: PROFILES.filter((each) => listIn(text).includes(each)) };
    case 'group':
      return { group: text };
    case 'grouping':
      return { grouping: listIn(text) };
    case 'claim':
      if (op === 'filled') return { claim: claim.trim(), op };
      return op === 'at-least' || op === 'below'
        ? { claim: claim.trim(), op, value: numberIn(text) }
        : { claim: claim.trim(), op, value: text };
    default:
      return op === 'filled' || op === 'at-least' || op === 'below'
        ? { field: subject, op: 'filled' }
        : { field: subject, op, value: text };
  }
}

/** The rule that a tree stands for; undefined where nothing is in it. */
export function ruleOf(tree: NestDraft): AvailabilityRule | undefined {
  return tree.rules.length === 0 ? undefined : whole(tree);
}

function whole(draft: RuleDraft): AvailabilityRule {
  if (draft.kind === 'leaf') return leafOf(draft);
  const rules = draft.rules.map(whole);
  return draft.kind === 'all' ? { all: rules } : draft.kind === 'any' ? { any: rules } : { none: rules };
}

function wrongLeaf({ subject, claim, op, value }: LeafDraft): string | undefined {
  if (subject === 'claim' && claim.trim() === '') return 'required';
  if (op === 'filled') return undefined;
  if (value.trim() === '' || (subject === 'grouping' && listIn(value).length === 0)) return 'required';
  return (op === 'at-least' || op === 'below') && Number.isNaN(numberIn(value)) ? 'not-a-number' : undefined;
}

/** What is wrong in a tree, by the key of each condition. */
export function treeIssues(draft: RuleDraft, depth = 1): Issue[] {
  if (draft.kind === 'leaf') {
    const code = wrongLeaf(draft);
    return code === undefined ? [] : [{ path: draft.key, code }];
  }
  if (draft.rules.length === 0) return depth === 1 ? [] : [{ path: draft.key, code: 'required' }];
  if (depth >= DEEPEST_RULE) return [{ path: draft.key, code: 'too-deep' }];
  return draft.rules.flatMap((each) => treeIssues(each, depth + 1));
}

/** A tree with one of its conditions replaced; null takes it away. */
export function replaced(tree: NestDraft, key: string, by: RuleDraft | null): NestDraft {
  const rules = tree.rules.flatMap((each): RuleDraft[] => {
    if (each.key === key) return by === null ? [] : [by];
    return each.kind === 'leaf' ? [each] : [replaced(each, key, by)];
  });
  return { ...tree, rules };
}

/** An instant as the clock of a zone shows it, `2026-09-01T08:00`. */
export function clockOf(instant: string | undefined, zone: string): string {
  if (instant === undefined) return '';
  const { dayAt, instantOf } = zoneOf(zone);
  const at = Date.parse(instant);
  const day = dayAt(at);
  const minutes = Math.round((at - instantOf(day)) / 60_000);
  const date = new Date(day * 86_400_000 + minutes * 60_000);
  return date.toISOString().slice(0, 16);
}

/** The instant that the clock of a zone shows; undefined where no whole one is written. */
export function instantOf(clock: string, zone: string): string | undefined {
  const [, day = '', hours = '0', minutes = '0'] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/u.exec(clock) ?? [];
  return day === ''
    ? undefined
    : new Date(zoneOf(zone).instantOf(dayNumber(day), Number(hours) * 60 + Number(minutes))).toISOString();
}
