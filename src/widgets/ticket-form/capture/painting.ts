/** Draws a screenshot with its retouches, on screen and into the file. What is hidden is gone from the pixels. */
import type { Box, Mark, Sketch } from './sketch.ts';

/** Pixels of the picture that become one: letters and digits are well smaller. */
const GRAIN = 32;
/** Levels of each colour that are left, as a mask of its bits: averages alone might still be told apart. */
const LEVELS = 0xe0;

/** The context of a canvas. @throws {Error} where the browser has none to give */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas context');
  return context;
}

/** A canvas of a size. */
export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

/** Puts a few flat squares in the place of an area, made of its averages with most of their shades taken away. */
function hide(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, { x, y, width, height }: Box): void {
  const small = canvasOf(Math.ceil(width / GRAIN), Math.ceil(height / GRAIN));
  const rough = contextOf(small);
  rough.imageSmoothingQuality = 'high';
  rough.drawImage(picture, x, y, width, height, 0, 0, small.width, small.height);
  const pixels = rough.getImageData(0, 0, small.width, small.height);
  pixels.data.forEach((value, index) => {
    pixels.data[index] = index % 4 === 3 ? 255 : (value & LEVELS) | 0x10;
  });
  rough.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, x, y, width, height);
  context.imageSmoothingEnabled = true;
}

/** An arrow, dark on a light edge, so that it is seen on any picture. */
function point(context: CanvasRenderingContext2D, { x, y, width, height }: Box, thick: number): void {
  const length = Math.hypot(width, height);
  if (length === 0) return;
  const head = Math.min(thick * 4, length * 0.6);
  context.save();
  context.translate(x, y);
  context.rotate(Math.atan2(height, width));
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(0, -thick / 2);
  context.lineTo(length - head, -thick / 2);
  context.lineTo(length - head, -head / 2);
  context.lineTo(length, 0);
  context.lineTo(length - head, head / 2);
  context.lineTo(length - head, thick / 2);
  context.lineTo(0, thick / 2);
  context.closePath();
  context.strokeStyle = '#ffffff';
  context.lineWidth = thick;
  context.stroke();
  context.fillStyle = '#b3261e';
  context.fill();
  context.restore();
}

function marksOf(sketch: Sketch, kind: Mark['kind']): Mark[] {
  return sketch.marks.filter((mark) => mark.kind === kind);
}

/**
 * Draws everything into a canvas of the picture's size: what is hidden first, from the untouched picture, then the arrows.
 * @param veiled whether what the frame leaves out is shown darkened, as while it is being chosen
 */
export function paint(canvas: HTMLCanvasElement, picture: HTMLCanvasElement, sketch: Sketch, veiled: boolean): void {
  const context = contextOf(canvas);
  context.drawImage(picture, 0, 0);
  for (const mark of marksOf(sketch, 'mask')) hide(context, picture, mark);
  for (const mark of marksOf(sketch, 'arrow')) point(context, mark, Math.max(6, picture.width / 160));
  if (!veiled || marksOf(sketch, 'crop').length === 0) return;
  const { x, y, width, height } = sketch.kept;
  context.beginPath();
  context.rect(0, 0, picture.width, picture.height);
  context.rect(x, y, width, height);
  context.fillStyle = 'rgb(0 0 0 / 55%)';
  context.fill('evenodd');
}

/** The picture as it will be attached: retouched, and no larger than its frame. */
export async function finished(picture: HTMLCanvasElement, sketch: Sketch, name: string): Promise<File> {
  const whole = canvasOf(picture.width, picture.height);
  paint(whole, picture, sketch, false);
  const { x, y, width, height } = sketch.kept;
  const canvas = canvasOf(width, height);
  contextOf(canvas).drawImage(whole, -x, -y);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the picture could not be written');
  return new File([blob], name, { type: 'image/png' });
}
