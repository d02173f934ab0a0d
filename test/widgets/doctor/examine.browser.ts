import { expect, fixture, html } from '@open-wc/testing';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { registerBackend } from '../../../src/connect.ts';
import { examine } from '../../../src/widgets/doctor/examine.ts';
import '../../../src/widgets/ticket-form/define.ts';
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import { waitUntil } from '../waiting.ts';

const ADMIN = JSON.stringify({ id: 'leroy', name: 'P. Leroy', profile: 'functional-admin' });
const LEARNER = JSON.stringify({ id: 'lea', name: 'Léa Moreau' });

registerBackend('doctored:', () => memoryBackend({ desk: { id: 'doctored', name: 'Essai' } }));

function noticeOf(form: Element): string {
  return form.shadowRoot?.querySelector('.editor-notice')?.textContent ?? '';
}

async function stand(content: ReturnType<typeof html>): Promise<GuichetTicketForm> {
  const around = await fixture<HTMLElement>(content);
  const form = around.querySelector<GuichetTicketForm>('guichet-ticket-form');
  if (form === null) throw new Error('no form');
  await waitUntil(() => form.session !== undefined, 'the desk is open');
  return form;
}

describe('the doctor on a page that runs', () => {
  it('tells an administrator of a strange attribute, a heading that skips and an id used twice', async () => {
    const form = await stand(
      html`<div lang="fr">
        <h1>Une page</h1>
        <p id="aide">Ici.</p>
        <guichet-ticket-form
          id="aide"
          backend="doctored:"
          desk="doctored"
          heading-level="4"
          categorie="devoirs"
          person=${ADMIN}
        ></guichet-ticket-form>
      </div>`,
    );
    await waitUntil(() => noticeOf(form).includes('categorie'), 'the attribute is named');
    const said = noticeOf(form).replaceAll('\u00a0', ' ');
    expect(said).to.include('Écrivez plutôt category.');
    expect(said).to.include('saute du niveau 1 au niveau 4');
    expect(said).to.include('« aide » est employé plusieurs fois');
  });

  it('tells them of text that the page’s colours make hard to read, in the reader’s language', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.pale guichet-ticket-form { --guichet-text: #ddd }');
    document.adoptedStyleSheets.push(sheet);
    const form = await stand(
      html`<div lang="en" class="pale">
        <guichet-ticket-form backend="doctored:" desk="doctored" person=${ADMIN}></guichet-ticket-form>
      </div>`,
    );
    await waitUntil(() => noticeOf(form).includes('contrast'), 'the contrast is said');
  });

  it('tells nobody else, and nothing of a page that is right', async () => {
    const learner = await stand(
      html`<div>
        <guichet-ticket-form backend="doctored:" desk="doctored" categorie="devoirs" person=${LEARNER}></guichet-ticket-form>
      </div>`,
    );
    const admin = await stand(
      html`<div lang="fr">
        <h1>Une page</h1>
        <guichet-ticket-form backend="doctored:" desk="doctored" person=${ADMIN}></guichet-ticket-form>
      </div>`,
    );
    expect(await examine(admin, admin.locale)).to.deep.equal([]);
    const careless = await stand(
      html`<div lang="fr">
        <guichet-ticket-form backend="doctored:" desk="doctored" categorie="devoirs" person=${ADMIN}></guichet-ticket-form>
      </div>`,
    );
    await waitUntil(() => noticeOf(careless) !== '', 'who comes last is told');
    expect(noticeOf(admin)).to.equal('');
    expect(noticeOf(learner)).to.equal('');
  });
});
