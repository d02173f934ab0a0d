/** Every state of the form stands, without a fault that axe knows and without sticking out of a narrow place. */
import { expect } from '@open-wc/testing';
import { outside } from '../accessibility/layout.ts';
import { violationsIn } from '../axe.ts';
import { STATES } from './states.ts';

describe('states of the form', () => {
  let stage: HTMLElement;
  beforeEach(() => {
    document.body.style.margin = '0';
    stage = document.createElement('div');
    document.body.append(stage);
  });
  afterEach(() => stage.remove());

  for (const state of STATES) {
    it(`${state.name}: no violation, in French`, async () => {
      stage.lang = 'fr';
      stage.dir = state.rtl === true ? 'rtl' : 'ltr';
      stage.style.inlineSize = state.narrow === true ? '320px' : '970px';
      await state.setup(stage, 'fr');
      expect(await violationsIn(stage)).to.deep.equal([]);
    });

    it(`${state.name}: nothing sticks out at 320 px, in English`, async () => {
      stage.lang = 'en';
      stage.dir = state.rtl === true ? 'rtl' : 'ltr';
      stage.style.inlineSize = '320px';
      await state.setup(stage, 'en');
      expect(outside(stage)).to.deep.equal([]);
    });
  }
});
