/** How states of the form are told: a desk, who looks at it, and what is done in the form. */
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import type { State } from '../state.ts';
import { placeForm, rootOf, standing, still, until, world, type Look, type World } from './world.ts';

export const widget = 'guichet-ticket-form';

export type Flags = Pick<State, 'narrow' | 'rtl'>;
export type Then = (form: GuichetTicketForm, at: World) => Promise<void>;

/** A state: a desk, who looks at it, and what is done in the form. */
export function state(name: string, desk: DeskInput, look: Look = {}, then?: Then, flags: Flags = {}): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      const at = world(desk);
      const form = placeForm(host, at, { ...look, lang });
      await standing(form);
      await then?.(form, at);
      await still(form);
    },
  };
}

export const text = {
  summary: /^(?:Résumé|Summary)/u,
  description: /^Description/u,
  files: /^(?:Fichiers|Files)/u,
  service: /^Service/u,
  category: /^(?:Catégorie|Category)/u,
};

export async function submit(form: GuichetTicketForm): Promise<void> {
  rootOf(form).querySelector('form')?.requestSubmit();
  await form.updateComplete;
}

export async function shows(form: GuichetTicketForm, selector: string): Promise<void> {
  await until(() => rootOf(form).querySelector(selector) !== null, `${selector} is shown`);
  await form.updateComplete;
}

export const picture = (name: string): File => {
  const bytes = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'),
    (each) => each.charCodeAt(0),
  );
  return new File([bytes], name, { type: 'image/png' });
};
