/** What is told of changes, over HTTP: a stream of events, or one answer to who waits for it (the server's end). */
import { Invalid, type Change, type Session } from '../backends/backend.ts';
import { HEARTBEAT, STREAM_TYPE, type LiveLine } from './wire.ts';

/** Most cursors that one stream goes on from: one for each part of a page that began at another time. */
const MOST_CURSORS = 16;
/** Longest time that a poll waits, in seconds: less than what proxies put up with. */
const LONGEST_WAIT = 25;
/** Events that may wait for a slow reader: beyond, the stream ends, and they go on from their cursor. */
const MOST_WAITING = 500;

export interface LiveCare {
  /** Milliseconds after which a stream ends by itself. */
  readonly life: number;
  /** Something listens, and how to end it. @returns what takes that back */
  began(end: () => void): () => void;
  /** It listens no more. */
  ended(): void;
  /** The session serves nobody any more. */
  lost(): void;
}

type Line = LiveLine<Change>;

/** Listens to all that a page wants to hear. @returns what ends it */
function listen(session: Session, cursors: readonly string[], tell: (line: Line) => void): () => void {
  const stops = cursors.map((after, to) => session.watch(after, (change) => tell({ to, change })));
  if (session.can.notices !== undefined) stops.push(session.notices.watch(() => tell({ notices: true })));
  // Who is here already is told before anything else has the turn.
  const timer = setTimeout(() => tell({ ready: true }), 0);
  stops.push(() => clearTimeout(timer));
  return () => {
    for (const stop of stops) stop();
  };
}

/** @throws {Invalid} no cursor, or too many */
function cursorsIn(url: URL): string[] {
  const cursors = url.searchParams.getAll('after');
  if (cursors.length === 0) throw new Invalid([{ path: 'after', code: 'required' }]);
  if (cursors.length > MOST_CURSORS) throw new Invalid([{ path: 'after', code: 'too-many' }]);
  return cursors;
}

function stream(session: Session, cursors: readonly string[], care: LiveCare): Response {
  const encoder = new TextEncoder();
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const say = (text: string): void => controller.enqueue(encoder.encode(text));
        const beat = setInterval(() => say(':\n\n'), HEARTBEAT);
        const life = setTimeout(() => close(), care.life);
        let stop = (): void => undefined;
        let forget = (): void => undefined;
        let isOpen = true;
        end = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(beat);
          clearTimeout(life);
          stop();
          forget();
          care.ended();
        };
        const close = (): void => {
          const wasOpen = isOpen;
          end();
          if (wasOpen) controller.close();
        };
        forget = care.began(close);
        // At once, so that whoever asked knows that nothing on the way holds it back.
        say(':\n\n');
        stop = listen(session, cursors, (line) => {
          if (!isOpen) return;
          say(`data: ${JSON.stringify(line)}\n\n`);
          const isLost = 'change' in line && line.change.type === 'lost';
          if (isLost) care.lost();
          if (isLost || (controller.desiredSize ?? 0) < -MOST_WAITING) close();
        });
      },
      cancel: () => end(),
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
  return new Response(body, {
    // No proxy is to gather it up before it passes it on.
    headers: { 'content-type': STREAM_TYPE, 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  });
}

/** Whether a line is of this moment only: it answers no poll by itself, unless it is another than was known. */
function isMomentary(line: Line): boolean {
  return !('change' in line) || line.change.type === 'present' || line.change.type === 'indexing';
}

/** What of this moment has been told, in one word. */
function knownOf(lines: readonly Line[]): string {
  return JSON.stringify(
    lines.flatMap((line) =>
      'change' in line && line.change.type === 'present' ? [[line.change.ticket, line.change.people]] : [],
    ),
  );
}

/** Short and opaque: equal where nothing of this moment is another. */
async function wordFor(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, 12)));
}

async function poll(request: Request, session: Session, cursors: readonly string[], care: LiveCare): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const wait = Number(searchParams.get('wait') ?? LONGEST_WAIT);
  if (!(wait >= 0 && wait <= LONGEST_WAIT))
    throw new Invalid([{ path: 'wait', code: 'too-large', values: { max: LONGEST_WAIT } }]);
  const known = searchParams.get('known') ?? '';
  const lines: Line[] = [];
  const ready = Promise.withResolvers<void>();
  const news = Promise.withResolvers<void>();
  let isReady = false;
  const stop = listen(session, cursors, (line) => {
    if ('ready' in line) {
      isReady = true;
      ready.resolve();
      return;
    }
    lines.push(line);
    if (isReady || !isMomentary(line)) news.resolve();
    if ('change' in line && line.change.type === 'lost') care.lost();
  });
  const give = (): void => news.resolve();
  const forget = care.began(give);
  const timer = setTimeout(give, wait * 1000);
  request.signal.addEventListener('abort', give);
  await ready.promise;
  const isOther = (await wordFor(knownOf(lines))) !== known;
  if (!isOther) await news.promise;
  clearTimeout(timer);
  request.signal.removeEventListener('abort', give);
  stop();
  forget();
  care.ended();
  const answer = { lines, known: await wordFor(knownOf(lines)) };
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
}

/** @throws {Invalid} no cursor to go on from */
export async function changesOf(request: Request, session: Session, care: LiveCare): Promise<Response> {
  const cursors = cursorsIn(new URL(request.url));
  const streams = (request.headers.get('accept') ?? '').includes(STREAM_TYPE);
  return streams ? stream(session, cursors, care) : poll(request, session, cursors, care);
}
