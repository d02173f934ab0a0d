/** The base of every widget: language, announcements, error boundary, editor's notices, headings. */
import { expect, fixture, html } from '@open-wc/testing';
import { words } from '../../../src/locales/index.ts';
import { define } from '../../../src/widgets/shared/define.ts';
import { GuichetElement } from '../../../src/widgets/shared/element.ts';
import { heading } from '../../../src/widgets/shared/heading.ts';
import { moment } from '../../../src/widgets/shared/time.ts';
import { allByRole, byRole, inside } from './inside.ts';
import { waitUntil } from '../waiting.ts';

const fr = { hello: 'Bonjour' };
const WORDS = words(fr, { en: () => Promise.resolve({ default: { hello: 'Hello' } }) });

class Sample extends GuichetElement<typeof fr> {
  protected readonly vocabulary = WORDS;
  broken = false;
  drawn: string[] = [];

  protected override view() {
    if (this.broken) throw new Error('cannot draw');
    this.drawn.push(this.words.hello);
    return html`${heading(this.headingLevel, this.words.hello)} ${moment(this.locale, '2026-11-24T13:54:00.000Z')}
      <input aria-label="texte" /><button type="button" @click=${this.guarded(() => Promise.reject(new Error('unforeseen')))}>
        Agir
      </button>`;
  }

  check(value: string): string {
    return this.oneOf('mode', value, ['bugs', 'support'], 'support');
  }
}
define('test-sample', Sample);

async function sample(lang?: string, outer = 'fr'): Promise<{ element: Sample; root: ShadowRoot; page: HTMLElement }> {
  const page = await fixture<HTMLElement>(html`<div lang=${outer}><test-sample></test-sample></div>`);
  const element = page.querySelector<Sample>('test-sample');
  if (element === null) throw new Error('no sample');
  if (lang !== undefined) element.lang = lang;
  element.zone = 'Europe/Paris';
  element.clock = () => Date.parse('2026-11-24T15:54:00.000Z');
  await settled(element, lang ?? outer);
  return { element, root: inside(element), page };
}

/** Drawn in the language asked for. */
async function settled(element: Sample, lang: string): Promise<void> {
  const hello = lang.startsWith('en') ? 'Hello' : 'Bonjour';
  await waitUntil(() => element.shadowRoot?.querySelector('h1, h2, h3, h4, h5, h6')?.textContent === hello);
}

describe('element', () => {
  it('speaks the nearest language: its own, its ancestor’s, and follows both', async () => {
    const { element, root, page } = await sample(undefined, 'en-GB');
    expect(byRole(root, 'heading', 'Hello').localName).to.equal('h2');
    expect(root.querySelector('time')?.textContent).to.match(/^2 hr ago/u);
    page.lang = 'fr';
    await settled(element, 'fr');
    expect(root.querySelector('time')?.title).to.equal('mardi 24 novembre 2026 à 14:54');
    expect(root.querySelector('.relative')?.textContent.replaceAll(/\s/gu, ' ')).to.equal('il y a 2 h');
    element.lang = 'en';
    await settled(element, 'en');
    element.lang = 'de';
    await settled(element, 'fr');
    expect(root.querySelector('.base')?.getAttribute('lang')).to.equal('fr');
  });

  it('never draws first in another language than the reader’s', async () => {
    const { element } = await sample('en');
    const other = await fixture<Sample>(html`<test-sample lang="en"></test-sample>`);
    await settled(other, 'en');
    expect(other.drawn.every((word) => word === 'Hello')).to.equal(true);
    expect(element.isConnected).to.equal(true);
  });

  it('announces once, politely, and the same text twice when it is said twice', async () => {
    const { element, root } = await sample();
    const region = allByRole(root, 'status')[0];
    const heard: string[] = [];
    const observer = new MutationObserver(() => {
      if (region?.textContent !== '') heard.push(region?.textContent ?? '');
    });
    observer.observe(region ?? root, { childList: true, characterData: true, subtree: true });
    element.announce('TRK2_12 déposé.');
    await waitUntil(() => heard.length === 1);
    element.announce('TRK2_12 déposé.');
    await waitUntil(() => heard.length === 2);
    observer.disconnect();
    expect(heard).to.deep.equal(['TRK2_12 déposé.', 'TRK2_12 déposé.']);
  });

  it('keeps what breaks inside: says what, why, what to do, and starts again', async () => {
    const { element, root } = await sample();
    element.broken = true;
    element.requestUpdate();
    await waitUntil(() => root.querySelector('.notice') !== null);
    expect(root.querySelector('.notice')?.textContent).to.contain('Cette partie de la page s’est arrêtée.');
    element.broken = false;
    byRole(root, 'button', 'Réessayer').click();
    await settled(element, 'fr');
    expect(root.querySelector('.notice') === null).to.equal(true);
  });

  it('keeps every letter typed when an act fails unforeseen', async () => {
    const { root } = await sample();
    const input = byRole(root, 'textbox', 'texte') as HTMLInputElement;
    input.value = 'tout ceci';
    byRole(root, 'button', 'Agir').click();
    await waitUntil(() => root.querySelector('.notice') !== null);
    expect((byRole(root, 'textbox', 'texte') as HTMLInputElement).value).to.equal('tout ceci');
    expect(byRole(root, 'textbox', 'texte')).to.equal(input);
  });

  it('tells the editor of a wrong value, keeps the default, and is silent again once it is right', async () => {
    const { element, root } = await sample();
    element.setAttribute('heading-level', '9');
    expect(element.check('tickets')).to.equal('support');
    await waitUntil(() => root.querySelectorAll('.editor-notice li').length === 2);
    expect(root.querySelector('.editor-notice')?.textContent.replace(/\s+/gu, ' ')).to.contain(
      'L’attribut mode vaut « tickets »',
    );
    expect(byRole(root, 'heading', 'Bonjour').localName).to.equal('h2');
    element.setAttribute('heading-level', '4');
    expect(element.check('bugs')).to.equal('bugs');
    await waitUntil(() => root.querySelector('.editor-notice') === null);
    expect(byRole(root, 'heading', 'Bonjour').localName).to.equal('h4');
  });

  it('hides, and has no accessibility violation', async () => {
    const { element } = await sample();
    await expect(element).to.be.accessible();
    element.hidden = true;
    expect(element.checkVisibility()).to.equal(false);
  });

  it('leaves a tag to the copy that came first', () => {
    expect(define('test-sample', class extends HTMLElement {})).to.equal(false);
    expect(customElements.get('test-sample')).to.equal(Sample);
  });
});
