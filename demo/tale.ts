/** What happens to a ticket of a service or of a tracker of faults, from its filing to its end. */
import { agenda } from '../src/domain/due.ts';
import type { Person } from '../src/domain/people.ts';
import { isEnabled } from '../src/domain/states.ts';
import { DAY, HOUR, later } from '../src/domain/values.ts';
import { fileTicket } from './filing.ts';
import {
  ANSWERS,
  NOTES,
  QUESTIONS,
  SAID_BY_READERS,
  SAID_BY_REQUESTER,
  SAID_BY_STAFF,
  WHY_REFUSED,
  WHY_REOPENED,
} from './texts-comments.ts';
import type { Pause, Teller } from './teller.ts';
import type { Problem } from './problem.ts';

/** A tale is told act by act, and stops where the present is. */
export type Tale = Generator<Pause, void, undefined>;

const APPLICATION = { type: 'application' } as const;

/** Who asks, who types, and how much will be said. */
export interface Cast {
  readonly problem: Problem;
  readonly requester: Person;
  readonly filer?: Person | undefined;
  readonly comments: number;
}

/** Half of the first answers come within four hours. */
function firstLook(teller: Teller): Pause {
  return { ms: teller.world.random.skewed(4 * HOUR, 60 * HOUR), by: 'staff' };
}

export function* serviceTale(teller: Teller, cast: Cast): Tale {
  const { random } = teller.world;
  fileTicket(teller, cast.problem, cast.requester, cast.filer);
  if (teller.ticket.approval?.state === 'pending') {
    yield firstLook(teller);
    if (!judge(teller)) return;
  }
  if (random.chance(0.03)) {
    yield teller.within(2);
    teller.act(
      cast.requester.id,
      random.chance(0.5) ? { do: 'cancel' } : { do: 'settle', comment: teller.exactly('C’est revenu tout seul, merci.') },
    );
    return;
  }
  yield firstLook(teller);
  yield* begin(teller);
  yield* talk(teller, cast);
  yield teller.pause('staff');
  yield* end(teller, cast);
}

/** The approver grants, or denies and that is the end. */
function judge(teller: Teller): boolean {
  const approver = teller.ticket.approval?.approvers[0];
  if (approver === undefined || approver === teller.ticket.requester) return false;
  const grants = teller.world.random.chance(0.85);
  teller.act(
    approver,
    grants
      ? { do: 'grant-approval' }
      : {
          do: 'deny-approval',
          comment: teller.exactly('Un espace existe déjà pour cet enseignement ; il suffit de le rouvrir.'),
        },
  );
  return grants;
}

/** Somebody takes it: at once, after an assignment, or after a word. */
function* begin(teller: Teller): Tale {
  const { random } = teller.world;
  const given = teller.ticket.assignee;
  const who = given ?? teller.helper();
  if (who === null) return;
  const moderator = teller.moderator();
  if (given === null && moderator !== null && moderator !== who && random.chance(0.22)) {
    teller.act(moderator, { do: 'assign', to: who, ...(random.chance(0.4) ? { comment: teller.say(NOTES, 'staff') } : {}) });
    yield teller.pause('staff');
  } else if (random.chance(0.15)) {
    if (teller.ticket.state === 'posted' && teller.ticket.filer !== who) teller.act(who, { do: 'see' });
    teller.act(who, { do: 'comment', comment: teller.say(SAID_BY_STAFF) });
    yield teller.pause('staff');
  }
  if (moderator !== null && random.chance(0.1))
    teller.act(moderator, { do: 'set-priority', priority: teller.ticket.priority === 'high' ? 'highest' : 'high' });
  teller.act(who, { do: 'take' });
}

/** Whoever handles it; the tale never leaves it free between two acts. */
function handler(teller: Teller): string {
  const { assignee } = teller.ticket;
  if (assignee === null) throw new Error('nobody handles this ticket');
  return assignee;
}

function* talk(teller: Teller, cast: Cast): Tale {
  // One comment is kept for the end: the solution or the reason.
  while (teller.ticket.comments.length < cast.comments - 1 && teller.ticket.assignee !== null) {
    yield teller.pause(teller.world.random.chance(0.6) ? 'staff' : 'anyone');
    yield* turn(teller, cast);
  }
}

