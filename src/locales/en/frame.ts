import type fr from '../fr/frame.ts';

/** What a frame says in place of its widget. */
const frame = {
  lang: 'en',
  stranger: (page: string): string =>
    `${page} may not show this desk. Open it from your school’s site, or tell whoever wrote this page.`,
  wrong: 'The address of this desk is incomplete. Tell whoever wrote this page: it must name a desk.',
  cut: 'This desk could not be loaded. Check your connection, then reload the page.',
} satisfies typeof fr;

export default frame;
