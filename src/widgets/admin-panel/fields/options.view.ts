/** The answers that a field of choices offers: their words, their order, and what becomes of one that is taken away. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fieldGroup } from '../../shared/field.ts';
import { icon } from '../../shared/icons.ts';
import { iconButton, lineField } from '../controls.view.ts';
import { blankOption, type OptionDraft } from './field-draft.ts';
import type { FieldSheet } from './field-sheet.ts';

export function optionsView(sheet: FieldSheet): TemplateResult {
  const { locale, words, draft } = sheet;
  const add = (): void => {
    const option = blankOption();
    sheet.change({ options: [...draft.options, option] });
    sheet.focusOn(`option-${option.key}`);
  };
  return fieldGroup(locale, {
    id: 'options',
    label: words.options,
    hint: words.optionOrder,
    error: sheet.error('options'),
    control: (tie) =>
      html`<ol class="options" role="list">
          ${repeat(
            draft.options,
            ({ key }) => key,
            (option, at) => optionRow(sheet, option, at),
          )}
        </ol>
        <button class="button" type="button" id=${tie.id} @click=${add}>${icon('plus')} ${words.addOption}</button>`,
  });
}

function optionRow(sheet: FieldSheet, option: OptionDraft, at: number): TemplateResult {
  const { locale, words, draft, held } = sheet;
  const { options } = draft;
  const name = option.label.fr.trim() === '' ? words.unnamed : option.label.fr;
  const tickets = option.isKept ? (held.options[option.code] ?? 0) : 0;
  const put = (patch: Partial<OptionDraft>): void =>
    sheet.change({ options: options.map((each) => (each.key === option.key ? { ...each, ...patch } : each)) });
  const move = (by: number): void => {
    const others = options.filter((each) => each.key !== option.key);
    sheet.change({ options: [...others.slice(0, at + by), option, ...others.slice(at + by)] });
    sheet.announce(words.moved(name, at + by + 1, options.length));
    sheet.focusOn(`option-${option.key}`);
  };
  // What tickets hold is closed, so that it stays readable; what none holds goes.
  const takeAway = (): void => {
    if (tickets > 0) put({ closed: true });
    else {
      sheet.change({ options: options.filter((each) => each.key !== option.key) });
      sheet.focusOn('options');
    }
  };
  const line = { locale, at: at + 1, path: `options.${String(at)}` };
  return html`<li class="option">
    <div class="option-lines">
      ${lineField(locale, {
        id: `option-${option.key}`,
        label: words.optionLabel(line.at),
        value: option.label.fr,
        lang: 'fr',
        error: sheet.error(`${line.path}.label`),
        write: (fr) => put({ label: { ...option.label, fr } }),
      })}
      ${lineField(locale, {
        id: `option-${option.key}-en`,
        label: words.optionEn(line.at),
        optional: true,
        value: option.label.en,
        lang: 'en',
        write: (en) => put({ label: { ...option.label, en } }),
      })}
      ${
        option.isKept
          ? nothing
          : lineField(locale, {
              id: `option-${option.key}-code`,
              label: words.optionCode(line.at),
              optional: true,
              value: option.code,
              error: sheet.error(`${line.path}.code`),
              write: (code) => put({ code }),
            })
      }
    </div>
    <div class="option-tools">
      ${tickets > 0 ? html`<span class="muted small">${words.optionHeld(tickets)}</span>` : nothing}
      ${iconButton('arrow-up', words.up(name), () => move(-1), at === 0)}
      ${iconButton('arrow-down', words.down(name), () => move(1), at === options.length - 1)}
      ${
        option.closed
          ? html`<span class="mark">${words.optionClosed}</span>
              <button class="button" type="button" @click=${() => put({ closed: false })}>${words.reopenOption(name)}</button>`
          : iconButton('close', words.removeOption(name), takeAway)
      }
    </div>
  </li>`;
}
