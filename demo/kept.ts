/** The desks of the demonstration that this browser keeps. */
import { indexedDbBackend } from '../src/backends/indexeddb/index.ts';
import type { DemoDesk } from './people.ts';

/** @throws {Error} the file cannot be read */
export async function settingsFile(desk: DemoDesk): Promise<unknown> {
  const response = await fetch(new URL(`./desk-${desk}.json`, import.meta.url));
  if (!response.ok) throw new Error(`desk-${desk}.json: ${String(response.status)}`);
  return response.json();
}

export function backendOf(desk: DemoDesk) {
  return indexedDbBackend({ desk, settings: () => settingsFile(desk) });
}
