/** A desk that promises something, and tickets that stand to it in every way. */
import type { DeskInput } from '../../../src/domain/desk.ts';
import { LEA, MARTIN, NOW, SUPPORT, emptyWorld, type World } from './world.ts';

const HOUR = 3_600_000;

/** Two hours to take a ticket, a day to resolve it; of the video platform, half an hour. */
export const PROMISING: DeskInput = {
  ...SUPPORT,
  serviceLevels: [
    { service: null, priority: null, take: 120, resolution: 24 * 60 },
    { service: 'video', priority: null, resolution: 30 },
  ],
};

/** One late, one soon, one on time, one whose clock stands, one that is over. */
export async function due(desk: DeskInput = PROMISING): Promise<World> {
  const world = emptyWorld(desk);
  const [lea, martin] = [await world.as(LEA), await world.as(MARTIN)];
  const place = { service: 'moodle', category: 'accounts' };
  world.at = NOW - 4 * HOUR;
  await lea.file('En retard', place);
  world.at = NOW - 1.75 * HOUR;
  await lea.file('Bientôt', place);
  world.at = NOW - HOUR;
  await lea.file('À temps', place);
  const waiting = await lea.file('En pause', place);
  await martin.does(waiting, 'ask', 'Avec quel navigateur ?');
  const over = await lea.file('Résolu', place);
  await martin.does(over, 'resolve', undefined, { solution: { id: crypto.randomUUID(), text: 'Fait.', scope: 'public' } });
  world.at = NOW - 0.75 * HOUR;
  await lea.file('Vidéo', { service: 'video', category: 'recording' });
  world.at = NOW;
  return world;
}
