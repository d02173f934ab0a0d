/**
 * The table of operations: what the interface over HTTP is, once. The handler makes its routes of it, the document of the interface
 * its pages; the page's end calls the same names by `routes.ts`. `leave` and `changes` are no single call of a session's, and are
 * the handler's own.
 */
import { aboutOperations } from './operations/about.ts';
import { administrationOperations } from './operations/administration.ts';
import { fileOperations } from './operations/files.ts';
import { operatingOperations } from './operations/operating.ts';
import { ownOperations } from './operations/own.ts';
import { tellingOperations } from './operations/telling.ts';
import { ticketOperations } from './operations/tickets.ts';
import type { Operation } from './operation.ts';

export const OPERATIONS: readonly Operation[] = [
  ...ownOperations,
  ...ticketOperations,
  ...fileOperations,
  ...operatingOperations,
  ...administrationOperations,
  ...tellingOperations,
  ...aboutOperations,
];
