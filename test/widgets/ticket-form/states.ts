/** Every state of the form, as a person may meet it. */
import { Refused, Unauthorized, Unavailable, type BackendError } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { refuse } from '../../../src/domain/refusal.ts';
import type { State } from '../state.ts';
import { choose, control, fill, pick } from './filling.ts';
import { MORE } from './states.more.ts';
import { picture, shows, state, submit, text, widget, type Flags, type Then } from './stating.ts';
import {
  ADMIN,
  FIELDS,
  LEA,
  MARTIN,
  PLAIN,
  SUPPORT,
  TASKS,
  TREE,
  placeForm,
  rootOf,
  standing,
  until,
  world,
  type Look,
} from './world.ts';

/** Filled in and sent, and the backend answers with an error. */
function answered(name: string, error: () => BackendError, shownBy = '.notice.danger', flags: Flags = {}): State {
  return state(
    name,
    PLAIN,
    {},
    async (form, at) => {
      await fill(form, text.summary, 'Le dépôt du devoir 3 est refusé');
      await fill(form, text.description, 'Depuis ce matin, le bouton reste gris.');
      at.backend.before = (operation) => {
        if (operation === 'run') throw error();
      };
      await submit(form);
      await shows(form, shownBy);
    },
    flags,
  );
}

/** The desk does not open. */
function shut(name: string, before: () => void | Promise<void>, look: Look, selector: string): State {
  return {
    widget,
    name,
    async setup(host, lang) {
      const at = world(PLAIN);
      at.backend.before = (operation) => (operation === 'connect' ? before() : undefined);
      const form = placeForm(host, at, { ...look, lang });
      await shows(form, selector);
    },
  };
}

const LINKED: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) => ({
    ...service,
    knowledge: [
      {
        label: { fr: 'Déposer un devoir, pas à pas', en: 'Handing in an assignment, step by step' },
        href: 'https://aide.insa.example/devoirs',
      },
      { label: { fr: 'Mot de passe oublié', en: 'Forgotten password' }, href: 'https://aide.insa.example/passe' },
    ],
  })),
};

const MANY: DeskInput = {
  ...SUPPORT,
  id: 'many',
  services: [
    'Moodle',
    'Scenari',
    'Portail',
    'Plateforme vidéo',
    'Enquêtes',
    'Bot',
    'Chat',
    'Rendez-vous',
    'Messagerie',
    'Impressions',
    'Réseau sans fil',
    'Salles',
  ].map((label, n) => ({
    id: `s${n}`,
    label,
    categories: [
      { id: `c${n}`, label: 'Toutes les questions' },
      { id: `d${n}`, label: 'Incident' },
    ],
  })),
};

const LONG = 'Anticonstitutionnellement-'.repeat(9).slice(0, 240);
const LONGEST: DeskInput = {
  ...PLAIN,
  id: 'long',
  fields: [
    { code: 'long', type: 'text', required: true, label: `Un libellé ${LONG}`, help: `Une aide ${LONG}` },
    {
      code: 'choix',
      type: 'choice',
      display: 'radio',
      label: 'Choix',
      options: [
        { code: 'a', label: LONG },
        { code: 'b', label: 'Court' },
      ],
    },
  ],
};

const APPROVED: DeskInput = {
  ...PLAIN,
  id: 'approved',
  services: [
    {
      id: 'comptes',
      label: 'Comptes',
      categories: [{ id: 'invite', label: 'Compte invité', approval: { approvers: ['dubois'] } }],
    },
  ],
};

const fileOne: Then = async (form) => {
  await fill(form, text.summary, 'Le dépôt du devoir 3 est refusé');
  await submit(form);
  await shows(form, '#filed');
};

