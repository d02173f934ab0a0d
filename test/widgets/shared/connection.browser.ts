/** How a widget gets its session: from the desk around it, from one shared with its neighbours, or not at all. */
import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { Unavailable, type Backend, type BackendError, type Session } from '../../../src/backends/backend.ts';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import { registerBackend, type Place } from '../../../src/connect.ts';
import { words } from '../../../src/locales/index.ts';
import { ConnectedElement, deskContext } from '../../../src/widgets/shared/connection.ts';
import { define } from '../../../src/widgets/shared/define.ts';
import { onDemand } from '../../../src/widgets/shared/on-demand.ts';
import { byRole, inside } from './inside.ts';
import { pageToken, Signed } from '../signed.ts';
import { waitUntil } from '../waiting.ts';

const NONE = words({}, { en: () => Promise.resolve({ default: {} }) });

class Lone extends ConnectedElement {
  protected readonly vocabulary = NONE;
  given: (Session | undefined)[] = [];
  protected override view() {
    return this.session === undefined ? this.connectionView() : html`<p>${this.session.me.name}</p>`;
  }
  protected override sessionChanged(session: Session | undefined) {
    this.given.push(session);
    super.sessionChanged(session);
  }
}
define('test-lone', Lone);

/** Whether the network that brings a part is cut. */
let isCut = false;
const PART = onDemand(() => (isCut ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve({ said: 'La partie' })));

class Parted extends Lone {
  protected override view() {
    return html`${super.view()}${this.drawPart(PART, ({ said }) => html`<p>${said}</p>`)}`;
  }
}
define('test-parted', Parted);

class Around extends ConnectedElement {
  protected readonly vocabulary = NONE;
  readonly #provider = new ContextProvider(this, {
    context: deskContext,
    initialValue: { connection: { state: 'connecting' }, fallbackMail: undefined, density: 'comfortable', theme: null },
  });
  protected override get standsAlone() {
    return true;
  }
  protected override view() {
    return html`<slot></slot>`;
  }
  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    super.willUpdate(changed);
    this.#provider.setValue({
      connection: this.connection,
      fallbackMail: this.fallbackMail,
      density: this.density,
      theme: this.theme,
    });
  }
}

/** The backends that were opened, in order, and what the next opening does. */
const opened: Place[] = [];
let failing: Unavailable | undefined;
registerBackend('test:', (place): Backend => {
  opened.push(place);
  const failure = failing;
  if (failure !== undefined) throw failure;
  return memoryBackend({ desk: { id: place.desk, name: 'Assistance' }, people: [{ id: 'lea', name: 'Léa Moreau' }] });
});

/** A place that believes tokens, and whose only person is what the token says. */
registerBackend('tokens:', (place): Backend => ({
  async connect(identity) {
    const token = typeof identity === 'function' ? await identity() : '';
    const backend = memoryBackend({ desk: { id: place.desk, name: 'Assistance' } });
    return backend.connect({ id: token, name: token });
  },
}));

const text = (element: Element) => inside(element).querySelector('.base')?.textContent.replace(/\s+/gu, ' ').trim() ?? '';
const says = (element: Element, what: string) =>
  waitUntil(() => text(element).includes(what), `it never said "${what}", but "${text(element)}"`);

