/** Pictures made anew: what is shown in a page was drawn here, and holds nothing of what a device wrote into the file but what is seen. */
import type { Sharp, SharpOptions } from 'sharp';
import { NotFound } from '../../backends/backend.ts';
import { isPicture } from '../../domain/pictures.ts';

/** Pixels of a picture, all its frames counted, at most: what is drawn takes four bytes for each. */
export const MOST_PIXELS = 50_000_000;

/** Pixels of a side that a page shows, at most. */
const SIDE = 2048;

/** Pictures drawn at once: each holds all of its pixels. */
const AT_ONCE = 2;

const OPTIONS: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, animated: true };

/** The library comes with the first picture: a server whose desks have none starts without. */
const library = async () => (await import('sharp')).default;

/** How many pixels a picture says that it has: its first bytes are read, and nothing is drawn. @returns undefined where it says nothing */
export async function pixelsOf(bytes: Uint8Array): Promise<number | undefined> {
  const sharp = await library();
  try {
    const {
      width,
      height,
      pages = 1,
      pageHeight = height,
    } = await sharp(bytes, { ...OPTIONS, limitInputPixels: false }).metadata();
    return width * pageHeight * pages;
  } catch {
    return undefined;
  }
}

/** In the format that it came in; what few programs write becomes one that all browsers draw. */
function inFormat(picture: Sharp, type: string): { readonly picture: Sharp; readonly type: string } {
  if (type === 'image/png') return { picture: picture.png({ compressionLevel: 6 }), type };
  if (type === 'image/gif') return { picture: picture.gif(), type };
  if (type === 'image/jpeg') return { picture: picture.jpeg({ quality: 82 }), type };
  return { picture: picture.webp({ quality: 82 }), type: 'image/webp' };
}

let drawing = 0;
const waiting: (() => void)[] = [];

/** Waits its turn. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (drawing >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else drawing += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) drawing -= 1;
    else next();
  }
}

/** A picture, turned as it was taken, no larger than a page shows it. @throws {NotFound} it is none, or too large to be drawn */
export async function drawn(file: Blob): Promise<Blob> {
  if (!isPicture(file.type)) throw new NotFound('not-found');
  const sharp = await library();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return inTurn(async () => {
    try {
      const turned = sharp(bytes, OPTIONS).autoOrient().resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true });
      const made = inFormat(turned, file.type);
      return new Blob([new Uint8Array(await made.picture.toBuffer())], { type: made.type });
    } catch {
      // What cannot be drawn is still there to be downloaded.
      throw new NotFound('not-found');
    }
  });
}
