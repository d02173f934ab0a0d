import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

/** Ends the program when nobody holds the other end of its input any more. */
const TIE = `
exec 4<&0
"$@" 4<&- </dev/null &
child=$!
{ cat <&4; kill "$child"; } >/dev/null 2>&1 3>&- &
watch=$!
exec 3>&- 4<&-
wait "$child"
code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

/**
 * Starts a program that ends with this process, however that ends: who is killed has no time to end anything.
 * @param beyond what the program is given as its third stream and on
 */
export function spawnTied(
  program: string,
  args: readonly string[],
  { env = process.env, beyond = [] }: { readonly env?: NodeJS.ProcessEnv; readonly beyond?: readonly 'pipe'[] } = {},
): ChildProcess {
  const stdio: StdioOptions = ['pipe', 'ignore', 'ignore', ...beyond];
  return spawn('/bin/sh', ['-c', TIE, 'sh', program, ...args], { env, stdio });
}

/** Ends such a program, and waits until it has. */
export async function untie(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}