export const STATES: readonly State[] = [
  state('empty', PLAIN),
  state('empty, in a block', SUPPORT, { set: { service: 'moodle' } }, undefined, { narrow: true }),
  shut('loading', () => new Promise<void>(() => {}), {}, '.bone'),
  state('service and category', SUPPORT, {}, async (form) => {
    await fill(form, text.service, 'moodle');
    await fill(form, text.category, 'assignments');
  }),
  state('filled', SUPPORT, {}, async (form) => {
    await fill(form, text.service, 'moodle');
    await fill(form, text.category, 'assignments');
    await fill(form, text.summary, 'Le dépôt du devoir 3 est refusé');
    await fill(form, text.description, 'Depuis ce matin, le bouton **Déposer** reste gris, chez moi et à l’école.');
    await pick(form, text.files, [picture('écran.png')]);
    await until(() => rootOf(form).querySelector('progress') === null, 'the file is there');
  }),
  state('links of a service, in a block', LINKED, { set: { service: 'moodle' } }, (form) => shows(form, 'a[target]'), {
    narrow: true,
  }),
  state('many services', MANY, {}, (form) => fill(form, text.service, 's0')),
  state('category searched in its tree', TREE, {}, (form) =>
    fill(form, /^(?:Chercher une catégorie|Find a category)/u, 'publication'),
  ),
  state(
    'category searched, none found, in a block',
    TREE,
    {},
    (form) => fill(form, /^(?:Chercher une catégorie|Find a category)/u, 'zzz'),
    { narrow: true },
  ),
  state('fields of every type', FIELDS, {}, async (form) => {
    await fill(form, /^(?:Un examen est en jeu|An exam is at stake)$/u, true);
  }),
  state('fields of every type, in a block', FIELDS, {}, undefined, { narrow: true }),
  state('what is to correct', FIELDS, {}, async (form) => {
    await fill(form, /^(?:Un examen est en jeu|An exam is at stake)$/u, true);
    await fill(form, /^(?:Personnes concernées|People concerned)/u, 'beaucoup');
    await submit(form);
    await shows(form, '.error-summary');
  }),
  state(
    'what is to correct, in a block',
    SUPPORT,
    {},
    async (form) => {
      await submit(form);
      await shows(form, '.error-summary');
    },
    { narrow: true },
  ),
  answered('refused: category closed meanwhile', () => new Refused(refuse('category-closed')), '.error-summary'),
  answered('refused: desk closed meanwhile', () => new Refused(refuse('closed-desk'))),
  answered('unavailable: network', () => new Unavailable('network')),
  answered('unavailable: full, in a block', () => new Unavailable('full'), '.notice.danger', { narrow: true }),
  answered('unauthorized', () => new Unauthorized()),
  shut(
    'no backend answers',
    () => {
      throw new Unavailable('network');
    },
    { set: { fallbackMail: 'assistance@insa.example' } },
    '.fallback',
  ),
  state('no right to file', TASKS, { person: LEA }),
  state('desk not open yet', { ...PLAIN, availability: { from: '2027-01-04T08:00:00.000Z' } }),
  state('desk closed', { ...PLAIN, availability: { until: '2026-11-01T08:00:00.000Z' } }),
  state('no service takes tickets', {
    ...SUPPORT,
    services: (SUPPORT.services ?? []).map((service) => ({ ...service, open: false })),
  }),
  state('longest text', LONGEST, {}, async (form) => {
    await fill(form, text.summary, LONG);
    await fill(form, text.description, `${LONG}\n\n`.repeat(4));
    await pick(form, text.files, [new File(['x'], `${LONG.slice(0, 180)}.pdf`, { type: 'application/pdf' })]);
    await until(() => rootOf(form).querySelector('progress') === null, 'the file is there');
  }),
  state(
    'longest text, in a block',
    LONGEST,
    {},
    async (form) => {
      await fill(form, text.summary, LONG.repeat(2));
      await submit(form);
      await shows(form, '.error-summary');
    },
    { narrow: true },
  ),
  state('right to left', FIELDS, {}, (form) => fill(form, text.summary, 'لا يعمل زر الإيداع'), { rtl: true }),
  state('filed', SUPPORT, { set: { service: 'moodle', category: 'accounts' } }, fileOne),
  state('filed, in a block', SUPPORT, { set: { service: 'moodle', category: 'accounts' } }, fileOne, { narrow: true }),
  state('filed, approval asked', APPROVED, {}, fileOne),
  {
    widget,
    name: 'draft restored',
    async setup(host, lang) {
      const at = world(SUPPORT);
      const before = placeForm(host, at, { lang });
      await standing(before);
      await fill(before, text.service, 'moodle');
      await fill(before, text.summary, 'Le dépôt du devoir 3 est refusé');
      await pick(before, text.files, [picture('écran.png')]);
      before.remove();
      const form = placeForm(host, at, { lang });
      await shows(form, '.notice.info');
      await until(() => rootOf(form).querySelector('progress') === null, 'its file is there');
    },
  },
  state('draft cleared', PLAIN, {}, async (form) => {
    await fill(form, text.summary, 'Finalement non');
    [...rootOf(form).querySelectorAll<HTMLElement>('.foot .button.link')].at(-1)?.click();
    await shows(form, '#undo');
  }),
  state(
    'files: ready, on their way, failed',
    { ...PLAIN, files: { maxBytes: 1024 * 1024, maxCount: 5 } },
    {},
    async (form, at) => {
      await pick(form, text.files, [picture('écran.png'), new File(['a'.repeat(5000)], 'journal.txt', { type: 'text/plain' })]);
      await until(() => rootOf(form).querySelector('progress') === null, 'two are there');
      at.backend.before = (operation) => {
        if (operation === 'upload') throw new Unavailable('network');
      };
      await pick(form, text.files, [new File(['b'.repeat(9000)], 'rapport.pdf', { type: 'application/pdf' })]);
      await shows(form, '.file.failed');
      at.backend.before = (operation) => (operation === 'upload' ? new Promise<void>(() => {}) : undefined);
      await pick(form, text.files, [new File(['c'.repeat(90_000)], 'film.mp4', { type: 'video/mp4' })]);
      await shows(form, 'progress');
    },
  ),
  state(
    'files refused, in a block',
    SUPPORT,
    { set: { service: 'moodle' } },
    async (form) => {
      await pick(form, text.files, [new File([new Uint8Array(2 * 1024 * 1024)], 'film-de-la-séance.mp4', { type: 'video/mp4' })]);
      await shows(form, '.files-field.invalid');
    },
    { narrow: true },
  ),
  state('waiting for a file', PLAIN, {}, async (form, at) => {
    at.backend.before = (operation) => (operation === 'upload' ? new Promise<void>(() => {}) : undefined);
    await fill(form, text.summary, 'Avec une photo');
    await pick(form, text.files, [picture('photo.png')]);
    await submit(form);
    await shows(form, '.submit[aria-disabled="true"]');
  }),
  state('preview', PLAIN, {}, async (form) => {
    await fill(
      form,
      text.description,
      '# Ce qui se passe\n\nDepuis **ce matin**, le bouton *Déposer* reste gris :\n\n- Firefox\n- Chrome\n\n`erreur 403`',
    );
    rootOf(form).querySelector<HTMLElement>('.under button')?.click();
    await until(
      () => rootOf(form).querySelector('guichet-markdown')?.shadowRoot?.querySelector('strong') != null,
      'the preview is drawn',
    );
  }),
  state('page shown', PLAIN, {}, async (form) => {
    rootOf(form).querySelector<HTMLElement>('#page-context')?.click();
    await form.updateComplete;
  }),
  state('staff options', SUPPORT, { person: ADMIN, set: { service: 'moodle', category: 'accounts' } }, async (form) => {
    rootOf(form).querySelector<HTMLElement>('.extras summary')?.click();
    await form.updateComplete;
    await choose(form, /^(?:Au nom de|On behalf of)/u, 'Léa');
    await choose(form, /^(?:Inviter à suivre|Invite to follow)/u, 'Sami');
  }),
  state('tasks', TASKS, { person: MARTIN }, async (form) => {
    await choose(form, /^(?:À qui|To whom)/u, 'Léa');
    await choose(form, /^(?:À qui|To whom)/u, 'Sami');
    await fill(form, text.summary, 'Préparer un exposé de dix minutes');
  }),
  state(
    'tasks given, in a block',
    TASKS,
    { person: MARTIN },
    async (form) => {
      await choose(form, /^(?:À qui|To whom)/u, 'Léa');
      await choose(form, /^(?:À qui|To whom)/u, 'Sami');
      await fileOne(form, world(TASKS));
    },
    { narrow: true },
  ),
  state('filed already, with another text', PLAIN, {}, async (form) => {
    const { session } = form;
    if (session === undefined) throw new Error('no session');
    await fill(form, text.summary, 'Premier texte');
    const run = session.run.bind(session);
    session.run = async (batch) => {
      await run(batch);
      session.run = run;
      throw new Unavailable('network');
    };
    await submit(form);
    await shows(form, '.notice.danger');
    await fill(form, text.summary, 'Second texte');
    await submit(form);
    await shows(form, '.notice.warning');
  }),
  state('wrong attributes', SUPPORT, { set: { service: 'moodel', mode: 'suport' } }, (form) => shows(form, '.editor-notice')),
  ...MORE,
  state('summary too long', PLAIN, {}, async (form) => {
    await fill(form, text.summary, 'Trop '.repeat(60));
    control(form, text.summary).focus();
  }),
];