/** One turn of the conversation. */
function* turn(teller: Teller, cast: Cast): Tale {
  const { random, desk, people } = teller.world;
  const who = handler(teller);
  const draw = random.next();
  if (draw < 0.1) {
    teller.act(who, { do: 'ask', comment: teller.say(QUESTIONS) });
    yield teller.within(6);
    teller.act(cast.requester.id, { do: 'answer', comment: teller.say(ANSWERS) });
  } else if (draw < 0.17) {
    yield* hold(teller, who);
  } else if (draw < 0.2) {
    const invited = random.pick(Object.values(people));
    if (invited.id !== cast.requester.id && !teller.ticket.observers.includes(invited.id))
      teller.act(random.chance(0.5) ? who : cast.requester.id, { do: 'invite', person: invited.id });
  } else if (draw < 0.23) {
    teller.act(who, { do: 'log-time', minutes: random.pick([5, 10, 15, 30, 60, 90]) });
  } else if (draw < 0.25) {
    const next = teller.helper(who);
    if (next !== null) {
      teller.act(who, { do: 'release', comment: teller.say(NOTES, 'staff') });
      yield { ms: random.skewed(2 * HOUR, 30 * HOUR), by: 'staff' };
      teller.act(next, { do: 'take' });
    }
  } else if (draw < 0.27) {
    teller.act(cast.requester.id, {
      do: 'ask-raise',
      urgent: random.chance(0.3),
      comment: teller.exactly('Le rendu est pour {jour}, pourriez-vous regarder avant ?'),
    });
  } else if (draw < 0.35 && desk.read === 'all') {
    const reader = random.pick(Object.values(people));
    if (reader.id !== cast.requester.id && reader.id !== who) {
      if (!teller.ticket.watchers.includes(reader.id)) teller.act(reader.id, { do: 'watch' });
      teller.act(reader.id, { do: 'comment', comment: teller.say(SAID_BY_READERS) });
    }
  } else if (draw < 0.64) {
    teller.act(who, { do: 'comment', comment: teller.say(SAID_BY_STAFF) });
  } else if (draw < 0.78) {
    teller.act(who, { do: 'comment', comment: teller.say(NOTES, 'staff') });
  } else {
    teller.act(cast.requester.id, { do: 'comment', comment: teller.say(SAID_BY_REQUESTER) });
  }
}

/** Waits for a provider, without a date, or until a day; somebody, or the application on that day, wakes it. */
function* hold(teller: Teller, who: string): Tale {
  const { random } = teller.world;
  if (random.chance(0.5)) {
    teller.act(who, { do: 'postpone', reason: 'provider', comment: teller.say(SAID_BY_STAFF) });
    yield teller.pause('staff');
    teller.act(who, { do: 'recall' });
    return;
  }
  const ms = random.whole(1, 20) * DAY;
  teller.act(who, { do: 'postpone', reason: 'date', until: later(teller.instant, ms) });
  yield { ms, by: 'application' };
  teller.act(APPLICATION, { do: 'recall' });
}

function* end(teller: Teller, cast: Cast): Tale {
  const { random, desk } = teller.world;
  const draw = random.next();
  const moderator = teller.moderator();
  if (draw < 0.05)
    teller.act(cast.requester.id, { do: 'settle', comment: teller.exactly('C’est réglé de mon côté, merci à tous.') });
  else if (draw < 0.09) teller.act(cast.requester.id, { do: 'cancel', comment: teller.exactly('Je n’en ai plus besoin.') });
  else if (draw < 0.15 && moderator !== null)
    teller.act(moderator, { do: 'refuse', comment: teller.exactly(random.pick(WHY_REFUSED)) });
  else if (draw < 0.28 && moderator !== null && desk.upper !== undefined) yield* above(teller, cast, moderator, desk.upper.desk);
  else {
    if (random.chance(0.3) && desk.fields.some((field) => field.code === 'cause')) {
      teller.act(handler(teller), {
        do: 'edit',
        fields: { ...teller.ticket.fields, cause: random.pick(['usage', 'droits', 'panne', 'defaut', 'contenu']) },
      });
    }
    yield* solve(teller, cast);
    yield* close(teller, cast, true);
  }
}

