/** What is told of changes, over HTTP: a stream of events, or one answer to who waits for it (the server's end). */
import { Invalid, type Change, type Session } from '../backends/backend.ts';
import { BEAT, lineBytes } from './live-lines.ts';
import { Outlet } from './outlet.ts';
import { HEARTBEAT, STREAM_TYPE, type LiveLine } from './wire.ts';

/** Most cursors that one stream goes on from: one for each part of a page that began at another time. */
const MOST_CURSORS = 16;
/** Longest time that a poll waits, in seconds: less than what proxies put up with. */
const LONGEST_WAIT = 25;

export interface LiveCare {
  /** Milliseconds after which a stream ends by itself. */
  readonly life: number;
  /** Something listens, and how to end it. @returns what takes that back */
  began(end: () => void): () => void;
  /** It read too slowly, and is ended: it goes on from its cursor. */
  slow(): void;
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
function cursorsIn(request: Request): string[] {
  const cursors = new URL(request.url).searchParams.getAll('after');
  // A reader of server-sent events that was cut off asks for the same address again, and says where it was.
  const last = request.headers.get('last-event-id');
  if (last !== null && last !== '' && cursors.length <= 1) return [last];
  if (cursors.length === 0) throw new Invalid([{ path: 'after', code: 'required' }]);
  if (cursors.length > MOST_CURSORS) throw new Invalid([{ path: 'after', code: 'too-many' }]);
  return cursors;
}

function stream(session: Session, cursors: readonly string[], care: LiveCare): Response {
  let isOpen = true;
  let stop = (): void => undefined;
  let isStill = false;
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(beat);
    clearTimeout(life);
    stop();
    forget();
    care.ended();
  };
  const outlet = new Outlet({
    gone: end,
    slow: () => {
      care.slow();
      end();
    },
  });
  const close = (): void => {
    end();
    outlet.end();
  };
  const beat = setInterval(() => {
    // Whoever took nothing since the last two beats is not there, or might as well not be.
    if (outlet.waits && isStill) close();
    isStill = outlet.waits;
    if (!isStill) outlet.say(BEAT);
  }, HEARTBEAT);
  const life = setTimeout(close, care.life);
  const forget = care.began(close);
  // At once, so that whoever asked knows that nothing on the way holds it back.
  outlet.say(BEAT);
  stop = listen(session, cursors, (line) => {
    if (!isOpen) return;
    outlet.say(lineBytes(line, cursors.length === 1));
    if (!('change' in line) || line.change.type !== 'lost') return;
    care.lost();
    close();
  });
  return new Response(outlet.body, {
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
  const cursors = cursorsIn(request);
  const streams = (request.headers.get('accept') ?? '').includes(STREAM_TYPE);
  return streams ? stream(session, cursors, care) : poll(request, session, cursors, care);
}
