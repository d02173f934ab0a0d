/** Helps on a page, at desks where something was written: what its tests and states stand on. */
import '../../../src/widgets/knowledge/define.ts';
import type { GuichetKnowledge } from '../../../src/widgets/knowledge/knowledge.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { LEA, NOW, rootOf, until, type World } from '../ticket-form/world.ts';

export interface Look {
  readonly person?: PersonInput;
  readonly lang?: 'fr' | 'en';
  readonly set?: Partial<GuichetKnowledge>;
}

/** A help on the page; nothing is waited for. */
export function placeKnowledge(
  host: HTMLElement,
  at: World,
  { person = LEA, lang = 'fr', set = {} }: Look = {},
): GuichetKnowledge {
  const help = document.createElement('guichet-knowledge');
  help.lang = lang;
  help.clock = () => NOW;
  help.zone = 'Europe/Paris';
  Object.assign(help, { backend: at.address, desk: at.desk, person }, set);
  host.append(help);
  return help;
}

/** Waits until it has read what it shows, or says why not. */
export async function standing(help: GuichetKnowledge): Promise<void> {
  await until(
    () =>
      help.shadowRoot?.querySelector('.asking, .article, .writing, .notice') != null &&
      help.shadowRoot.querySelector('.skeleton') === null,
    'the help stands',
  );
  await help.updateComplete;
}

/** Waits for an element of a selector in its shadow. */
export async function there<Found extends HTMLElement>(help: Element, selector: string): Promise<Found> {
  await until(() => rootOf(help).querySelector(selector) !== null, `${selector} is there`);
  return rootOf(help).querySelector(selector) as Found;
}
