/** The settings files of the demonstration, as a backend would read them. */
import { readFileSync } from 'node:fs';
import type { DemoDesk } from '../../demo/people.ts';
import { Desk, withMode } from '../../src/domain/desk.ts';
import type { DeskInput } from '../../src/domain/desk.ts';

/** One desk of the demonstration. @throws when its file is not a desk */
export function deskOf(name: DemoDesk): Desk {
  const input = JSON.parse(readFileSync(new URL(`../../demo/desk-${name}.json`, import.meta.url), 'utf8')) as DeskInput;
  return Desk.parse(withMode(input));
}
