/** How well two colours read one upon the other (WCAG 2.2, contrast ratio), and the colours that a widget has in its page. */
import type { Pair } from './facts.ts';

/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** One colour laid upon another, which is opaque. */
export function upon(above: Colour, below: Colour): Colour {
  const mix = (at: 0 | 1 | 2): number => above[at] * above[3] + below[at] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** The contrast of two opaque colours, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

let pencil: CanvasRenderingContext2D | null | undefined;

/** Any colour that CSS can say, in red, green and blue; undefined where this browser cannot tell. */
export function colourOf(css: string): Colour | undefined {
  pencil ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (pencil == null || !CSS.supports('color', css)) return undefined;
  pencil.clearRect(0, 0, 1, 1);
  pencil.fillStyle = css;
  pencil.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pencil.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const WHITE: Colour = [255, 255, 255, 1];
const BLACK: Colour = [0, 0, 0, 1];

/** What is seen behind an element, its own background included. */
function behind(element: Element | null): Colour {
  const layers: Colour[] = [];
  for (let each = element; each !== null; each = parentOf(each)) {
    const colour = colourOf(getComputedStyle(each).backgroundColor);
    if (colour === undefined || colour[3] === 0) continue;
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  const root = getComputedStyle(document.documentElement).colorScheme;
  const bottom = /dark/u.test(root) && !/light/u.test(root) ? BLACK : WHITE;
  return layers.reduceRight((below, above) => upon(above, below), bottom);
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The pairs of colours that a widget shows now. */
export function pairsIn(widget: Element): Pair[] {
  const { shadowRoot: root } = widget;
  if (root === null || matchMedia('(forced-colors: active)').matches) return [];
  const shown: readonly (readonly [Pair['what'], string])[] = [
    ['text', '.base'],
    ['accent', '.button.primary:not(:disabled)'],
    ['link', 'a[href]:not(.button)'],
  ];
  return shown.flatMap(([what, selector]) => {
    const element = root.querySelector(selector);
    const colour = element === null ? undefined : colourOf(getComputedStyle(element).color);
    if (element === null || colour === undefined) return [];
    const below = behind(element);
    return [{ what, ratio: contrast(upon(colour, below), below) }];
  });
}
