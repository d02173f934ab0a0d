/** The settings files of the demonstration, as a backend would read them. */
import { readFileSync } from 'node:fs';
import type { DemoDesk } from '../../demo/people.ts';
import type { Desk } from '../../src/domain/desk.ts';
import { readSettings } from '../../src/domain/settings.ts';
import type { Settings } from '../../src/domain/settings.ts';

/** The settings of one desk of the demonstration. @throws when its file holds none */
export function settingsOf(name: DemoDesk): Settings {
  const settings = readSettings(JSON.parse(readFileSync(new URL(`../../demo/desk-${name}.json`, import.meta.url), 'utf8')));
  if (!('document' in settings)) throw new Error(`desk-${name}.json: ${JSON.stringify(settings)}`);
  return settings;
}

/** One desk of the demonstration. */
export function deskOf(name: DemoDesk): Desk {
  return settingsOf(name).desk;
}