/** The desk above handles it; its words and states come back here. */
function* above(teller: Teller, cast: Cast, moderator: string, desk: string): Tale {
  const peer = { type: 'peer', desk } as const;
  teller.act(moderator, { do: 'escalate', comment: teller.exactly('Le correctif relève de l’équipe nationale.') });
  yield { ms: HOUR, by: 'staff' };
  teller.act(peer, { do: 'relay', state: 'open', key: `NAT-${String(teller.world.random.whole(1000, 9999))}` });
  yield teller.pause('staff');
  teller.act(peer, { do: 'relay', state: 'resolving', comment: teller.say(SAID_BY_STAFF) });
  yield teller.pause('staff');
  teller.act(peer, { do: 'relay', state: 'resolved', comment: teller.exactly(cast.problem.solution) });
  yield* close(teller, cast, false);
}

/** The solution: given at once, or tried on a test system first and then published. */
function* solve(teller: Teller, cast: Cast): Tale {
  const { random, desk } = teller.world;
  const who = handler(teller);
  if (!isEnabled('testing', desk) || random.chance(0.4)) {
    teller.act(who, {
      do: 'resolve',
      solution: teller.exactly(cast.problem.solution),
      ...(random.chance(0.4) ? { minutes: random.whole(5, 120) } : {}),
    });
    return;
  }
  teller.act(who, { do: 'test', comment: teller.exactly('Une correction est sur le portail de test, pouvez-vous l’essayer ?') });
  yield teller.pause();
  if (random.chance(0.2)) {
    teller.act(cast.requester.id, { do: 'fail-test', comment: teller.exactly(random.pick(WHY_REOPENED)) });
    yield teller.pause('staff');
    teller.act(who, { do: 'test', comment: teller.exactly(cast.problem.solution) });
    yield teller.pause();
  }
  if (random.chance(0.5)) {
    teller.act(cast.requester.id, { do: 'pass-test', comment: teller.exactly('Essayé, c’est bon.') });
    yield teller.within(3);
  }
  teller.act(who, { do: 'publish', comment: teller.exactly(cast.problem.solution) });
}

/** Approved, refused once, or expired; then perhaps rated, perhaps reopened once. */
function* close(teller: Teller, cast: Cast, mayReturn: boolean): Tale {
  const { random } = teller.world;
  const draw = random.next();
  if (mayReturn && draw < 0.08) {
    yield teller.within(5);
    teller.act(cast.requester.id, { do: 'refuse-closure', comment: teller.exactly(random.pick(WHY_REOPENED)) });
    yield teller.pause('staff');
    yield* solve(teller, cast);
    yield* close(teller, cast, false);
    return;
  }
  if (draw < 0.4) {
    yield* expire(teller);
    return;
  }
  yield teller.within(6);
  teller.act(
    cast.requester.id,
    random.chance(0.3) ? { do: 'approve-closure', comment: teller.exactly('Merci, c’est parfait.') } : { do: 'approve-closure' },
  );
  if (teller.ticket.rating === null && random.chance(0.35))
    teller.act(cast.requester.id, { do: 'rate', mark: random.pick([1, 2, 3, 3, 4, 4, 4, 4]) });
  if (!mayReturn || !random.chance(0.04)) return;
  yield teller.within(20);
  teller.act(cast.requester.id, { do: 'reopen', comment: teller.exactly(random.pick(WHY_REOPENED)) });
  yield teller.pause('staff');
  yield* solve(teller, cast);
  yield* close(teller, cast, false);
}

/** Nobody answers: one reminder, then the desk closes by itself, each on the day that the rules give. */
function* expire(teller: Teller): Tale {
  for (;;) {
    const next = agenda(teller.ticket, teller.world.desk).find((each) => each.act === 'remind' || each.act === 'expire');
    if (next === undefined) return;
    yield { ms: Date.parse(next.at) - Date.parse(teller.instant), by: 'application' };
    teller.act(APPLICATION, { do: next.act === 'remind' ? 'remind' : 'expire' });
  }
}
