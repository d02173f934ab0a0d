/** Every state of an open ticket, as a person may meet it. */
import { Unavailable, Unauthorized } from '../../../src/backends/backend.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { State } from '../state.ts';
import { all, fill, has, one, textOf } from './finding.ts';
import { SUMMARY, choose, filed, openMenu, panel, press, state, taken, type Story, type Then } from './prepared.ts';
import { ACTS } from './states-acts.ts';
import { TOGETHER } from './states-together.ts';
import { ADMIN, BUGS, LEA, MARTIN, NINA, NOW, STRICT, until } from './world.ts';

const asked: Story = async (cast) => {
  const ticket = await taken(cast);
  await cast.martin.does(ticket, 'ask', 'Pouvez-vous réessayer dans une fenêtre privée, et nous dire si la page reste blanche ?');
  return ticket;
};

const solved: Story = async (cast) => {
  const ticket = await asked(cast);
  await cast.lea.does(ticket, 'answer', 'Oui, elle reste blanche.');
  await cast.martin.does(ticket, 'resolve', undefined, {
    solution: {
      id: crypto.randomUUID(),
      text: 'Le cache du thème a été vidé.\n\nRechargez la page avec **Ctrl + F5**.',
      scope: 'public',
    },
  });
  return ticket;
};

const closed: Story = async (cast) => {
  const ticket = await solved(cast);
  await cast.lea.does(ticket, 'approve-closure');
  await cast.lea.does(ticket, 'rate', undefined, { mark: 4 });
  return ticket;
};

const noted: Story = async (cast) => {
  const ticket = await taken(cast);
  await cast.martin.does(
    ticket,
    'comment',
    'Même panne que la semaine dernière : le cache du thème. Voir avec l’hébergeur.',
    {},
    'staff',
  );
  await cast.martin.does(ticket, 'comment', 'Nous regardons, merci de votre patience.');
  await cast.lea.does(ticket, 'comment', 'Mon numéro étudiant est le 4242.', {}, 'requester');
  return ticket;
};

const abandoned: Story = async (cast) => {
  const ticket = await taken(cast);
  const nina = await cast.at.as(NINA);
  await nina.does(ticket, 'refuse', 'Cette page ne dépend pas de nous : écrivez au secrétariat de votre département.');
  return ticket;
};

const long: Story = async (cast) => {
  const ticket = await taken(cast);
  for (let n = 1; n <= 130; n += 1) await cast.martin.does(ticket, 'comment', `Essai ${n} : toujours la même page blanche.`);
  return ticket;
};

const LONGEST = `${'Rien ne se passe quand j’appuie sur le bouton, et la page reste blanche. '.repeat(40)}\n\n- https://moodle.insa.example/mod/assign/view.php?id=${'0123456789'.repeat(30)}\n- ${'mot'.repeat(120)}`;
const longest: Story = async (cast) => {
  const who = await cast.at.as({
    id: 'long',
    name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montbéliard née Wolfeschlegelsteinhausenbergerdorff',
  });
  const ticket = await who.file(`https://moodle.insa.example/mod/assign/view.php?id=${'0123456789'.repeat(19)}`, {
    description: LONGEST,
  });
  await cast.martin.does(ticket, 'take');
  await cast.martin.does(ticket, 'ask', LONGEST);
  return ticket;
};

/** A picture as a phone would send it, drawn here. */
async function drawn(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 360);
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.fillStyle = '#0b5cad';
    pen.fillRect(0, 0, 640, 360);
    pen.fillStyle = '#ffffff';
    pen.fillRect(60, 60, 520, 240);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

const illustrated: Story = async ({ lea, martin }) => {
  const files = [
    await lea.uploads('capture d’écran.png', 'image/png', await drawn()),
    await lea.uploads('journal.txt', 'text/plain', 'Erreur 500\n'.repeat(200)),
  ];
  const ticket = await lea.file(SUMMARY, { files });
  const picture = await martin.uploads('après la correction.png', 'image/png', await drawn());
  await martin.does(ticket, 'comment', undefined, {
    comment: { id: crypto.randomUUID(), text: 'Est-ce mieux ainsi ?', scope: 'public', files: [picture] },
  });
  return ticket;
};

const shown: Then = async (detail) => {
  await until(
    () =>
      [...(detail.shadowRoot?.querySelectorAll('img') ?? [])].filter((image) => image.complete && image.naturalWidth > 0)
        .length === 2,
    'the pictures are drawn',
  );
};

