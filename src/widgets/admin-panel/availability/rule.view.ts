/** The conditions of who may file, as a tree of sentences, each with whether the person who is tried meets it. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Explained } from '../../../domain/availability-why.ts';
import { PROFILES } from '../../../domain/people.ts';
import type { AdminAvailabilityWords } from '../../../locales/fr/admin-availability.ts';
import { icon } from '../../shared/icons.ts';
import type { Locale } from '../../shared/locale.ts';
import { iconButton, lineField, listField } from '../controls.view.ts';
import {
  blankLeaf,
  blankNest,
  NESTS,
  operatorsOf,
  RULE_FIELDS,
  SUBJECTS,
  type LeafDraft,
  type NestDraft,
  type Operator,
  type RuleDraft,
  type Subject,
} from './rule-draft.ts';

export interface RuleSheet {
  readonly locale: Locale;
  readonly words: AdminAvailabilityWords;
  error(key: string): string | undefined;
  /** Replaces a condition; null takes it away. */
  put(key: string, by: RuleDraft | null): void;
  focusOn(id: string): void;
}

function verdict({ words }: RuleSheet, said: Explained | undefined): unknown {
  if (said === undefined) return nothing;
  return html`<span class=${said.met ? 'verdict met' : 'verdict unmet'}
    >${icon(said.met ? 'check' : 'close')} ${said.met ? words.met : words.unmet}</span
  >`;
}

function nameOf({ fields, profile, group, grouping, claim }: AdminAvailabilityWords, subject: Subject): string {
  const field = RULE_FIELDS.find((each) => each === subject);
  return field === undefined
    ? { profile, group, grouping, claim }[subject as Exclude<Subject, keyof typeof fields>]
    : fields[field];
}

function valueField(sheet: RuleSheet, leaf: LeafDraft, at: string): unknown {
  const { locale, words } = sheet;
  if (leaf.op === 'filled') return nothing;
  const write = (value: string): void => sheet.put(leaf.key, { ...leaf, value });
  const error = sheet.error(leaf.key);
  if (leaf.subject === 'profile')
    return listField(locale, {
      id: `${leaf.key}-value`,
      label: words.value(at),
      error,
      value: leaf.value,
      choices: [...new Set(['', leaf.value, ...PROFILES])].map((each) => {
        const names = each.split(', ').map((one) => PROFILES.find((known) => known === one));
        return [each, locale.list(names.flatMap((name) => (name === undefined ? [] : [words.profiles[name]])))] as const;
      }),
      choose: write,
    });
  return lineField(locale, {
    id: `${leaf.key}-value`,
    label: words.value(at),
    hint: leaf.subject === 'grouping' ? words.groupingHint : undefined,
    error,
    value: leaf.value,
    write,
  });
}

function leafView(sheet: RuleSheet, leaf: LeafDraft, at: string, said: Explained | undefined): TemplateResult {
  const { locale, words } = sheet;
  const operators = operatorsOf(leaf.subject);
  const about = (value: string): void => {
    const subject = SUBJECTS.find((each) => each === value) ?? leaf.subject;
    const op: Operator = operatorsOf(subject).includes(leaf.op) ? leaf.op : 'is';
    sheet.put(leaf.key, { ...leaf, subject, op, value: subject === 'profile' || leaf.subject === 'profile' ? '' : leaf.value });
  };
  return html`<div class="line-fields">
    ${listField(locale, { id: leaf.key, label: words.subject(at), value: leaf.subject, choices: SUBJECTS.map((each) => [each, nameOf(words, each)] as const), choose: about })}
    ${leaf.subject === 'claim' ? lineField(locale, { id: `${leaf.key}-claim`, label: words.claimName, short: true, value: leaf.claim, write: (claim) => sheet.put(leaf.key, { ...leaf, claim }) }) : nothing}
    ${
      operators.length < 2
        ? nothing
        : listField(locale, {
            id: `${leaf.key}-op`,
            label: words.comparison(at),
            value: leaf.op,
            choices: operators.map((each) => [each, words.comparisons[each]] as const),
            choose: (value) => sheet.put(leaf.key, { ...leaf, op: operators.find((each) => each === value) ?? leaf.op }),
          })
    }
    ${valueField(sheet, leaf, at)} ${verdict(sheet, said)}
    ${iconButton('close', words.remove(at), () => sheet.put(leaf.key, null))}
  </div>`;
}

/** A group of conditions with those in it. @param at its number, `2.1`; empty for the whole rule */
export function nestView(sheet: RuleSheet, nest: NestDraft, at: string, said: Explained | undefined): TemplateResult {
  const { locale, words } = sheet;
  const error = sheet.error(nest.key);
  const add = (rule: RuleDraft): void => {
    sheet.put(nest.key, { ...nest, rules: [...nest.rules, rule] });
    sheet.focusOn(rule.key);
  };
  return html`<div class="line-fields">
      ${listField(locale, {
        id: nest.key,
        label: at === '' ? words.nest : `${words.nest} (${at})`,
        error,
        value: nest.kind,
        choices: NESTS.map((each) => [each, words.nests[each]] as const),
        choose: (value) => sheet.put(nest.key, { ...nest, kind: NESTS.find((each) => each === value) ?? nest.kind }),
      })}
      ${verdict(sheet, said)} ${at === '' ? nothing : iconButton('close', words.remove(at), () => sheet.put(nest.key, null))}
    </div>
    <ol class="rule" role="list">
      ${repeat(
        nest.rules,
        ({ key }) => key,
        (rule, index) => {
          const place = at === '' ? String(index + 1) : `${at}.${String(index + 1)}`;
          const inner = said?.inner[index];
          return html`<li>
            ${rule.kind === 'leaf' ? leafView(sheet, rule, place, inner) : nestView(sheet, rule, place, inner)}
          </li>`;
        },
      )}
    </ol>
    <div class="buttons">
      <button class="button quiet" type="button" @click=${() => add(blankLeaf())}>${icon('plus')} ${words.addRule}</button>
      <button class="button quiet" type="button" @click=${() => add(blankNest('any', [blankLeaf()]))}>
        ${icon('plus')} ${words.addNest}
      </button>
    </div>`;
}
