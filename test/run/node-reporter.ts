import { isAbsolute, relative } from 'node:path';
import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import { leave, nothing, type Tally } from './tally.ts';

/** A line for each test file, the failures in full (a test that is skipped has failed: nobody saw it pass), and the tally for whoever started the run. For `node --test --test-reporter`. */
export default async function* nodeReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let tally: Tally = nothing;
  let empty = 0;
  const failures: string[] = [];
  for await (const event of source) {
    if (event.type === 'test:fail' && !onlyInside(event.data.details.error)) {
      const { file, line, name, details } = event.data;
      failures.push(`${name}  ${file ? `${relative(process.cwd(), file)}:${line ?? 0}` : ''}`);
      yield `✖ ${failures.at(-1)}\n${inspect(details.error.cause ?? details.error).replace(/^/gm, '    ')}\n`;
    } else if (event.type === 'test:pass' && (event.data.skip !== undefined || event.data.todo !== undefined)) {
      failures.push(`${event.data.name} is skipped`);
      yield `✖ ${failures.at(-1)}\n`;
    } else if (event.type === 'test:pass' && isFile(event.data)) {
      empty += 1;
      failures.push(`${relative(process.cwd(), event.data.name)} holds no test`);
      yield `✖ ${failures.at(-1)}\n`;
    } else if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      yield event.data.message;
    } else if (event.type === 'test:summary') {
      const { counts, file, duration_ms } = event.data;
      const failed = counts.tests - counts.passed;
      if (file)
        yield `${failed > 0 ? '✖' : '✔'} ${relative(process.cwd(), file)} ${counts.passed}/${counts.tests} ${Math.round(duration_ms)} ms\n`;
      else tally = { passed: counts.passed - empty, failed: failed + empty, ...(failures.length > 0 ? { failures } : {}) };
    }
  }
  await leave(tally);
}

/** A file without a test is reported by Node as one passed test that bears the file's name. */
function isFile(data: { name: string; file?: string | undefined; nesting: number }): boolean {
  return data.nesting === 0 && isAbsolute(data.name) && data.name === data.file;
}

/** A suite fails when a test in it does: that test has said why. */
function onlyInside(error: Error & { failureType?: string }): boolean {
  return error.failureType === 'subtestsFailed';
}
