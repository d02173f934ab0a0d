import { expect, fixture, html } from '@open-wc/testing';
import { addFill } from '../../demo/fill.ts';
import { addPersonSwitch } from '../../demo/person-switch.ts';
import { indexedDbBackend } from '../../src/backends/indexeddb/index.ts';
import { waitUntil } from '../widgets/waiting.ts';

const LONG = 20_000;

function named(root: ParentNode, name: RegExp): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (button) => name.test(button.textContent ?? '') && button.checkVisibility(),
  );
  if (found === undefined) throw new Error(`no button ${String(name)}`);
  return found;
}

function said(root: ParentNode): string {
  return [...root.querySelectorAll('[role="status"]')].map((each) => each.textContent).join('');
}

async function total(): Promise<number | undefined> {
  const session = await indexedDbBackend({ desk: 'support' }).connect({
    id: 'bernard',
    name: 'N. Bernard',
    profile: 'moderator',
  });
  const page = await session.tickets({ count: true });
  await session.close();
  return page.total;
}

describe('the bar of the demonstration', () => {
  const address = location.href;
  const confirmed = window.confirm;
  afterEach(() => {
    history.replaceState(null, '', address);
    window.confirm = confirmed;
  });

  it('fills a desk with a number that rises, and empties it', async function () {
    this.timeout(LONG);
    const bar = await fixture<HTMLElement>(html`<aside></aside>`);
    addFill(bar, 'support', 'fr', 60);
    named(bar, /^Remplir avec 60 tickets/).click();
    expect(bar.querySelector('progress')?.checkVisibility()).to.equal(true);
    await waitUntil(() => said(bar) !== '', 'says how it ended', { timeout: LONG });
    expect(said(bar)).to.equal('60 tickets ajoutés.');
    expect(bar.querySelector('progress')?.checkVisibility()).to.equal(false);
    expect((await total()) ?? 0).to.be.greaterThan(40);
    window.confirm = () => true;
    named(bar, /^Vider/).click();
    await waitUntil(() => said(bar) === 'Le guichet est vide.', 'says that it is empty', { timeout: LONG });
    expect(await total()).to.equal(0);
  });

  it('stops when asked, and says how many came in', async function () {
    this.timeout(LONG);
    const bar = await fixture<HTMLElement>(html`<aside></aside>`);
    addFill(bar, 'support', 'fr', 2000);
    named(bar, /^Remplir/).click();
    expect(document.activeElement?.textContent).to.equal('Arrêter');
    await waitUntil(() => (bar.querySelector('progress')?.value ?? 0) > 0, 'the number rises', { timeout: LONG });
    named(bar, /^Arrêter/).click();
    await waitUntil(() => said(bar) !== '', 'says how it ended', { timeout: LONG });
    expect(said(bar)).to.match(/^Arrêté.* tickets ajoutés\.$/);
    expect(Number(bar.querySelector('progress')?.value)).to.be.lessThan(2000);
    expect(document.activeElement?.textContent).to.match(/^Remplir/);
  });

  it('leaves a desk alone when the person thinks again', async () => {
    const bar = await fixture<HTMLElement>(html`<aside></aside>`);
    addFill(bar, 'support', 'fr', 10);
    window.confirm = () => false;
    named(bar, /^Vider/).click();
    expect(said(bar)).to.equal('');
    expect(named(bar, /^Vider/).disabled).to.equal(false);
  });

  it('tells every widget who is present, and keeps it in the address', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <aside></aside>
        <p backend="indexeddb:"></p>
        <span data-person-name></span>
      </div>`,
    );
    const bar = page.querySelector('aside');
    const widget = page.querySelector('[backend]');
    if (bar === null || widget === null) throw new Error('the page lost its parts');
    addPersonSwitch(bar, 'tasks', 'dubois', 'fr');
    expect(widget.getAttribute('profile')).to.equal('technician');
    expect(page.querySelector('[data-person-name]')?.textContent).to.equal('Mme Dubois');
    const select = bar.querySelector('select');
    if (select === null) throw new Error('no switch');
    select.value = 'sami';
    select.dispatchEvent(new Event('change'));
    expect(JSON.parse(widget.getAttribute('person') ?? '')).to.include({ id: 'sami', name: 'Sami Benali' });
    expect(widget.getAttribute('profile')).to.equal('requester');
    expect(new URLSearchParams(location.search).get('person')).to.equal('sami');
    expect(said(bar)).to.equal('Vous êtes Sami Benali, apprenant.');
  });

  it('starts with the person of the address', async () => {
    history.replaceState(null, '', `${location.pathname}?person=leroy`);
    const page = await fixture<HTMLElement>(
      html`<div>
        <aside></aside>
        <p backend="indexeddb:"></p>
      </div>`,
    );
    const bar = page.querySelector('aside');
    if (bar === null) throw new Error('the page lost its bar');
    addPersonSwitch(bar, 'support', 'lea', 'en');
    expect(page.querySelector('[backend]')?.getAttribute('profile')).to.equal('functional-admin');
    expect(bar.querySelector('select')?.selectedOptions[0]?.text).to.equal('P. Leroy (functional administrator)');
  });
});
