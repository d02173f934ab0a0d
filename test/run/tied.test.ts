import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { spawnTied, untie } from './tied.ts';

/** Says its number on the stream that it is given for that. */
const SAYS = ['-e', 'require("fs").writeSync(3, String(process.pid)); setInterval(() => undefined, 1000)'];

/** Waits until there is no such process. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a program that is tied to who started it', () => {
  test('ends with it, also where that is killed', async () => {
    const source = `
      import { spawnTied } from ${JSON.stringify(new URL('./tied.ts', import.meta.url).href)};
      const child = spawnTied(process.execPath, ${JSON.stringify(SAYS)}, { beyond: ['pipe'] });
      child.stdio[3].once('data', (said) => console.log(String(said)));`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(starter.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    assert.equal(process.kill(pid, 0), true);
    starter.kill('SIGKILL');
    await gone(pid);
  });

  test('is ended when it is let go, and says how where it ends by itself', async () => {
    const child = spawnTied(process.execPath, SAYS, { beyond: ['pipe'] });
    const [said] = (await once(child.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
    await untie(child);
    await gone(Number(said.toString()));
    const failed = spawnTied(process.execPath, ['-e', 'process.exit(7)']);
    assert.deepEqual(await once(failed, 'exit'), [7, null]);
    await untie(failed);
  });
});
