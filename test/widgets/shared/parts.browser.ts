/** Small parts: what a person perceives of each. */
import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import {
  Conflict,
  Invalid,
  NotFound,
  Partial,
  Refused,
  Unauthorized,
  Unavailable,
  Unsupported,
} from '../../../src/backends/backend.ts';
import { UnknownAddress } from '../../../src/connect.ts';
import { REFUSALS } from '../../../src/domain/refusal.ts';
import type { Vocabulary } from '../../../src/locales/index.ts';
import enProblems from '../../../src/locales/en/problems.ts';
import type { ProblemWords } from '../../../src/locales/fr/problems.ts';
import frProblems from '../../../src/locales/fr/problems.ts';
import enShared from '../../../src/locales/en/shared.ts';
import frShared from '../../../src/locales/fr/shared.ts';
import { errorSummary, focusSummary } from '../../../src/widgets/shared/error-summary.ts';
import { field, fieldGroup } from '../../../src/widgets/shared/field.ts';
import { fileChip } from '../../../src/widgets/shared/file-chip.ts';
import { Locale } from '../../../src/widgets/shared/locale.ts';
import { actorName, nameOf } from '../../../src/widgets/shared/person.ts';
import { diagnose, problemNotice } from '../../../src/widgets/shared/problem.ts';
import { stateBadge } from '../../../src/widgets/shared/state-badge.ts';
import { ticketKey } from '../../../src/widgets/shared/ticket-key.ts';
import { byRole, focused } from './inside.ts';
import { waitUntil } from '../waiting.ts';

const NOW = Date.parse('2026-11-24T15:54:00.000Z');
const problems: Vocabulary<ProblemWords> = {
  peek: (language) => (language === 'fr' ? frProblems : enProblems),
  load: (language) => Promise.resolve(language === 'fr' ? frProblems : enProblems),
};
const fr = new Locale({ language: 'fr', tag: 'fr', words: frShared, problems, zone: 'Europe/Paris', now: () => NOW });
const en = new Locale({ language: 'en', tag: 'en-GB', words: enShared, problems, zone: 'Europe/Paris', now: () => NOW });

/** Without the narrow spaces that the languages put before their marks. */
const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
const draw = (content: unknown) => fixture<HTMLElement>(html`<div lang="fr">${content}</div>`);

describe('locale', () => {
  it('tells times as a person does, and the day once it is far', () => {
    const said = (locale: Locale, ago: number) => plain(locale.relative(new Date(NOW - ago * 60_000).toISOString()));
    expect([0.5, 3, 50, 130, 60 * 20, 60 * 24 * 3, 60 * 24 * 30, 60 * 24 * 400].map((ago) => said(fr, ago))).to.deep.equal([
      'à l’instant',
      'il y a 3 min',
      'il y a 1 h',
      'il y a 2 h',
      'hier',
      'il y a 3 j',
      '25 oct.',
      '20 oct. 2025',
    ]);
    expect(said(en, 130)).to.equal('2 hr ago');
    expect(plain(fr.relative(new Date(NOW + 3 * 3_600_000).toISOString()))).to.equal('dans 3 h');
  });

  it('writes sizes, lists, days and lengths of time', () => {
    expect(plain(fr.size(1_258_291))).to.equal('1,2 Mo');
    expect(plain(en.size(900))).to.equal('900 B');
    expect(fr.list(['Léa', 'Sami', 'A. User'])).to.equal('Léa, Sami et A. User');
    expect(fr.date('2026-11-24')).to.equal('24 novembre 2026');
    expect(plain(fr.duration(95))).to.equal('1 h 35 min');
  });

  it('counts the first day of a month in French, and no other number of a date', () => {
    const at = '2026-12-01T00:01:00.000Z';
    const cases: [string, string][] = [
      [fr.date('2026-12-01'), '1er décembre 2026'],
      [fr.date('2026-12-11'), '11 décembre 2026'],
      [fr.date('2026-12-21'), '21 décembre 2026'],
      [fr.exact(at), 'mardi 1er décembre 2026 à 01:01'],
      [fr.short(at), '1er déc., 01:01'],
      [fr.relative('2026-09-01T10:00:00.000Z'), '1er sept.'],
      [fr.written(at, { month: 'long', year: 'numeric' }), 'décembre 2026'],
      [en.date('2026-12-01'), '1 December 2026'],
    ];
    expect(cases.map(([said]) => plain(said))).to.deep.equal(cases.map(([, expected]) => expected));
  });

  it('does without a zone that the browser does not know', () => {
    const odd = new Locale({ language: 'fr', tag: 'fr', words: frShared, zone: 'Mars/Olympus', now: () => NOW });
    expect(odd.exact('2026-11-24T15:54:00.000Z')).to.contain('24 novembre 2026');
  });
});

