import { sharingCases } from './sharing.ts';

describe('one stream for all tabs of this browser', () => {
  for (const each of sharingCases) it(each.name, () => each.run());
});
