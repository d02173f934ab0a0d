import { expect } from '@open-wc/testing';
import { violationsIn } from '../axe.ts';
import { outside } from './layout.ts';

/** A widget's like, with another inside it, as deep as ours go. */
function nested(inside: string): HTMLElement {
  const outer = document.createElement('div');
  const inner = document.createElement('div');
  outer.attachShadow({ mode: 'open' }).append(inner);
  inner.attachShadow({ mode: 'open' }).innerHTML = inside;
  document.body.append(outer);
  return outer;
}

describe('what is checked of every state', () => {
  let stage: HTMLElement | undefined;

  afterEach(() => stage?.remove());

  it('sees a button without a name and grey on grey, through shadow roots', async () => {
    stage = nested('<button></button><p style="color: #999; background: #eee">Trop pâle</p>');
    const found = (await violationsIn(stage)).join('\n');
    expect(found).to.contain('button-name').and.to.contain('color-contrast');
  });

  it('sees what sticks out, and leaves what scrolls', () => {
    stage = nested(
      '<div style="overflow-x: auto"><p style="width: 900px">défile</p></div><p style="width: 900px" class="wide">dépasse</p>',
    );
    stage.style.inlineSize = '320px';
    expect(outside(stage)).to.have.lengthOf(1);
    expect(outside(stage)[0]).to.contain('dépasse');
  });
});