describe('parts', () => {
  it('a state is a word and an icon, with its reason, and survives one from a newer server', async () => {
    const known = await draw(stateBadge(fr, 'waiting', 'provider'));
    expect(plain(known.textContent)).to.equal('Bloqué · Chez le prestataire');
    expect(known.querySelector('svg[aria-hidden="true"]') !== null).to.equal(true);
    const newer = await draw(stateBadge(fr, JSON.parse('"escalated"')));
    expect(plain(newer.textContent)).to.equal('escalated');
  });

  it('names people without guessing', () => {
    const people = { lea: { id: 'lea', name: 'Léa Moreau' } };
    expect([
      nameOf(fr, 'lea', people),
      nameOf(fr, 'lea', people, 'lea'),
      nameOf(fr, null, people),
      nameOf(fr, 'x', people),
    ]).to.deep.equal(['Léa Moreau', 'Vous', 'Personne', 'Personne inconnue']);
    expect(actorName(fr, { type: 'application' }, people)).to.equal('Le guichet');
  });

  it('a key follows its own way on a plain click, and the browser’s with a modifier', async () => {
    let followed = 0;
    const place = await draw(ticketKey(fr, 'TRK2_9', { href: '#TRK2_9', follow: () => (followed += 1) }));
    const link = byRole(place, 'link', 'TRK2_9');
    const prevented = (init: MouseEventInit) =>
      !link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
    expect(prevented({})).to.equal(true);
    place.addEventListener('click', (event) => event.preventDefault());
    prevented({ ctrlKey: true });
    expect(followed).to.equal(1);
    expect(plain((await draw(ticketKey(fr, null))).textContent)).to.equal('Pas encore envoyé');
  });

  it('a file shows its name whole, its size, its progress with a number, and named buttons', async () => {
    let stopped = 0;
    const name = '<b>été</b>.png';
    const place = await draw(fileChip(fr, { name, size: 2048, sent: 1024, stop: () => (stopped += 1), remove: () => undefined }));
    expect(plain(place.textContent)).to.equal('<b>été</b>.png 2 Ko 50 %');
    expect(place.querySelector('progress')?.getAttribute('aria-label')).to.equal('Envoi de <b>été</b>.png');
    byRole(place, 'button', `Arrêter l’envoi de ${name}`).click();
    expect(stopped).to.equal(1);
    expect(byRole(place, 'button', `Retirer ${name}`) !== null).to.equal(true);
    await expect(place).to.be.accessible();
  });

  it('a field ties its label, hint and error to its control; the summary leads there', async () => {
    const place = await draw(html`
      ${errorSummary(fr, [{ id: 'summary', message: 'Résumez votre demande.' }])}
      ${field(fr, {
        id: 'summary',
        label: 'Résumé',
        hint: 'En une phrase',
        error: 'Résumez votre demande.',
        max: 255,
        length: 250,
        control: (tie) =>
          html`<input class="input" id=${tie.id} aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} />`,
      })}
      ${fieldGroup(fr, { id: 'urgency', label: 'Urgence', optional: true, control: (tie) => html`<label class="choice"><input type="radio" id=${tie.id} name="u" />Aucune</label>` })}
    `);
    const input = byRole(place, 'textbox', 'Résumé');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => plain(place.querySelector(`#${id}`)?.textContent ?? ''));
    expect(described).to.deep.equal(['En une phrase', 'Résumez votre demande.']);
    expect(place.querySelector('.count')?.textContent).to.equal('5 caractères restants');
    expect(plain(place.querySelector('legend')?.textContent ?? '')).to.equal('Urgence (facultatif)');
    focusSummary(place);
    expect(focused()?.getAttribute('role')).to.equal('alert');
    byRole(place, 'link', 'Résumez votre demande.').click();
    expect(focused() === input).to.equal(true);
    await expect(place).to.be.accessible();
  });
});

