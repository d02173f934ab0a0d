/** Every state of the help, as a person may meet it. */
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetKnowledge } from '../../../src/widgets/knowledge/knowledge.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { State } from '../state.ts';
import { button } from '../ticket-form/filling.ts';
import { ADMIN, LEA, MARTIN, SAMI, SUPPORT, failingWorld, world, type World } from '../ticket-form/world.ts';
import { placeKnowledge, standing, there } from './world.ts';
import { OUTAGE, PASSWORD, alsoHad, written } from './written.ts';

/** An article, a known problem that Léa and others have, and a draft. */
async function lived(at: World): Promise<void> {
  await written(at.backend, ADMIN, PASSWORD);
  await alsoHad(at.backend, await written(at.backend, ADMIN, { ...OUTAGE, places: [{ service: 'moodle' }] }), [LEA, SAMI]);
  await written(at.backend, MARTIN, { ...PASSWORD, title: { fr: 'Brouillon : changer de groupe' } }, { draft: true });
}

interface Making {
  readonly person?: PersonInput;
  readonly before?: (at: World) => Promise<void>;
  readonly then?: (help: GuichetKnowledge, at: World) => Promise<void>;
  readonly at?: () => World;
  readonly flags?: Pick<State, 'narrow' | 'rtl'>;
}

function state(name: string, { person = LEA, before = lived, then, at = () => world(SUPPORT), flags = {} }: Making = {}): State {
  return {
    widget: 'guichet-knowledge',
    name,
    ...flags,
    async setup(host, lang) {
      const here = at();
      await before(here);
      const help = placeKnowledge(host, here, { person, lang });
      await standing(help);
      await then?.(help, here);
      await help.updateComplete;
    },
  };
}

const nothing = (): Promise<void> => Promise.resolve();

function opening(title: RegExp): (help: GuichetKnowledge) => Promise<void> {
  return async (help) => {
    button(help, title).click();
    await there(help, '.article .foot');
  };
}

const password = opening(/^(?:Retrouver|Finding)/u);

async function editing(help: GuichetKnowledge): Promise<void> {
  button(help, /^(?:Écrire un article|Write an article)$/u).click();
  await there(help, '.writing');
}

export const STATES: readonly State[] = [
  state('all articles'),
  state('all articles, in a block', { flags: { narrow: true } }),
  state('all articles, from right to left', { flags: { rtl: true } }),
  state('all articles, for the team', { person: ADMIN }),
  state('none yet', { before: nothing }),
  state('none yet, for the team', { before: nothing, person: ADMIN }),
  state('cannot be read', { before: nothing, at: () => failingWorld(SUPPORT, 'articles', () => new Unavailable('busy')) }),
  state('an article', { then: password }),
  state('an article, in a block', { then: password, flags: { narrow: true } }),
  state('a known problem that one has', { then: opening(/^(?:Les mots de passe|Passwords)/u) }),
  state('an article, for the team', { person: ADMIN, then: password }),
  state('an article that is gone', {
    async then(help) {
      help.article = crypto.randomUUID();
      await there(help, '.article .notice');
    },
  }),
  state('writing', { person: ADMIN, then: editing }),
  state('writing, in a block', { person: ADMIN, then: editing, flags: { narrow: true } }),
  state('writing, without a title', {
    person: ADMIN,
    async then(help) {
      await editing(help);
      button(help, /^(?:Enregistrer le brouillon|Save the draft)$/u).click();
      await there(help, '.field.invalid');
    },
  }),
];
