/**
 * A place for the bytes of files beside the database: a folder, a bucket. Nothing in it says what a file is, whose, or how it is called: a
 * key is 128 random bits, made here, and everything else is in the database. What no row names is nobody's, and goes (`Place.sweep`).
 */
import { randomBytes } from 'node:crypto';

export interface FileStore {
  /** Keeps bytes under a key that was never used. It is there to stay once this resolves. @throws {Unavailable} */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** @returns undefined where there are none @throws {Unavailable} */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** What is not there is gone already. @throws {Unavailable} */
  remove(key: string): Promise<void>;
  /** Every key with when it was put, in epoch milliseconds, some at a time. @throws {Unavailable} */
  list(): AsyncIterable<readonly { readonly key: string; readonly at: number }[]>;
}

/** A key that nobody guesses. */
export const freshKey = (): string => randomBytes(16).toString('hex');

/** What a key looks like: nothing else is asked of a store. */
export const KEY = /^[\da-f]{32}$/u;
