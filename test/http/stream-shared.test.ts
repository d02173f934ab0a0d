import { describe, it } from 'node:test';
import { sharingCases } from './sharing.ts';

describe('one stream for all tabs of a browser', () => {
  for (const each of sharingCases) it(each.name, () => each.run());
});
