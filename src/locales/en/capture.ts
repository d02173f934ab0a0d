/** The words of a screenshot, taken and retouched before it is attached. */
import type fr from '../fr/capture.ts';

const capture = {
  heading: 'Add a screenshot',
  headingEdit: 'Prepare the screenshot',
  intro:
    'The picture is shown here before it is attached: you can hide the names and grades of others in it. This desk itself is left out.',
  screen: 'Capture the screen',
  screenHint: 'The browser asks you what to show: this tab, a window or the whole screen.',
  page: 'Capture this page alone',
  pageHint: 'The visible part of the page is drawn again. Some pictures may be missing.',
  own: 'Retouch a picture that you have',
  ownHint: 'For example a screenshot that your phone took.',
  taking: 'Capturing…',
  denied: 'The browser did not give the screen. Try again, or attach a picture that you took yourself.',
  undrawn: 'This page cannot be drawn again here. Capture the screen instead, or attach a picture that you took yourself.',
  slow: 'This page takes too long to draw. Capture the screen instead, or attach a picture that you took yourself.',
  unreadable: 'This file is not a picture that the browser can read. Choose another one, PNG or JPEG.',
  private: 'Hide the names and grades of others. What is hidden leaves the attached picture and can no longer be read.',
  tools: 'Retouches',
  mask: 'Hide an area',
  arrow: 'Add an arrow',
  crop: 'Crop',
  undo: 'Undo the retouch',
  undone: 'The last retouch is undone.',
  attach: 'Attach the screenshot',
  again: 'Take another screenshot',
  back: 'Back to the screenshot',
  image: (width: number, height: number) => `Screenshot of ${width} × ${height} pixels`,
  keys: 'Arrow keys: move. Shift and arrow keys: resize. Delete: remove.',
  pointer: 'Draw on the picture to hide an area, or pick a retouch and move it.',
  names: {
    mask: (n: number) => `Hidden area ${n}`,
    arrow: (n: number) => `Arrow ${n}`,
    crop: () => 'Frame',
  },
  where: (x: number, y: number, width: number, height: number) =>
    `${x} from the left and ${y} from the top, ${width} × ${height}`,
  points: (x: number, y: number, toX: number, toY: number) => `from ${x}, ${y}, pointing at ${toX}, ${toY}`,
  x: 'Left',
  y: 'Top',
  width: 'Width',
  height: 'Height',
  remove: (name: string) => `Remove: ${name}`,
  removed: (name: string) => `${name}: removed.`,
  added: (name: string) => `${name}: added.`,
  file: (n: number) => `screenshot-${n}.png`,
} satisfies typeof fr;

export default capture;