describe('connection', () => {
  beforeEach(() => {
    opened.length = 0;
    failing = undefined;
  });

  it('opens one session for all who ask for the same, and another for another person', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="fr">
        <test-lone backend="test:" desk="support" person="lea"></test-lone>
        <test-lone backend="test:" desk="support" person="lea"></test-lone>
        <test-lone backend="test:" desk="support" person='{"id":"sami","name":"Sami Benali"}'></test-lone>
      </div>`,
    );
    const [one, two, other] = page.querySelectorAll<Lone>('test-lone');
    if (one === undefined || two === undefined || other === undefined) throw new Error('three were drawn');
    await says(one, 'Léa Moreau');
    await says(two, 'Léa Moreau');
    await says(other, 'Sami Benali');
    expect(one.session).to.equal(two.session);
    expect(opened).to.have.length(2);
    two.setAttribute('person', '{"id":"sami","name":"Sami Benali"}');
    await says(two, 'Sami Benali');
    expect(two.session).to.equal(other.session);
    expect(opened).to.have.length(2);
  });

  it('draws the shape of what is coming once it has been awaited for a moment', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    registerBackend('slow:', async ({ desk: id }) => {
      await asked;
      return memoryBackend({ desk: { id, name: 'Assistance' }, people: [{ id: 'lea', name: 'Léa Moreau' }] });
    });
    const begun = performance.now();
    const lone = await fixture<Lone>(html`<test-lone lang="fr" backend="slow:" desk="support" person="lea"></test-lone>`);
    expect(inside(lone).querySelector('[aria-busy="true"]')).not.to.equal(null);
    await waitUntil(() => inside(lone).querySelector('.bone') !== null, 'its shape is drawn');
    expect(performance.now() - begun).to.be.at.least(100);
    answer();
    await says(lone, 'Léa Moreau');
    expect(inside(lone).querySelector('.skeleton')).to.equal(null);
  });

  it('asks an address of the page who is present, once for all who name it, and says why nobody is', async () => {
    const answers: [number, string][] = [
      [200, ' signed.for.lea \n'],
      [200, '{"token":"signed.for.sami"}'],
      [403, ''],
      [500, ''],
      [200, '{"error":"none"}'],
    ];
    const { fetch } = window;
    const asked: string[] = [];
    window.fetch = (input) => {
      asked.push(input instanceof URL ? input.pathname : String(input));
      const [status, body] = answers[asked.length - 1] ?? [404, ''];
      return Promise.resolve(new Response(body, { status }));
    };
    try {
      const page = await fixture<HTMLElement>(
        html`<div lang="fr">
          <test-lone backend="tokens:" desk="support" identity-url="/qui.php"></test-lone>
          <test-lone backend="tokens:" desk="support" identity-url="/qui.php" person="lea"></test-lone>
        </div>`,
      );
      const [one, two] = page.querySelectorAll<Lone>('test-lone');
      if (one === undefined || two === undefined) throw new Error('two were drawn');
      await says(one, 'signed.for.lea');
      expect(two.session).to.equal(one.session);
      expect(asked).to.deep.equal(['/qui.php']);
      one.setAttribute('identity-url', '/autre.php');
      await says(one, 'signed.for.sami');
      for (const [number, kind] of [
        ['3', 'unauthorized'],
        ['4', 'unavailable'],
        ['5', 'unauthorized'],
      ] as const) {
        one.setAttribute('identity-url', `/non-${number}.php`);
        await waitUntil(() => one.connection.state === 'failed' && asked.at(-1) === `/non-${number}.php`);
        await one.updateComplete;
        expect(text(one)).to.not.contain('signed');
        const { connection } = one;
        expect(connection.state === 'failed' && (connection.error as BackendError).kind).to.equal(kind);
      }
    } finally {
      window.fetch = fetch;
    }
  });

  describe('of whoever is signed in on the page', () => {
    const LEA = { id: 'lea', name: 'Léa Moreau' };
    const SAMI = { id: 'sami', name: 'Sami Benali' };
    /** A widget, at a page where somebody is signed in, or nobody. */
    const placed = async (who: typeof LEA | undefined, signInUrl = '') => {
      const page = new Signed(memoryBackend({ desk: { id: 'support', name: 'Assistance' } }), who);
      const element = await fixture<Lone>(
        html`<test-lone
          lang="fr"
          desk="support"
          backend=${page.address}
          sign-in-url=${signInUrl}
          .identity=${page.identity}
        ></test-lone>`,
      );
      if (who !== undefined) await says(element, who.name);
      return { page, element };
    };
    const GONE = 'Votre session a expiré. Reconnectez-vous.';
    const OTHER = 'Une autre personne est connectée à présent.';
    const isSaid = (element: Element, what: string) => text(element).includes(what);
    const back = () => window.dispatchEvent(new Event('focus'));

    it('waits where nobody is any more, says so in place, and goes on with the same session once they are back', async () => {
      const { page, element } = await placed(LEA);
      const { session } = element;
      page.who = undefined;
      const one = page.ask();
      await says(element, GONE);
      expect(text(element)).to.contain('dans un autre onglet').and.to.contain('Léa Moreau');
      await expect(element).to.be.accessible();
      const { asked } = page;
      const other = page.ask();
      back();
      expect(page.asked).to.equal(asked + 1, 'when somebody comes back to the page, and not for each who waits');
      expect(isSaid(element, GONE)).to.equal(true);
      page.who = LEA;
      byRole(inside(element), 'button', 'C’est fait, continuer').click();
      expect(await Promise.all([one, other])).to.deep.equal([pageToken(LEA), pageToken(LEA)]);
      await waitUntil(() => !isSaid(element, GONE));
      expect(element.session).to.equal(session);
      await waitUntil(() => inside(element).querySelector('.live')?.textContent.includes('Votre session est rétablie.') === true);
      const before = page.asked;
      back();
      await element.updateComplete;
      expect(page.asked).to.equal(before, 'at rest nobody is asked');
    });

    it('hears from another page of the same site that they are back, and leads to where one signs in', async () => {
      const { page, element } = await placed(LEA, '/login?from=here');
      page.who = undefined;
      const asking = page.ask();
      await says(element, GONE);
      const link = byRole(inside(element), 'link', 'Se reconnecter (dans une nouvelle fenêtre)');
      expect(link.getAttribute('href')).to.equal(`${location.origin}/login?from=here`);
      expect([link.getAttribute('target'), link.getAttribute('rel')]).to.deep.equal(['_blank', 'noopener']);
      page.who = LEA;
      const channel = new BroadcastChannel('guichet-identity');
      channel.postMessage('here');
      expect(await asking).to.equal(pageToken(LEA));
      channel.close();
    });

    it('shows whoever comes after them nothing, sends nothing as them, and goes on as them when they say so', async () => {
      const { page, element } = await placed(LEA);
      page.who = undefined;
      const asking = page.ask().catch((reason: unknown) => reason);
      await says(element, GONE);
      page.who = SAMI;
      back();
      await says(element, OTHER);
      expect(((await asking) as BackendError).kind).to.equal('unauthorized');
      expect(text(element)).not.to.contain('Léa');
      expect(element.session).to.equal(undefined);
      await expect(element).to.be.accessible();
      byRole(inside(element), 'button', 'Continuer avec ce compte').click();
      await says(element, 'Sami Benali');
      expect(isSaid(element, OTHER)).to.equal(false);
    });

    it('comes back to whoever was there, if they come back after somebody else', async () => {
      const { page, element } = await placed(LEA);
      page.who = SAMI;
      await page.ask().catch(() => undefined);
      await says(element, OTHER);
      page.who = LEA;
      back();
      await says(element, 'Léa Moreau');
    });

    it('offers a way in to whoever was never there, and opens once they have gone it', async () => {
      const { page, element } = await placed(undefined, '/login');
      await says(element, 'Se connecter');
      const link = byRole(inside(element), 'link', 'Se connecter (dans une nouvelle fenêtre)');
      const { open } = window;
      window.open = () => window;
      try {
        link.click();
      } finally {
        window.open = open;
      }
      page.who = LEA;
      back();
      await says(element, 'Léa Moreau');
    });

    it('is not said to be gone where only the network is', async () => {
      const { page, element } = await placed(LEA);
      const given = page.ask;
      expect(await given.call(page)).to.equal(pageToken(LEA));
      element.identity = () => Promise.reject(new TypeError('Failed to fetch'));
      await says(element, 'Le guichet ne répond pas.');
      expect(isSaid(element, GONE)).to.equal(false);
    });
  });

  it('survives being moved in the page without opening again', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="fr">
        <test-lone backend="test:" desk="moved" person="lea"></test-lone>
        <section></section>
      </div>`,
    );
    const element = page.querySelector<Lone>('test-lone');
    if (element === null) throw new Error('no element');
    await says(element, 'Léa Moreau');
    const { session } = element;
    page.querySelector('section')?.append(element);
    await waitUntil(() => element.session === session && session !== undefined);
    await says(element, 'Léa Moreau');
    expect(opened).to.have.length(1);
  });

  it('takes the session of the desk around it, even of one that is defined later, and opens none', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="fr">
        <guichet-desk backend="test:" desk="support" person="lea" density="compact"><test-lone></test-lone></guichet-desk>
      </div>`,
    );
    const element = page.querySelector<Lone>('test-lone');
    if (element === null) throw new Error('no element');
    await element.updateComplete;
    expect(element.connection.state).to.equal('connecting');
    define('guichet-desk', Around);
    await says(element, 'Léa Moreau');
    expect(element.density).to.equal('compact');
    expect(element.session).to.equal(page.querySelector<Around>('guichet-desk')?.session);
    expect(element.given.filter((each) => each !== undefined)).to.have.length(1);
    expect(text(element)).not.to.contain('L’attribut');
    page.querySelector('guichet-desk')?.setAttribute('person', '{"id":"sami","name":"Sami Benali"}');
    await says(element, 'Sami Benali');
  });

  it('says why it cannot open, offers to try again, and an address to write to', async () => {
    failing = new Unavailable('blocked');
    const element = await fixture<Lone>(
      html`<test-lone lang="fr" backend="test:" desk="held" person="lea" fallback-mail="aide@insa.example"></test-lone>`,
    );
    await says(element, 'Un autre onglet, plus ancien, l’occupe.');
    expect(byRole(inside(element), 'link', 'aide@insa.example').getAttribute('href')).to.equal('mailto:aide@insa.example');
    await expect(element).to.be.accessible();
    failing = undefined;
    byRole(inside(element), 'button', 'Réessayer').click();
    await says(element, 'Léa Moreau');
  });

  it('opens by itself once the browser finds its network, once for all who ask for the same', async () => {
    failing = new Unavailable('network');
    const page = await fixture<HTMLElement>(
      html`<div lang="fr">
        <test-lone backend="test:" desk="cut" person="lea"></test-lone
        ><test-lone backend="test:" desk="cut" person="lea"></test-lone>
      </div>`,
    );
    const both = [...page.querySelectorAll<Lone>('test-lone')];
    for (const element of both) await says(element, 'Le guichet ne répond pas.');
    failing = undefined;
    opened.length = 0;
    dispatchEvent(new Event('online'));
    for (const element of both) await says(element, 'Léa Moreau');
    expect(opened).to.have.length(1);
  });

  it('fetches by itself what it could not, once the browser finds its network', async () => {
    isCut = true;
    const element = await fixture<Parted>(html`<test-parted lang="fr" backend="test:" desk="parted" person="lea"></test-parted>`);
    await waitUntil(() => inside(element).querySelector('.notice.danger') !== null);
    isCut = false;
    dispatchEvent(new Event('online'));
    await says(element, 'La partie');
    expect(inside(element).querySelector('.notice.danger')).to.equal(null);
  });

  it('tells the editor of a missing desk, of an unknown backend or profile, and of a person that is none', async () => {
    const element = await fixture<Lone>(html`<test-lone lang="fr" backend="ftp://x" person="{oops" profile="chef"></test-lone>`);
    for (const attribute of ['desk', 'backend', 'profile']) await says(element, `L’attribut ${attribute} `);
    await says(element, 'Prévenez la personne qui édite cette page.');
    element.backend = 'test:';
    element.desk = 'support';
    element.profile = 'technician';
    await says(element, 'L’attribut person vaut « {oops »');
    await says(element, 'Le guichet ne vous reconnaît pas.');
    element.person = { id: 'lea', name: 'Léa Moreau' };
    await waitUntil(() => element.session?.me.profile === 'technician');
    expect(text(element)).not.to.contain('L’attribut');
  });

  it('gives its session up when it leaves the page', async () => {
    const element = await fixture<Lone>(html`<test-lone lang="fr" backend="test:" desk="left" person="lea"></test-lone>`);
    await says(element, 'Léa Moreau');
    element.remove();
    expect(element.session).to.equal(undefined);
    expect(element.given.at(-1)).to.equal(undefined);
  });
});
