/** States of what stands beside the form's questions: similar tickets, screenshots, files taken away, what editors are told. */
import { Invalid } from '../../../src/backends/backend.ts';
import type { GuichetCapture } from '../../../src/widgets/ticket-form/capture/capture.ts';
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import type { State } from '../state.ts';
import { OUTAGE, PASSWORD, alsoHad, written } from '../knowledge/written.ts';
import { filedBefore, giveScreen, knownProblem, OPEN, pageDrawn } from './alike.ts';
import { button, fill, pick, press } from './filling.ts';
import { picture, shows, state, text, type Then } from './stating.ts';
import { ADMIN, LEA, PLAIN, SAMI, SUPPORT, rootOf, until } from './world.ts';

/** One's own ticket and a known problem are there already. */
const resembling: Then = async (form, at) => {
  await filedBefore(at, 'Mot de passe du compte refusé', LEA);
  await knownProblem(at, 'Les mots de passe des comptes sont refusés depuis la mise à jour', [SAMI, ADMIN]);
  await fill(form, text.summary, 'Mot de passe refusé');
  await shows(form, '.similar details');
};

const resemblingOpen: Then = async (form, at) => {
  await resembling(form, at);
  rootOf(form).querySelector<HTMLElement>('.similar summary')?.click();
  await until(() => rootOf(form).querySelector('.similar details[open]') !== null, 'it is unfolded');
};

/** An article and a known problem answer; the article is read in place. */
const answered: Then = async (form, at) => {
  await written(at.backend, ADMIN, PASSWORD);
  await alsoHad(at.backend, await written(at.backend, ADMIN, OUTAGE), [SAMI]);
  await fill(form, text.summary, 'mot de passe refusé');
  await shows(form, '.similar details');
  rootOf(form).querySelector<HTMLElement>('.similar summary')?.click();
  await press(form, /^(?:Retrouver son mot|Finding your pass)/u);
  await until(() => rootOf(form).querySelector('guichet-markdown')?.shadowRoot?.querySelector('ol') != null, 'it is read');
};

/** The tool that takes a screenshot, open, once it says what it offers. */
async function tool(form: GuichetTicketForm): Promise<GuichetCapture> {
  await press(form, /^(?:Ajouter une capture|Add a screenshot)$/u);
  await until(
    () => rootOf(form).querySelector('guichet-capture')?.shadowRoot?.querySelector('.ways .button') != null,
    'it is there',
  );
  return rootOf(form).querySelector('guichet-capture') as GuichetCapture;
}

/** A picture with what is hidden in it, an arrow and a frame. */
const retouched: Then = async (form) => {
  const capture = await tool(form);
  await capture.edit(() => Promise.resolve(pageDrawn()));
  for (const name of [/^(?:Recadrer|Crop)$/u, /^(?:Ajouter une flèche|Add an arrow)$/u, /^(?:Masquer une zone|Hide an area)$/u]) {
    const before = rootOf(capture).querySelectorAll('.mark').length;
    button(capture, name).click();
    await until(() => rootOf(capture).querySelectorAll('.mark').length > before, 'it is added');
  }
};

export const MORE: readonly State[] = [
  state('tickets like it', OPEN, { set: { service: 'moodle', category: 'accounts' } }, resembling),
  state('tickets like it, unfolded', OPEN, { set: { service: 'moodle', category: 'accounts' } }, resemblingOpen),
  state('tickets like it, unfolded, in a block', OPEN, { set: { service: 'moodle' } }, resemblingOpen, { narrow: true }),
  state('one of them is the answer', OPEN, { set: { service: 'moodle' } }, async (form, at) => {
    await resemblingOpen(form, at);
    await press(form, /^(?:C’est cela|That is it)/u);
    await shows(form, '.filed');
  }),
  state('answers while typing', SUPPORT, { set: { service: 'moodle', category: 'accounts' } }, answered),
  state('answers while typing, in a block', SUPPORT, { set: { service: 'moodle' } }, answered, { narrow: true }),
  state('an article is the answer', SUPPORT, { set: { service: 'moodle' } }, async (form, at) => {
    await answered(form, at);
    await press(form, /^(?:Cela répond à ma question, Retrouver|That answers my question, Finding)/u);
    await shows(form, '.filed');
  }),
  state('screenshot: how', PLAIN, {}, async (form) => {
    await tool(form);
  }),
  state('screenshot: how, in a block', PLAIN, {}, async (form) => void (await tool(form)), { narrow: true }),
  state('screenshot: no screen given', PLAIN, {}, async (form) => {
    const back = giveScreen(() => Promise.reject(new DOMException('refused', 'NotAllowedError')));
    const capture = await tool(form);
    button(capture, /^(?:Capturer l’écran|Capture the screen)$/u).click();
    await until(() => rootOf(capture).querySelector('.notice') !== null, 'it is said');
    back();
  }),
  state('screenshot: retouched', PLAIN, {}, retouched),
  state('screenshot: retouched, in a block', PLAIN, {}, retouched, { narrow: true }),
  state(
    'files: paused, and refused for what they hold',
    { ...PLAIN, files: { maxBytes: 5_000_000, maxCount: 5 } },
    {},
    async (form, at) => {
      const [session] = at.sessions;
      if (session === undefined) throw new Error('nobody sits at the desk');
      const virus = new Invalid([{ path: 'file', code: 'file-infected', values: { name: 'facture.docx' } }]);
      // As a server that is far away does: one answers no more, the other has looked into the file.
      session.upload = (file, { name, onProgress, onPaused }) => {
        if (name === 'facture.docx') return Promise.reject(virus);
        onProgress?.(file.size * 0.4, file.size);
        onPaused?.(true);
        return new Promise(() => {});
      };
      await pick(form, text.files, [new File(['b'.repeat(3_000_000)], 'photo-du-tableau.jpg'), new File(['c'], 'facture.docx')]);
      await shows(form, '.file.failed');
      await shows(form, '.file .hint');
    },
  ),
  state('a file taken away', PLAIN, {}, async (form) => {
    await pick(form, text.files, [picture('écran.png'), new File(['a'.repeat(5000)], 'journal.txt', { type: 'text/plain' })]);
    await until(() => rootOf(form).querySelector('progress') === null, 'they are there');
    await press(form, /^(?:Retirer|Remove) journal\.txt$/u);
    await shows(form, '.gone');
  }),
  state(
    'nobody would hear of it',
    { ...SUPPORT, services: (SUPPORT.services ?? []).map((service) => ({ ...service, managers: [] })) },
    { person: ADMIN },
    (form) => shows(form, '.editor-notice'),
  ),
];
