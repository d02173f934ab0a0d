/** docs/lifecycle.md says what the rules say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { lifecyclePage } from '../../scripts/lifecycle.ts';
import { COMMANDS } from '../../src/domain/commands.ts';
import { STATES } from '../../src/domain/states.ts';
import { STRICT_MOVES } from './tables/moves.ts';

const PLACE = new URL('../../docs/lifecycle.md', import.meta.url);

test('the committed page is what the data gives: npm run docs', async () => {
  const fresh = await format(lifecyclePage(), { ...(await resolveConfig(PLACE)), parser: 'markdown' });
  assert.equal(readFileSync(PLACE, 'utf8'), fresh);
});

test('every command, every state and every arrow of the reviewed table is in it', () => {
  const page = lifecyclePage();
  for (const command of COMMANDS) assert.ok(page.includes(`\`${command}\``), command);
  for (const state of STATES) assert.ok(page.includes(`as ${state}`), state);
  for (const [command, { to }] of Object.entries(STRICT_MOVES)) {
    for (const [from, target] of Object.entries(to)) {
      if (target === 'same' || target === 'place' || target === from) continue;
      const goal = target === 'work' || target === 'kept' ? 'open' : target;
      const arrow = page.split('\n').find((line) => line.trim().startsWith(`${from} --> ${goal}:`));
      assert.ok(arrow !== undefined && arrow.includes(command), `${from} --> ${goal}: ${command}`);
    }
  }
});
