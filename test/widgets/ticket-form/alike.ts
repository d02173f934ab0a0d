/** Desks where something like what is about to be filed is there already, and a true stream in the screen's place. */
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { MARTIN, SUPPORT, type World } from './world.ts';

/** A desk whose known problems anyone reads. */
export const OPEN: DeskInput = { ...SUPPORT, id: 'open', read: 'all' };

/** Files a ticket from elsewhere. */
export async function filedBefore(at: World, summary: string, by: PersonInput, more: object = {}): Promise<string> {
  const session = await at.backend.connect(by);
  const ticket = crypto.randomUUID();
  await session.run([
    {
      do: 'file',
      id: crypto.randomUUID(),
      ticket,
      summary,
      description: '',
      service: 'moodle',
      category: 'accounts',
      ...more,
    },
  ]);
  await session.close();
  return ticket;
}

/** Files a known problem, which others have too. */
export async function knownProblem(at: World, summary: string, others: readonly PersonInput[] = []): Promise<string> {
  const ticket = await filedBefore(at, summary, MARTIN, { kind: 'problem' });
  for (const person of others) {
    const session = await at.backend.connect(person);
    await session.run([{ do: 'me-too', id: crypto.randomUUID(), ticket }]);
    await session.close();
  }
  return ticket;
}

/** A page as a screenshot may show it: a title, lines of names and grades. */
export function pageDrawn(width = 1280, height = 720): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas context');
  context.fillStyle = '#f4f6f8';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#0b5cad';
  context.fillRect(0, 0, width, 72);
  context.fillStyle = '#1d2125';
  context.font = '28px sans-serif';
  for (const [line, text] of ['Devoir 3 : notes', 'Léa Moreau   14/20', 'Sami Haddad   9/20', 'Noé Dubois   17/20'].entries())
    context.fillText(text, 60, 140 + line * 70);
  return canvas;
}

/** Puts a true stream, of a canvas, in the screen's place until the returned function is called: the browser's own question cannot be answered here. */
export function giveScreen(give: () => Promise<MediaStream>): () => void {
  const { mediaDevices } = navigator;
  const own = Object.getOwnPropertyDescriptor(mediaDevices, 'getDisplayMedia');
  Object.defineProperty(mediaDevices, 'getDisplayMedia', { configurable: true, value: give });
  return () => {
    if (own === undefined) Reflect.deleteProperty(mediaDevices, 'getDisplayMedia');
    else Object.defineProperty(mediaDevices, 'getDisplayMedia', own);
  };
}
