import { expect } from '@open-wc/testing';
import { eachState } from './every-state.ts';
import { outside } from './layout.ts';

for (const width of [320, 268]) {
  eachState(`nothing sticks out at ${width} px`, { theme: 'light', language: 'fr', width }, (stage) => {
    expect(outside(stage)).to.deep.equal([]);
    expect(stage.scrollWidth, 'the stage scrolls sideways').to.be.at.most(stage.clientWidth);
  });
}
