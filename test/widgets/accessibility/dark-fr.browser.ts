import { expect } from '@open-wc/testing';
import { violationsIn } from '../axe.ts';
import { eachState } from './every-state.ts';

eachState('axe finds nothing, dark, in French', { theme: 'dark', language: 'fr' }, async (stage) => {
  expect(await violationsIn(stage)).to.deep.equal([]);
});