const pending: Story = ({ lea }) =>
  lea.file('Une licence Scenari de plus', { service: 'moodle', category: 'purchase', kind: 'request' });

/** Writes in the answer box and sends. */
async function send(detail: GuichetTicketDetail, text: string): Promise<void> {
  fill(one(detail, 'textbox', /Votre message|Your message/u), text);
  await detail.updateComplete;
  detail.shadowRoot?.querySelector('guichet-composer')?.shadowRoot?.querySelector<HTMLElement>('button[type="submit"]')?.click();
  await until(() => all(detail, 'alert').length > 0, 'what is wrong is said');
}

const refusedWithText: Then = async (detail, { martin, at }, ticket) => {
  // Solved by somebody else in the very moment: what one writes comes back.
  press(detail, 'ask');
  await panel(detail, 'textarea');
  at.backend.before = async (operation) => {
    if (operation !== 'run') return;
    at.backend.before = undefined;
    await martin.does(ticket, 'resolve');
  };
  fill(one(detail, 'textbox', /Votre question|Your question/u), 'Avec quel navigateur travaillez-vous ?');
  all(detail, 'button', /Demander info\.|Ask for information/u)
    .at(-1)
    ?.click();
  await until(() => has(detail, 'alert', /./u) && has(detail, 'textbox', /Votre question|Your question/u), 'the refusal is said');
};

const unavailable: Then = async (detail, { at }) => {
  at.backend.before = (operation) => {
    if (operation === 'run') throw new Unavailable('network');
  };
  await send(detail, 'Je joins la capture demandée dès que possible.');
};

const gone: Then = async (detail, { at }, ticket) => {
  fill(one(detail, 'textbox', /Votre message|Your message/u), 'J’écrivais justement que');
  const nina = await at.as(NINA);
  await nina.does(ticket, 'uninvite', undefined, { person: 'sami' });
  await until(() => detail.shadowRoot?.querySelector('#kept') != null, 'it is gone');
};

const invited: Story = async (cast) => {
  const ticket = await taken(cast);
  await cast.lea.does(ticket, 'invite', undefined, { person: 'sami' });
  await cast.lea.does(ticket, 'invite', undefined, { person: 'user' });
  return ticket;
};

const linked: Story = async (cast) => {
  const ticket = await taken(cast);
  const other = await cast.lea.file('Le thème est lent');
  await cast.martin.does(ticket, 'link', undefined, { type: 'depends-on', to: other });
  const nina = await cast.at.as(NINA);
  await nina.does(ticket, 'set-priority', undefined, { priority: 'high' });
  await nina.does(ticket, 'rank', undefined, { to: 'top' });
  await cast.martin.does(ticket, 'postpone', 'Le prestataire intervient lundi.', {
    reason: 'provider',
    until: '2026-11-30T08:00:00.000Z',
  });
  return ticket;
};

const merged: Story = async (cast) => {
  const ticket = await filed(cast);
  const other = await cast.lea.file('Page blanche après la connexion');
  cast.at.at = NOW;
  const nina = await cast.at.as(NINA);
  await nina.does(ticket, 'merge', 'Même panne.', { into: other });
  return ticket;
};

const SAMI: PersonInput = { id: 'sami', name: 'Sami Haddad', school: 'INSA Lyon' };

