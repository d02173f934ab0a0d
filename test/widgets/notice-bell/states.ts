/** Every state of the bell, as a person may meet it. */
import { Unavailable } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { GuichetNoticeBell } from '../../../src/widgets/notice-bell/notice-bell.ts';
import type { State } from '../state.ts';
import { LEA, MARTIN, SUPPORT, TASKS, still, until, world, type World } from '../ticket-form/world.ts';
import { doAs, fileAs } from '../desk/world.ts';
import { comment, endedProblem, lived, livedLong, opened, placeBell, standing, type Look } from './world.ts';

const widget = 'guichet-notice-bell';

interface Options {
  readonly lived?: (at: World) => Promise<unknown>;
  readonly then?: (bell: GuichetNoticeBell, at: World) => Promise<unknown>;
  readonly flags?: Pick<State, 'narrow' | 'rtl'>;
}

function state(name: string, desk: DeskInput, look: Look = {}, options: Options = {}): State {
  return {
    widget,
    name,
    ...options.flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = world(desk);
      await options.lived?.(at);
      const bell = placeBell(host, at, { ...look, lang, set: { noTitle: true, ...look.set } });
      await standing(bell);
      await options.then?.(bell, at);
      await still(bell);
    },
  };
}

/** The bell is silenced. */
async function silenced(at: World): Promise<void> {
  const session = await at.backend.connect(LEA);
  await session.savePreferences({ channels: { bell: false } });
  await session.close();
  await lived(at);
}

async function readOne(bell: GuichetNoticeBell): Promise<void> {
  const panel = await opened(bell);
  panel.querySelector<HTMLElement>('.notice-line > button')?.click();
  await until(() => panel.querySelectorAll('.unread').length === 2, 'one of them is read');
}

async function unreachable(bell: GuichetNoticeBell, at: World): Promise<void> {
  at.backend.before = (operation) => {
    if (operation === 'notices') throw new Unavailable('network');
  };
  await opened(bell);
}

async function task(at: World): Promise<void> {
  const ticket = await fileAs(at, MARTIN, 'Anticonstitutionnellement-'.repeat(8).slice(0, 200), { assignee: 'lea' });
  await doAs(at, MARTIN, ticket, 'comment', comment('Pour vendredi, si possible.'));
}

export const STATES: readonly State[] = [
  state('nothing yet', SUPPORT),
  state('nothing yet, open', SUPPORT, {}, { then: opened }),
  state('three unread', SUPPORT, {}, { lived }),
  state('three unread, open', SUPPORT, {}, { lived, then: opened }),
  state('three unread, open, in a block', SUPPORT, {}, { lived, then: opened, flags: { narrow: true } }),
  state('one of them read', SUPPORT, {}, { lived, then: readOne }),
  state('more than a page of them', SUPPORT, {}, { lived: livedLong, then: opened }),
  state('switched off', SUPPORT, {}, { lived: silenced, then: opened }),
  state('it cannot be read, in a block', SUPPORT, {}, { lived, then: unreachable, flags: { narrow: true } }),
  state('the end of a problem whose ticket is not theirs', SUPPORT, {}, { lived: endedProblem, then: opened }),
  state(
    'an end of which nothing more is said, in a block',
    SUPPORT,
    {},
    { lived: (at) => endedProblem(at, { withdrawn: true }), then: opened, flags: { narrow: true } },
  ),
  state('of a long task', TASKS, {}, { lived: task, then: opened }),
  state('staff, right to left', SUPPORT, { person: MARTIN }, { lived, then: opened, flags: { rtl: true } }),
];