describe('problem', () => {
  const ERRORS: readonly [unknown, string, string][] = [
    [new Refused({ code: 'only-assignee' }), 'Seule la personne en charge du ticket', 'none'],
    [new Invalid([{ path: 'summary', code: 'required' }]), 'Corrigez-les', 'none'],
    [new Conflict(), 'Vérifiez le ticket', 'none'],
    [new NotFound(), 'il ne vous est pas ouvert', 'none'],
    [new Unauthorized(), 'Connectez-vous à nouveau', 'retry'],
    [new Unavailable('network'), 'Vérifiez votre connexion', 'retry'],
    [new Unavailable('full'), 'Il n’y a plus de place', 'retry'],
    [new Unavailable('blocked'), 'Fermez les autres onglets', 'retry'],
    [new Unavailable('closed'), 'il va se rouvrir', 'retry'],
    [new Unavailable('outdated'), 'Rechargez la page', 'reload'],
    [new Unavailable('evicted'), 'Rechargez la page', 'reload'],
    [new Unavailable('absent'), 'fenêtre ordinaire', 'none'],
    [new Unsupported(), 'Faites autrement', 'none'],
    [new Partial(['a'], ['b'], undefined), 'refaites ce qui manque', 'none'],
    [new UnknownAddress('ftp:'), 'Prévenez la personne', 'none'],
    [new TypeError('x'), 'rechargez la page', 'retry'],
  ];

  for (const [error, sentence, remedy] of ERRORS) {
    it(`says what, why and what to do: ${error instanceof Unavailable ? error.why : (error as Error).constructor.name}`, () => {
      const said = diagnose(fr, error);
      expect(`${said.what} ${said.why} ${said.todo}`).to.contain(sentence);
      expect(said.remedy).to.equal(remedy);
      expect(diagnose(en, error).what).not.to.equal(said.what);
    });
  }

  it('has a sentence for every refusal, in both languages', () => {
    for (const code of REFUSALS) {
      const [inFrench, inEnglish] = [fr, en].map((locale) => diagnose(locale, new Refused({ code })).why);
      expect(inFrench, code).to.match(/[.!]$/u);
      expect(inEnglish, code).to.match(/[.!]$/u);
      expect(inFrench, code).not.to.equal(inEnglish);
    }
  });

  it('is an alert with a button that helps, and lists what is wrong with each field', async () => {
    let retried = 0;
    const place = await draw(problemNotice(fr, new Unavailable('network'), { retry: () => (retried += 1) }));
    expect(place.querySelector('[role="alert"]')?.textContent).to.contain('Le guichet ne répond pas.');
    byRole(place, 'button', 'Réessayer').click();
    expect(retried).to.equal(1);
    render(
      problemNotice(
        fr,
        new Invalid([
          { path: 'summary', code: 'too-long', values: { max: 255 } },
          { path: 'x', code: 'a-new-code' },
        ]),
      ),
      place,
    );
    await waitUntil(() => place.querySelectorAll('li').length === 2);
    expect([...place.querySelectorAll('li')].map((item) => plain(item.textContent))).to.deep.equal([
      'Le texte est trop long : 255 caractères au plus.',
      'Cette réponse n’est pas acceptée. Vérifiez-la.',
    ]);
  });
});
