/** Which attributes of a widget may be said where something else stands for it: a link, a division, the loader's own script. */

/** Attributes that whoever writes in the page may set: what is shown of a desk, and how. */
export const ANYONES = [
  'service',
  'category',
  'ticket',
  'article',
  'section',
  'involvement',
  'phase',
  'sort',
  'columns',
  'split',
  'no-back',
  'no-shortcuts',
  'no-title',
  'no-capture',
  'deep-links',
  'density',
  'theme',
  'heading-level',
  'lang',
] as const;

/** Attributes that only the page may set, as `data-…` of the loader's script. */
export const PAGES = [
  'backend',
  'settings',
  'person',
  'profile',
  'identity-url',
  'sign-in-url',
  'guests',
  'fallback-mail',
  'remember',
] as const;
