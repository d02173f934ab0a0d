import { expect } from '@open-wc/testing';
import { violationsIn } from '../axe.ts';
import { eachState } from './every-state.ts';

eachState('axe finds nothing, light, in English', { theme: 'light', language: 'en' }, async (stage) => {
  expect(await violationsIn(stage)).to.deep.equal([]);
});
