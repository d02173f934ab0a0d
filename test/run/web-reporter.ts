import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';
import { relative } from 'node:path';
import { add, leave, nothing, type Tally } from './tally.ts';

interface Outcome {
  readonly tally: Tally;
  readonly troubles: readonly string[];
  /** What failed, by name. */
  readonly failures: readonly string[];
  /** Milliseconds of its tests, as far as the page told them. */
  readonly took: number;
}

/** One page's outcome. A file that does not import, or that holds no test, has no result of its own: it counts as one failure. */
export function outcomeOf(session: Pick<TestSession, 'testResults' | 'errors' | 'logs'>): Outcome {
  const troubles: string[] = [];
  const failures: string[] = [];
  let tally = nothing;
  let took = 0;
  const visit = (suite: TestSuiteResult, path: readonly string[]): void => {
    for (const test of suite.tests) {
      took += test.duration ?? 0;
      tally = add(tally, test.passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
      if (test.passed) continue;
      const name = [...path, test.name].join(' › ');
      failures.push(name);
      troubles.push(`${name}\n${explain(test.error)}`);
    }
    for (const inner of suite.suites) visit(inner, [...path, inner.name]);
  };
  if (session.testResults) visit(session.testResults, []);
  for (const error of session.errors) troubles.push(explain(error));
  const empty = tally.passed + tally.failed === 0;
  if (empty && session.errors.length === 0) troubles.push('  no test was run');
  if (session.errors.length > 0 || empty) {
    tally = add(tally, { passed: 0, failed: 1 });
    failures.push(session.errors[0]?.message ?? 'no test was run');
  }
  if (troubles.length > 0)
    troubles.push(
      ...session.logs.map(
        (line) => `  said: ${line.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}`,
      ),
    );
  return { tally, troubles, failures, took };
}

function explain(error: { message?: string; stack?: string; expected?: string; actual?: string } | undefined): string {
  if (!error) return '  failed without an error';
  const differs = error.expected === undefined ? [] : [`  expected: ${error.expected}`, `  actual:   ${error.actual ?? ''}`];
  return [`  ${error.message ?? ''}`, ...differs, ...(error.stack ? [error.stack.replace(/^/gm, '    ')] : [])].join('\n');
}

/** Past the runner's console, which clears a progress bar that nobody has around each line. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line for each test file, the failures in full, and the tally for whoever started the run. */
export function webReporter(): Reporter {
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        const { tally, troubles, took } = outcomeOf(session);
        say(
          `${tally.failed > 0 ? '✖' : '✔'} ${relative(process.cwd(), testFile)} (${session.browser.name}) ${tally.passed}/${tally.passed + tally.failed} ${Math.round(took)} ms`,
        );
        for (const trouble of troubles) say(trouble);
      }
    },
    async stop({ sessions }) {
      let tally = nothing;
      for (const session of sessions) {
        const outcome = outcomeOf(session);
        const place = `${relative(process.cwd(), session.testFile)} (${session.browser.name})`;
        const failures = outcome.failures.map((name) => `${name}  ${place}`);
        tally = add(tally, { ...outcome.tally, failures });
      }
      await leave(tally);
    },
  };
}
