/** The database: its stores, their indexes, and how an older one becomes this one. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { WALKED_COLUMNS } from '../desk/store.ts';
import type { Tables, WalkedColumn } from '../desk/store.ts';

type Key<Name extends keyof Tables> = Name extends 'people' | 'preferences' | 'notices' | 'articles' | 'avoided'
  ? [string, string]
  : Name extends 'events' | 'deskEvents'
    ? [string, number]
    : Name extends 'commands' | 'marks' | 'views' | 'articleMarks'
      ? [string, string, string]
      : Name extends 'articleEvents'
        ? [string, string, number]
        : string;

type Sorts = { [Column in WalkedColumn as `by-${Column}`]: [string, string | number, string] };

/** What idb knows of the stores. */
export interface GuichetSchema extends DBSchema {
  desks: { key: Key<'desks'>; value: Tables['desks'] };
  people: { key: Key<'people'>; value: Tables['people'] };
  tickets: { key: Key<'tickets'>; value: Tables['tickets']; indexes: { desk: string } };
  rows: {
    key: Key<'rows'>;
    value: Tables['rows'];
    indexes: Sorts & {
      stack: [string, string, string];
      worker: [string, string];
      due: [string, string, string];
      aliases: string;
      involved: string;
    };
  };
  terms: { key: Key<'terms'>; value: Tables['terms']; indexes: { desk: [string, string] } };
  events: { key: Key<'events'>; value: Tables['events']; indexes: { ticket: [string, number] } };
  commands: { key: Key<'commands'>; value: Tables['commands'] };
  marks: { key: Key<'marks'>; value: Tables['marks'] };
  files: { key: Key<'files'>; value: Tables['files']; indexes: { desk: string } };
  bytes: { key: Key<'bytes'>; value: Tables['bytes']; indexes: { desk: string } };
  views: { key: Key<'views'>; value: Tables['views']; indexes: { scope: [string, string] } };
  preferences: { key: Key<'preferences'>; value: Tables['preferences'] };
  deskEvents: { key: Key<'deskEvents'>; value: Tables['deskEvents'] };
  notices: { key: Key<'notices'>; value: Tables['notices'] };
  articles: { key: Key<'articles'>; value: Tables['articles'] };
  articleEvents: { key: Key<'articleEvents'>; value: Tables['articleEvents'] };
  articleMarks: { key: Key<'articleMarks'>; value: Tables['articleMarks'] };
  avoided: { key: Key<'avoided'>; value: Tables['avoided'] };
}

export type Database = IDBPDatabase<GuichetSchema>;
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<GuichetSchema, StoreNames<GuichetSchema>[], Mode>;

/** One step from a version to the next; what it finds it keeps. */
export type Migration = (database: Database, transaction: Transaction<'versionchange'>) => void | Promise<void>;

/** Version 1: everything in a store of its own, rows with one index for each order of a list. */
const first: Migration = (database) => {
  database.createObjectStore('desks', { keyPath: 'id' });
  database.createObjectStore('people', { keyPath: ['desk', 'id'] });
  database.createObjectStore('tickets', { keyPath: 'id' }).createIndex('desk', 'desk');
  const rows = database.createObjectStore('rows', { keyPath: 'id' });
  for (const column of WALKED_COLUMNS) rows.createIndex(`by-${column}`, ['desk', `keys.${column}`, 'id']);
  rows.createIndex('stack', ['desk', 'stack', 'id']);
  rows.createIndex('worker', ['desk', 'worker']);
  rows.createIndex('due', ['desk', 'dueAt', 'id']);
  rows.createIndex('aliases', 'aliases', { multiEntry: true });
  rows.createIndex('involved', 'involved', { multiEntry: true });
  database.createObjectStore('terms', { keyPath: 'id' }).createIndex('desk', ['desk', 'id']);
  database.createObjectStore('events', { keyPath: ['desk', 'sequence'] }).createIndex('ticket', ['ticket', 'version']);
  database.createObjectStore('commands', { keyPath: ['desk', 'person', 'id'] });
  database.createObjectStore('marks', { keyPath: ['desk', 'person', 'ticket'] });
  database.createObjectStore('files', { keyPath: 'id' }).createIndex('desk', 'desk');
  database.createObjectStore('bytes', { keyPath: 'id' }).createIndex('desk', 'desk');
};

/** Version 2: lists kept under a name. */
const second: Migration = (database) => {
  database.createObjectStore('views', { keyPath: ['desk', 'owner', 'id'] }).createIndex('scope', ['desk', 'scope']);
};

/** Version 3: what people chose to hear. */
const third: Migration = (database) => {
  database.createObjectStore('preferences', { keyPath: ['desk', 'person'] });
};

/** Version 4: what happened to a desk itself; what people are told of in their pages; articles, what people said of them, and the tickets that they spared. */
const fourth: Migration = (database) => {
  database.createObjectStore('notices', { keyPath: ['desk', 'person'] });
  database.createObjectStore('articles', { keyPath: ['desk', 'id'] });
  database.createObjectStore('articleEvents', { keyPath: ['desk', 'article', 'version'] });
  database.createObjectStore('articleMarks', { keyPath: ['desk', 'person', 'article'] });
  database.createObjectStore('avoided', { keyPath: ['desk', 'id'] });
  database.createObjectStore('deskEvents', { keyPath: ['desk', 'sequence'] });
};

/** Every step, in order: the database's version is how many there are. One that was published is never changed. */
export const MIGRATIONS: readonly Migration[] = [first, second, third, fourth];
