/** What is typed while what keeps it is still on its way. */
import { expect } from '@open-wc/testing';
import { Before } from '../../../src/widgets/ticket-form/before.ts';
import { draftKey } from '../../../src/widgets/ticket-form/draft.ts';
import { Locale } from '../../../src/widgets/shared/locale.ts';
import { Draft } from '../../../src/widgets/shared/drafts.ts';
import frShared from '../../../src/locales/fr/shared.ts';
import { control, fill, press, says } from './filling.ts';
import { LEA, NOW, PLAIN, SUPPORT, placeForm, standing, until, world, type World } from './world.ts';

const locale = new Locale({ language: 'fr', tag: 'fr', words: frShared, now: () => NOW });

/** Somebody who begins to write at a desk. */
async function beginning(at: World, service = '', heard: () => void = () => undefined) {
  const session = await at.backend.connect(LEA);
  const place = { backend: at.address, service, category: '' };
  const before = new Before({ session: () => session, place: () => place, locale: () => locale, heard });
  await before.begin(session);
  return { before, session, place };
}

describe('what is typed before what keeps it is here', () => {
  let host: HTMLElement;
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('is found again when the page went first', async () => {
    const at = world(PLAIN);
    const { before } = await beginning(at);
    before.change({ summary: 'Écrit trop vite' });
    dispatchEvent(new Event('pagehide'));
    before.leave(false);
    const form = placeForm(host, at);
    await standing(form);
    await says(form, 'Votre brouillon est revenu');
    expect((control(form, /^Résumé/u) as HTMLInputElement).value).to.equal('Écrit trop vite');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé');
  });

  it('is found again when the form went first', async () => {
    const at = world(PLAIN);
    const { before } = await beginning(at);
    before.change({ description: 'À moitié' });
    before.leave();
    const form = placeForm(host, at);
    await standing(form);
    expect((control(form, /^Description/u) as HTMLTextAreaElement).value).to.equal('À moitié');
  });

  it('keeps nothing of a form where nothing was written', async () => {
    const at = world(SUPPORT);
    const { before, session, place } = await beginning(at, 'video');
    expect(before.draft.category).to.equal('recording');
    before.leave();
    const kept = new Draft(draftKey(session, place));
    expect(await kept.load()).to.equal(null);
    await kept.dispose();
  });

  it('hears that another tab writes the same draft', async () => {
    const at = world(PLAIN);
    let heard = 0;
    const { before } = await beginning(at, '', () => (heard += 1));
    const form = placeForm(host, at);
    await standing(form);
    await fill(form, /^Résumé/u, 'Dans un autre onglet');
    await until(() => heard > 0, 'it is heard');
    before.leave(false);
  });
});
