/** Whoever runs a desk is told on the page when tickets filed there would reach nobody; nobody else is. */
import { expect } from '@open-wc/testing';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { ADMIN, LEA, SUPPORT, placeForm, rootOf, standing, until, world, type Look } from './world.ts';

const DEAF: DeskInput = { ...SUPPORT, services: (SUPPORT.services ?? []).map((service) => ({ ...service, managers: [] })) };

let host: HTMLElement;

async function formAt(desk: DeskInput, look: Look) {
  const form = placeForm(host, world(desk), look);
  await standing(form);
  return form;
}

const noticeOf = (form: Element) => rootOf(form).querySelector('.editor-notice')?.textContent?.replace(/\s+/gu, ' ') ?? '';

describe('tickets that reach nobody', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('says which, to who runs the desk, and only of what the page offers', async () => {
    const form = await formAt({ ...DEAF, id: 'deaf' }, { person: ADMIN });
    await until(() => noticeOf(form) !== '', 'it is said');
    expect(noticeOf(form)).to.contain('Personne n’est prévenu des tickets de « Moodle » (Devoirs, Tests et Comptes)');
    expect(noticeOf(form)).to.contain('« Plateforme vidéo »');
    form.service = 'video';
    await until(() => !noticeOf(form).includes('Moodle'), 'the other service is not spoken of');
    expect(noticeOf(form)).to.contain('« Plateforme vidéo »');
  });

  it('says nothing to a requester', async () => {
    const admin = await formAt({ ...DEAF, id: 'deaf' }, { person: ADMIN });
    const form = await formAt({ ...DEAF, id: 'deaf' }, { person: LEA });
    await until(() => noticeOf(admin) !== '', 'it is said to the administrator');
    expect(noticeOf(form)).to.equal('');
  });
});
