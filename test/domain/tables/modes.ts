/**
 * What each mode lets one read, file and be given (domain §4), as a table for people to review: written from the design.
 *
 * Columns: nobody in particular, whoever watches (a watcher is already a reader and gains nothing), the ticket's own people
 * (requester, filer, assignee, observer, approver), staff of its service.
 */
import type { Mode } from '../../../src/domain/desk.ts';
import type { RelationOfOne } from './who.ts';

export type Preset = Exclude<Mode, 'custom'>;

const TABLE = `
mode     right    nothing watcher requester filer assignee observer approver staff
bugs     read     x       x       x         x     x        x        x        x
bugs     file     x       x       x         x     x        x        x        x
bugs     assign   .       .       .         .     .        .        .        x
support  read     .       .       x         x     x        x        x        x
support  file     x       x       x         x     x        x        x        x
support  assign   .       .       .         .     .        .        .        x
tasks    read     .       .       x         x     x        x        x        x
tasks    file     .       .       .         .     .        .        .        x
tasks    assign   x       x       x         x     x        x        x        x
`;

const COLUMNS = ['nothing', 'watcher', 'requester', 'filer', 'assignee', 'observer', 'approver', 'staff'] as const;
const ROWS = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/));

/** Whether a mode gives a right to somebody of one relation, or to staff of the ticket's service. */
export function modeGives(mode: Preset, right: 'read' | 'file' | 'assign', relation: RelationOfOne, staff: boolean): boolean {
  const row = ROWS.find(([each, named]) => each === mode && named === right) ?? [];
  const cell = (column: (typeof COLUMNS)[number]): boolean => row[2 + COLUMNS.indexOf(column)] === 'x';
  return cell(relation) || (staff && cell('staff'));
}

/** In `bugs` any reader takes note by opening (domain §3, see). */
export const ANY_READER_SEES: readonly Preset[] = ['bugs'];
