/** Every step of the schema, in order. One that was published is never changed. */
import type { Migration } from '../migrating.ts';
import { desks } from './0001-desks.ts';
import { deadlines } from './0002-deadlines.ts';
import { apart } from './0003-apart.ts';
import { fieldKeys } from './0004-field-keys.ts';
import { facts } from './0005-facts.ts';
import { files } from './0006-files.ts';
import { counted } from './0007-counted.ts';

export const MIGRATIONS: readonly Migration[] = [desks, deadlines, apart, fieldKeys, facts, files, counted];
