/** The look of a text that a person wrote. */
import { css } from 'lit';

export const markdownStyles = css`
  .plain {
    white-space: pre-wrap;
  }

  .text > :first-child {
    margin-block-start: 0;
  }

  p,
  ul,
  ol,
  pre,
  blockquote,
  table {
    margin-block: 0 0.75em;
  }

  .text > :last-child {
    margin-block-end: 0;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin-block: 1em 0.375em;
    font-size: 1.0625em;
  }

  ul,
  ol {
    padding-inline-start: 1.5em;
  }

  code,
  pre {
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_text) 7%, transparent);
    font-family: var(--_font-mono);
    font-size: 0.9em;
  }

  code {
    padding: 0.125em 0.25em;
  }

  pre {
    padding: var(--_space-3);
    border: 1px solid var(--_border);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  pre code {
    padding: 0;
    background: none;
    font-size: inherit;
  }

  blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_border);
    color: var(--_muted);
  }

  hr {
    margin-block: 1em;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }

  table {
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.25em 0.5em;
    border: 1px solid var(--_border);
    text-align: start;
    vertical-align: baseline;
  }
`;
