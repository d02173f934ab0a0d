/** The look of help: what one searches with, what is found, one article. */
import { css } from 'lit';

export const knowledgeStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
    margin-block-end: var(--_space-4);
  }

  .asking {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: var(--_space-3) var(--_space-4);
    margin-block-end: var(--_space-4);
  }

  .asking .field + .field {
    margin-block-start: 0;
  }

  .articles {
    display: grid;
    margin-block-end: var(--_space-5);
  }

  .articles > li {
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .articles .button.link {
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .tag {
    padding-inline: var(--_space-2);
    border: 1px solid currentcolor;
    border-radius: var(--_radius);
  }

  .article {
    display: grid;
    gap: var(--_space-4);
    max-inline-size: 46em;
    min-inline-size: 0;
  }

  .article > .button,
  .article > guichet-markdown {
    min-inline-size: 0;
  }

  .article > .button {
    justify-self: start;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }

  .foot {
    display: grid;
    gap: var(--_space-3);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }
`;
