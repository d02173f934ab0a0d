/**
 * The house's icons: drawn here. Those of every first view are in `first-icons.ts`, so that a form weighs no more than them.
 *
 *   ${icon('filter')}
 */
import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { drawn, FIRST_SHAPES } from './first-icons.ts';

const SHAPES = {
  ...FIRST_SHAPES,
  // The ten states: ring = to do, arrow or clock = under way, tick = done, cross = given up.
  posted: svg`<path d="M4 13h4l1.5 3h5L16 13h4"/><path d="M4 13v5a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 18v-5"/><path d="M12 3.5V10"/><path d="m9 7.5 3 3 3-3"/>`,
  open: svg`<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="2.5"/>`,
  resolving: svg`<path d="M20.5 12a8.5 8.5 0 1 1-3-6.5"/><path d="M20.5 3.5v4.25h-4.25"/><path d="M12 8v4.25l2.75 1.75"/>`,
  waiting: svg`<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6"/><path d="M14 9v6"/>`,
  testing: svg`<path d="M9.5 3.5h5"/><path d="M10.5 3.5v6l-5 8.25a2 2 0 0 0 1.7 3h9.6a2 2 0 0 0 1.7-3l-5-8.25v-6"/><path d="M8 14.5h8"/>`,
  resolved: svg`<circle cx="12" cy="12" r="8.5"/><path d="m8.25 12.25 2.5 2.5 5-5.5"/>`,
  published: svg`<path d="M12 15.5V4"/><path d="m8 7.5 4-4 4 4"/><path d="M4 14v4.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V14"/>`,
  validated: svg`<path d="m3 12.75 4.25 4.25L14.5 8.5"/><path d="m11.5 15.25 1.75 1.75L20.5 8.5"/>`,
  abandoned: svg`<circle cx="12" cy="12" r="8.5"/><path d="m9 9 6 6"/><path d="m15 9-6 6"/>`,
  transferred: svg`<path d="M5 20V9.5A3.5 3.5 0 0 1 8.5 6H19"/><path d="m15 2 4 4-4 4"/>`,

  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="1.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>`,
  close: svg`<path d="m6 6 12 12"/><path d="M18 6 6 18"/>`,
  'chevron-down': svg`<path d="m6 9.5 6 6 6-6"/>`,
  check: svg`<path d="m5 12.75 4.5 4.5 9.5-10.5"/>`,
  link: svg`<path d="M10 14a4.25 4.25 0 0 0 6 0l3.25-3.25a4.25 4.25 0 0 0-6-6L12 6"/><path d="M14 10a4.25 4.25 0 0 0-6 0l-3.25 3.25a4.25 4.25 0 0 0 6 6L12 18"/>`,
  file: svg`<path d="M6.5 3h7.5l4.5 4.5V19.5A1.5 1.5 0 0 1 17 21H6.5A1.5 1.5 0 0 1 5 19.5v-15A1.5 1.5 0 0 1 6.5 3Z"/><path d="M14 3v4.5h4.5"/>`,
  pencil: svg`<path d="m4 20 1-4.5L16.5 4a1.75 1.75 0 0 1 2.5 0l1 1a1.75 1.75 0 0 1 0 2.5L8.5 19Z"/><path d="m14.5 6 3.5 3.5"/>`,
  user: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6"/>`,
  users: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.5c.5-3.5 3-5.25 6.5-5.25s6 1.75 6.5 5.25"/><path d="M16 4.9a3.5 3.5 0 0 1 0 6.2"/><path d="M18 14.75c2 .75 3.25 2.25 3.5 4.75"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>`,
  filter: svg`<path d="M3.5 6h17"/><path d="M7 12h10"/><path d="M10 18h4"/>`,
  'sort-up': svg`<path d="M12 19V5"/><path d="m6.5 10.5 5.5-5.5 5.5 5.5"/>`,
  'sort-down': svg`<path d="M12 5v14"/><path d="m6.5 13.5 5.5 5.5 5.5-5.5"/>`,
  sort: svg`<path d="m8 9.5 4-4 4 4"/><path d="m8 14.5 4 4 4-4"/>`,
  'chevron-up': svg`<path d="m6 14.5 6-6 6 6"/>`,
  'chevron-next': svg`<path d="m9.5 6 6 6-6 6"/>`,
  'chevron-back': svg`<path d="m14.5 6-6 6 6 6"/>`,
  more: svg`<g fill="currentcolor" stroke="none"><circle cx="5" cy="12" r="1.75"/><circle cx="12" cy="12" r="1.75"/><circle cx="19" cy="12" r="1.75"/></g>`,
  plus: svg`<path d="M12 5v14"/><path d="M5 12h14"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.25l3.5 2"/>`,
  download: svg`<path d="M12 4v11"/><path d="m8 11.5 4 4 4-4"/><path d="M4 16v2.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V16"/>`,
  'rank-up': svg`<path d="M12 20V9"/><path d="m7 13.5 5-5 5 5"/><path d="M5 4h14"/>`,
  'arrow-up': svg`<path d="M12 19V5"/><path d="m6.5 10.5 5.5-5.5 5.5 5.5"/>`,
  'arrow-down': svg`<path d="M12 5v14"/><path d="m6.5 13.5 5.5 5.5 5.5-5.5"/>`,
  reply: svg`<path d="m9 6-5 5 5 5"/><path d="M4 11h10a6 6 0 0 1 6 6v1.5"/>`,
  note: svg`<path d="M5 4h14v10.5L14 20H5Z"/><path d="M19 14.5h-5V20"/><path d="M8.5 8.5h7"/><path d="M8.5 12h4"/>`,
  tag: svg`<path d="M3.5 4.5v6.75l9 9 7.5-7.5-9-9H4.5a1 1 0 0 0-1 1Z"/><path d="M8 8.25h.01"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="1.5"/><path d="M15.5 8.5V5A1.5 1.5 0 0 0 14 3.5H5A1.5 1.5 0 0 0 3.5 5v9A1.5 1.5 0 0 0 5 15.5h3.5"/>`,
  trash: svg`<path d="M4.5 6.5h15"/><path d="M9.5 6.5V4h5v2.5"/><path d="m6.5 6.5.9 12.6a1.5 1.5 0 0 0 1.5 1.4h6.2a1.5 1.5 0 0 0 1.5-1.4l.9-12.6"/>`,
  bell: svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15Z"/><path d="M10 20.5h4"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** Shapes that point along the reading direction and are mirrored from right to left. */
const DIRECTED: ReadonlySet<IconName> = new Set<IconName>(['chevron-next', 'chevron-back', 'reply', 'transferred']);

/** Names of every icon, for the playground and the pictures. */
export const ICONS = Object.keys(SHAPES) as IconName[];

/** An icon by its name. */
export function icon(name: IconName): TemplateResult {
  return drawn(SHAPES[name], DIRECTED.has(name));
}
