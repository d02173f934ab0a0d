/**
 * One session per page for the same backend, desk, person and fixed settings, shared by every widget that asks for it and
 * closed a moment after the last one has left (a widget moved in the page leaves and comes back at once).
 */
import type { Identity, Session } from '../../backends/backend.ts';
import { connect, type Place } from '../../connect.ts';

interface Shared {
  readonly opening: Promise<Session>;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds an unused session stays open. */
const GRACE = 1000;

const sessions = new Map<string, Shared>();
const callbacks = new WeakMap<object, number>();
let numbered = 0;

/** A part of the key for what has no text of its own: a callback is the same session only if it is the same function. */
function numberOf(value: object): number {
  const known = callbacks.get(value);
  if (known !== undefined) return known;
  numbered += 1;
  callbacks.set(value, numbered);
  return numbered;
}

/** What makes two requests the same session. */
export function sessionKey(place: Place, settings: string | object | undefined, identity: Identity): string {
  const who = typeof identity === 'function' ? numberOf(identity) : identity;
  const seed = typeof settings === 'object' ? numberOf(settings) : settings;
  return JSON.stringify([place.backend, place.desk, seed ?? null, who, place.fixed ?? null, place.remember ?? null]);
}

/** A hold on a shared session. */
export interface Hold {
  readonly session: Promise<Session>;
  /** Gives it up; the last one closes it. */
  release(): void;
}

/**
 * Takes a shared session, opening it if nobody has it. One that failed to open is forgotten, so that the next asks again.
 */
export function hold(key: string, place: Place, identity: Identity): Hold {
  let shared = sessions.get(key);
  if (shared === undefined) {
    const opening = connect(place, identity);
    shared = { opening, holders: 0, closing: undefined };
    sessions.set(key, shared);
    opening.catch(() => {
      if (sessions.get(key) === shared) sessions.delete(key);
    });
  }
  const held = shared;
  held.holders += 1;
  clearTimeout(held.closing);
  let released = false;
  return {
    session: held.opening,
    release() {
      if (released) return;
      released = true;
      held.holders -= 1;
      if (held.holders > 0) return;
      held.closing = setTimeout(() => {
        if (held.holders > 0) return;
        if (sessions.get(key) === held) sessions.delete(key);
        held.opening.then(
          (session) => session.close(),
          () => undefined,
        );
      }, GRACE);
    },
  };
}

/** Forgets a session that broke, so that the next hold opens a new one. */
export function drop(key: string): void {
  sessions.delete(key);
}
