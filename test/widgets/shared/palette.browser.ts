/** Verbs found by what is typed: the nearest first. */
import { expect } from '@open-wc/testing';
import { nearness, openPalette } from '../../../src/widgets/shared/palette.ts';
import type { Verb, VerbGroup } from '../../../src/widgets/shared/verbs.ts';
import { inside, plain } from './inside.ts';

const verb = (id: string, label: string, group: VerbGroup = 'ticket'): Verb => ({ id, label, group, run: () => undefined });

const VERBS = [
  verb('merge', 'Fusionner avec…'),
  verb('resolve', 'Prendre en charge et clore…'),
  verb('release', 'Libérer'),
  verb('close', 'Clore…', 'list'),
  verb('go', 'Clore la visite', 'go'),
];

describe('the palette', () => {
  let scope: HTMLElement;
  beforeEach(() => {
    scope = document.body.appendChild(document.createElement('div'));
    scope.attachShadow({ mode: 'open' });
  });
  afterEach(() => scope.remove());

  async function found(typed: string): Promise<string[]> {
    const palette = await openPalette(scope, VERBS, () => undefined);
    if (palette === undefined) throw new Error('no palette');
    const input = inside(palette).querySelector('input');
    if (input === null) throw new Error('nothing to type in');
    input.value = typed;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await palette.updateComplete;
    const options = [...inside(palette).querySelectorAll('[role="option"]')];
    expect(options.findIndex((option) => option.getAttribute('aria-selected') === 'true')).to.equal(options.length > 0 ? 0 : -1);
    return options.map((option) => plain(option.textContent));
  }

  it('puts first what is called exactly so, then what begins so, then what has the words', async () => {
    expect(await found('clore')).to.deep.equal(['Clore…', 'Clore la visite', 'Prendre en charge et clore…']);
  });

  it('forgives accents and case, and finds by the beginnings of several words', async () => {
    expect(await found('LIBER')).to.deep.equal(['Libérer']);
    scope.shadowRoot?.replaceChildren();
    expect(await found('en clo')).to.deep.equal(['Prendre en charge et clore…']);
  });

  it('finds by the name in the domain last, and nothing else', () => {
    const rel = [verb('release', 'Libérer'), verb('other', 'Relire'), verb('more', 'Tout relire')];
    expect(rel.map((each) => nearness(each, 'rel'))).to.deep.equal([3, 1, 2]);
    expect(nearness(verb('release', 'Libérer'), 'érer')).to.equal(undefined);
  });
});