export const STATES: readonly State[] = [
  state(
    'loading',
    async (cast) => {
      const ticket = await filed(cast);
      cast.at.backend.before = (operation) => (operation === 'ticket' ? new Promise(() => undefined) : undefined);
      return ticket;
    },
    LEA,
    (detail) => until(() => detail.shadowRoot?.querySelector('.bone') != null, 'its shape is shown'),
    { rests: false },
  ),
  state('new, as its requester', filed, LEA),
  state('new, as staff', filed, MARTIN),
  state('question asked, as its requester', asked, LEA),
  state('question asked, as staff', asked, MARTIN),
  state('solution to approve', solved, LEA),
  state('solution in a strict desk, as staff', solved, MARTIN, undefined, { desk: { ...STRICT, timeRequired: false } }),
  state('closed and rated', closed, LEA),
  state('abandoned, with its reason', abandoned, LEA),
  state('merged into another', merged, LEA),
  state('staff', noted, MARTIN),
  state('long thread with earlier messages', long, LEA),
  state('longest text', longest, MARTIN),
  state('pictures and files', illustrated, LEA, shown),
  state('linked, postponed, first in the stack', linked, NINA),
  state('observers', invited, SAMI),
  state('read by everyone', ({ lea }) => lea.file(SUMMARY), SAMI, undefined, { desk: BUGS }),
  state('not found', () => Promise.resolve('TRK2_404'), LEA),
  state('no right', filed, SAMI),
  state(
    'not signed in any more',
    async (cast) => {
      const ticket = await filed(cast);
      cast.at.backend.before = (operation) => {
        if (operation === 'ticket') throw new Unauthorized();
      };
      return ticket;
    },
    LEA,
  ),
  state('gone while open', invited, SAMI, gone),
  state('refused, with its text', taken, MARTIN, refusedWithText),
  state('unavailable, with its text', filed, LEA, unavailable),
  state('menu open', taken, NINA, openMenu),
  state('confirmation', taken, MARTIN, async (detail) => {
    press(detail, 'resolve');
    await until(() => all(detail, 'dialog').length > 0, 'the dialog is open');
  }),
  state('assigning', filed, MARTIN, async (detail) => {
    await choose(detail, /Assigner|Assign/u);
    await panel(detail, 'guichet-combobox');
  }),
  state(
    'moving, and losing sight of it',
    taken,
    { ...MARTIN, id: 'mover', name: 'Dominique Petit', profile: 'moderator', serves: ['moodle'] },
    async (detail) => {
      await choose(detail, /^Déplacer|^Move/u);
      await panel(detail, '#service');
      fill(one(detail, 'combobox', 'Service'), 'video');
      await detail.updateComplete;
      await until(
        () =>
          all(detail, 'combobox', /Catégorie|Category/u).some((each) => each.querySelector('option[value="recording"]') !== null),
        'the categories are there',
      );
      fill(one(detail, 'combobox', /Catégorie|Category/u), 'recording');
      await until(() => all(detail, 'checkbox', /observateur|observer/u).length > 0, 'the warning is shown');
    },
  ),
  state('postponing', taken, MARTIN, async (detail) => {
    await choose(detail, /^Reporter|^Postpone/u);
    await panel(detail, '#wait');
    fill(one(detail, 'combobox', /attendre|wait/u), 'date');
    await until(
      () => detail.shadowRoot?.querySelector('guichet-command-panel')?.shadowRoot?.querySelector('#until') != null,
      'the date is asked for',
    );
  }),
  state('editing', filed, LEA, async (detail) => {
    await choose(detail, /^Modifier|^Edit/u);
    await panel(detail, '#summary');
  }),
  state('what is missing', taken, MARTIN, async (detail) => {
    press(detail, 'ask');
    await panel(detail, 'textarea');
    all(detail, 'button', /Demander info\.|Ask for information/u)
      .at(-1)
      ?.click();
    await until(
      () => detail.shadowRoot?.querySelector('guichet-command-panel')?.shadowRoot?.querySelector('.error') != null,
      'what is missing is said',
    );
  }),
  state('writing a staff note', taken, MARTIN, async (detail) => {
    fill(one(detail, 'combobox', /Pour qui|For whom/u), 'staff');
    await until(() => has(detail, 'textbox', /note/u), 'the box says so');
    fill(one(detail, 'textbox', /note/u), 'À voir avec l’hébergeur.');
  }),
  state('news while it is read', taken, LEA, async (detail, { martin }, ticket) => {
    await martin.does(ticket, 'comment', 'Nous avons trouvé.');
    await martin.does(ticket, 'comment', 'Encore une heure.');
    await until(() => textOf(detail).includes('2 n'), 'the news are said');
  }),
  ...TOGETHER,
  ...ACTS,
  state('approval pending, as its requester', pending, LEA),
  state('approval asked of me', pending, ADMIN),
  state('confidential', ({ lea }) => lea.file('Un signalement', { service: 'moodle', category: 'harassment' }), MARTIN),
  state('narrow', asked, LEA, undefined, { narrow: true }),
  state(
    'narrow, as staff, properties open',
    noted,
    MARTIN,
    // In a wide place they are open beside the thread, and there is no such button.
    async (detail) => all(detail, 'button', /Propriétés|Properties/u)[0]?.click(),
    { narrow: true },
  ),
  state('from right to left', noted, MARTIN, undefined, { rtl: true }),
  state('compact', solved, MARTIN, undefined, { set: { density: 'compact' } }),
];
