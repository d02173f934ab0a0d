/** What happens to an individual task: a teacher gives it, one learner does it. */
import type { Person } from '../src/domain/people.ts';
import { fileTicket } from './filing.ts';
import type { Tale } from './tale.ts';
import { ANSWERS, QUESTIONS, SAID_BY_LEARNER, SAID_BY_TEACHER } from './texts-comments.ts';
import type { Teller } from './teller.ts';
import type { Problem } from './problem.ts';

export interface TaskCast {
  readonly problem: Problem;
  readonly teacher: Person;
  readonly learner: Person;
  readonly comments: number;
}

export function* taskTale(teller: Teller, cast: TaskCast): Tale {
  const { random } = teller.world;
  const { teacher, learner } = cast;
  fileTicket(teller, cast.problem, teacher, teacher, learner);
  if (random.chance(0.04)) {
    yield teller.within(3);
    teller.act(teacher.id, { do: 'cancel', comment: teller.exactly('Cette tâche n’a plus lieu d’être.') });
    return;
  }
  yield teller.within(5);
  if (random.chance(0.2)) {
    teller.act(learner.id, { do: 'see' });
    yield teller.within(3);
  }
  teller.act(learner.id, { do: 'take' });
  while (teller.ticket.comments.length < cast.comments - 1) {
    yield teller.pause();
    yield* turn(teller, cast);
  }
  yield teller.pause();
  teller.act(learner.id, { do: 'resolve', solution: teller.exactly(cast.problem.solution) });
  if (!random.chance(0.15)) return;
  yield teller.within(4);
  teller.act(teacher.id, { do: 'reopen', comment: teller.exactly('Il manque une partie, reprenez-la s’il vous plaît.') });
  yield teller.pause();
  teller.act(learner.id, { do: 'resolve', solution: teller.exactly('La partie qui manquait est ajoutée.') });
}

function* turn(teller: Teller, cast: TaskCast): Tale {
  const draw = teller.world.random.next();
  if (draw < 0.25) {
    teller.act(cast.learner.id, { do: 'ask', comment: teller.say(QUESTIONS) });
    yield teller.within(6);
    teller.act(cast.teacher.id, { do: 'answer', comment: teller.say(ANSWERS) });
  } else if (draw < 0.6) teller.act(cast.learner.id, { do: 'comment', comment: teller.say(SAID_BY_LEARNER) });
  else teller.act(cast.teacher.id, { do: 'comment', comment: teller.say(SAID_BY_TEACHER) });
}
