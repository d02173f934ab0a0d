/**
 * Where the picture comes from: the true screen, which the browser lets the person choose and which works under any policy of
 * the page; the page drawn again, for browsers that give no screen (phones) and for who would rather not show theirs; or a picture
 * that the person has. The widgets are out of the first two, and none can hang.
 */
import { canvasOf, contextOf } from './painting.ts';

/** Why there is no picture. */
export type Trouble = 'denied' | 'undrawn' | 'slow' | 'unreadable';

export class NoPicture extends Error {
  readonly why: Trouble;
  constructor(why: Trouble, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Longest side of a picture, in pixels: enough to read, and not too heavy to send. */
const LONGEST = 2560;
/** Milliseconds that drawing the page may take. */
const LIMIT = 8000;
/** Milliseconds to wait for a picture of the screen on which the widgets are no longer seen: another window may never change. */
const NEXT_PICTURE = 500;

/** Hides every widget of the page until the returned function is called. Their room stays, so that nothing moves. */
function hideWidgets(around: Element): () => void {
  const hosts = new Set<HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>(':defined'))
    if (element.localName.startsWith('guichet-')) hosts.add(element);
  for (let root = around.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    if (root.host instanceof HTMLElement && root.host.localName.startsWith('guichet-')) hosts.add(root.host);
  const before = [...hosts].map((host) => [host, host.style.visibility] as const);
  for (const host of hosts) host.style.setProperty('visibility', 'hidden');
  return () => {
    for (const [host, visibility] of before) host.style.setProperty('visibility', visibility);
  };
}

function limited<T>(promise: Promise<T>, milliseconds: number, late: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    }, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function scaled(source: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const factor = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = canvasOf(width * factor, height * factor);
  contextOf(canvas).drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * A picture that the person has already: taken by their phone, say.
 * @throws {NoPicture} `unreadable`: the browser reads no picture in it
 */
export async function openPicture(file: Blob): Promise<HTMLCanvasElement> {
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = scaled(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return canvas;
  } catch (error) {
    throw new NoPicture('unreadable', error);
  }
}

/** Whether this browser gives pictures of the screen. */
export function givesScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    video.requestVideoFrameCallback(() => resolve());
  });
}

/**
 * One picture of what the person chooses to show.
 * @throws {NoPicture} `denied`: nothing was chosen, or the page or the browser does not permit it
 */
export async function grabScreen(around: Element): Promise<HTMLCanvasElement> {
  const wanted = { video: true, audio: false, preferCurrentTab: true, selfBrowserSurface: 'include' };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia(wanted);
  } catch (error) {
    throw new NoPicture('denied', error);
  }
  const show = hideWidgets(around);
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await limited(video.play(), LIMIT, () => {
      throw new NoPicture('denied');
    });
    // The first picture may be older than the hiding.
    await limited(
      nextFrame(video).then(() => nextFrame(video)),
      NEXT_PICTURE,
      () => undefined,
    );
    return scaled(video, video.videoWidth, video.videoHeight);
  } catch (error) {
    throw error instanceof NoPicture ? error : new NoPicture('denied', error);
  } finally {
    for (const track of stream.getTracks()) track.stop();
    show();
  }
}

/** What has nothing to show, or would run. */
const UNSEEN: ReadonlySet<string> = new Set(['head', 'script', 'noscript', 'template', 'link', 'meta', 'style']);

/** The colour behind the page. */
function backdrop(): string {
  const colours = [document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor);
  return colours.find((each) => !/^(?:transparent|rgba\(.*, 0\))$/u.test(each)) ?? '#ffffff';
}

/** Whether a part of the page is worth drawing: what lies below what is seen is not, and widgets keep their room only. */
function isDrawn(node: Node, end: number): boolean {
  if (performance.now() > end) throw new NoPicture('slow');
  const root = node.getRootNode();
  if (root instanceof ShadowRoot && root.host.localName.startsWith('guichet-')) return false;
  if (!(node instanceof Element)) return true;
  if (UNSEEN.has(node.localName)) return false;
  const { top, height } = node.getBoundingClientRect();
  return height === 0 || top < innerHeight;
}

/**
 * The part of the page that is seen, drawn again.
 * @throws {NoPicture} `undrawn`: the page's policy or its content does not let it be · `slow`
 */
export async function drawPage(around: Element): Promise<HTMLCanvasElement> {
  const show = hideWidgets(around);
  try {
    const { toCanvas } = await import('html-to-image');
    const end = performance.now() + LIMIT;
    // The whole document, so that margins fall together as they do in it: none of them beyond its root, which WebKit would drop.
    const { documentElement: page } = document;
    const { display } = getComputedStyle(page);
    const { left, top } = page.getBoundingClientRect();
    const drawing = toCanvas(page, {
      filter: (node) => isDrawn(node, end),
      skipFonts: true,
      width: innerWidth,
      height: innerHeight,
      pixelRatio: Math.min(devicePixelRatio, 2),
      backgroundColor: backdrop(),
      imagePlaceholder: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
      style: {
        display: display === 'block' ? 'flow-root' : display,
        transform: `translate(${left}px, ${top}px)`,
        transformOrigin: '0 0',
      },
    });
    const canvas = await limited(drawing, LIMIT, () => {
      throw new NoPicture('slow');
    });
    // A canvas that may not be read tells now, rather than once it is retouched.
    contextOf(canvas).getImageData(0, 0, 1, 1);
    return scaled(canvas, canvas.width, canvas.height);
  } catch (error) {
    throw error instanceof NoPicture ? error : new NoPicture('undrawn', error);
  } finally {
    show();
  }
}
