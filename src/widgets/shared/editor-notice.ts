/** What is wrong with a widget's attributes, said on the page to whoever edits it; nobody else ever fetches it. */
import { css, html, type TemplateResult } from 'lit';
import type { Finding } from './doctor.ts';
import { icon } from './icons.ts';
import type { Locale } from './locale.ts';
import './shared-words.ts';

const editorStyles = css`
  .editor-notice {
    margin-block-end: var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border: 2px dashed var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-tint);
    color: var(--_warning);
    font-size: var(--_small);
  }

  .editor-notice ul {
    padding-inline-start: 1.25em;
  }

  @media print {
    .editor-notice {
      display: none;
    }
  }
`;

export const styles = [editorStyles];

/** The notice, a line a finding. */
export function editorNotice(locale: Locale, findings: readonly Finding[]): TemplateResult {
  const { title, wrongValue, noEffect } = locale.words.editor;
  const line = ({ attribute, value, expected, idle, sentence }: Finding): string =>
    sentence ?? (idle === true ? noEffect(attribute, expected) : wrongValue(attribute, value, expected));
  return html`<div class="editor-notice" part="editor-notice">
    <strong>${icon('pencil')} ${title}</strong>
    <ul>
      ${findings.map((each) => html`<li>${line(each)}</li>`)}
    </ul>
  </div>`;
}
