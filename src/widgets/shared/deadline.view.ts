/** How a deadline stands, in a word with an icon: never by its colour alone. */
import { html, type TemplateResult } from 'lit';
import { deadlineState, type DeadlineState, type Pending } from '../../domain/deadline.ts';
import { DAY, HOUR, MINUTE } from '../../domain/values.ts';
import type { DueWords } from '../../locales/fr/due.ts';
import { icon, type IconName } from './icons.ts';
import type { Locale } from './locale.ts';

type Open = Exclude<DeadlineState, 'met' | 'missed'>;

const ICONS: Readonly<Record<Open, IconName>> = { late: 'danger', soon: 'warning', 'on-time': 'clock', paused: 'waiting' };

/** Two days on are said in days. */
const IN_DAYS = 2 * DAY;

/** A length of time, in days from two days on. */
export function spanOf(locale: Locale, words: DueWords, length: number): string {
  if (length >= IN_DAYS) return words.days(Math.round(length / DAY));
  const whole = length >= HOUR ? Math.round(length / HOUR) * HOUR : length;
  return locale.duration(Math.max(1, Math.round(whole / MINUTE)));
}

function stateOf(locale: Locale, pending: Pending): Open {
  return deadlineState(pending, new Date(locale.now()).toISOString()) as Open;
}

/** How it stands: `Dépassée de 2 h`. */
export function deadlineWord(locale: Locale, words: DueWords, pending: Pending): string {
  const state = stateOf(locale, pending);
  if (state === 'paused' || pending.at === null) return words.paused;
  return words[state](spanOf(locale, words, Math.abs(Date.parse(pending.at) - locale.now())));
}

/** The same with what it is about, as text. */
export function deadlineSaid(locale: Locale, words: DueWords, pending: Pending): string {
  return `${deadlineWord(locale, words, pending)} (${words.measures[pending.measure]})`;
}

/** The same, drawn. */
export function deadlineContent(locale: Locale, words: DueWords, pending: Pending): TemplateResult {
  const state = stateOf(locale, pending);
  const exact = pending.at === null ? '' : locale.exact(pending.at);
  return html`<span class="deadline ${state}" title=${exact}
    >${icon(ICONS[state])}<span
      >${deadlineWord(locale, words, pending)} <span class="about">${words.measures[pending.measure]}</span></span
    ></span
  >`;
}
