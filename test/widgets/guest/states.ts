/** What somebody without an account sees before the form, and once it is sent. */
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import { fill } from '../ticket-form/filling.ts';
import { shows, state, submit, text, widget, type Flags } from '../ticket-form/stating.ts';
import { PLAIN, placeForm, rootOf, still, world, type Look } from '../ticket-form/world.ts';
import type { State } from '../state.ts';

const NAME = /^(?:Votre nom|Your name)/u;
const MAIL = /^(?:Votre adresse|Your mail)/u;

/** A form where nobody is signed in, and what is done there. */
function asked(name: string, then?: (form: GuichetTicketForm) => Promise<void>, flags: Flags = {}): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      sessionStorage.removeItem('guichet-guest');
      const look: Look = { lang, set: { guests: true, person: undefined } };
      const form = placeForm(host, world(PLAIN), look);
      await shows(form, '#guest-mail');
      await then?.(form);
      await still(form);
    },
  };
}

const typed = async (form: GuichetTicketForm, mail: string): Promise<void> => {
  await fill(form, NAME, 'Léa Moreau');
  await fill(form, MAIL, mail);
};

export const STATES: readonly State[] = [
  asked('without an account'),
  asked('without an account, in a block', undefined, { narrow: true }),
  asked('without an account, an address that is none', async (form) => {
    await typed(form, 'lea.moreau');
    await submit(form);
    await shows(form, '.error');
  }),
  asked('without an account, nobody answers', async (form) => {
    await typed(form, 'lea.moreau@exemple.fr');
    await submit(form);
    await shows(form, '.notice.danger');
  }),
  asked('without an account, a lost link', async (form) => {
    rootOf(form).querySelector<HTMLElement>('button[type="button"]')?.click();
    await shows(form, 'form:not(:has(#guest-name))');
  }),
  state(
    'to be confirmed by mail',
    { ...PLAIN, guests: true },
    { person: { id: 'guest:lea', name: 'Léa Moreau', mail: 'lea.moreau@exemple.fr', guest: true } },
    async (form) => {
      const { session } = form;
      if (session === undefined) throw new Error('no session');
      session.run = () => Promise.resolve({ tickets: [], cursor: session.cursor });
      await fill(form, text.summary, 'Je ne peux pas m’inscrire');
      await fill(form, text.description, 'Le mot de passe reçu ne marche pas.');
      await submit(form);
      await shows(form, '.filed');
      rootOf(form).querySelector<HTMLElement>('#filed')?.focus();
    },
  ),
];
