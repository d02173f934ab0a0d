/** What a device keeps of one place, so that it can be read and written while nobody answers: an interface, for any storage. */
import type { ShelfStore, Told } from './outbox.ts';

/** Of one person: what they wrote, what they read, the files that wait. */
export interface Keep extends ShelfStore {
  /** What was read under a name; undefined where it was not, or longer ago than seven days. */
  read(name: string): Promise<unknown>;
  /** Keeps what was read. What cannot be kept is not: it can be read again. */
  keep(name: string, value: unknown): Promise<void>;
  /** @throws {Unavailable} `full` */
  keepFile(id: string, file: Blob): Promise<void>;
  file(id: string): Promise<Blob | undefined>;
  dropFile(id: string): Promise<void>;
  /** Forgets what was read, and the files unless they wait. */
  forget(what: 'read' | 'all'): Promise<void>;
}

/** Of one desk. */
export interface Device {
  /** Whose it was last, or undefined. */
  whose(): Promise<string | undefined>;
  /** Says whose it is now. */
  belongsTo(person: string): Promise<void>;
  of(person: string): Keep;
}

/** The other tabs of the same person at the same desk. */
export interface Tabs {
  tell(told: Told): void;
  /** Calls once no other tab of them sends. */
  whenFree(act: () => void): void;
  /** Sends while no other tab does. */
  alone<Answer>(act: () => Promise<Answer>): Promise<Answer>;
  close(): void;
}
