/** A screenshot is taken, retouched by keyboard or pointer, and attached; what is hidden is gone from the file. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { GuichetCapture } from '../../../../src/widgets/ticket-form/capture/capture.ts';
import { finished } from '../../../../src/widgets/ticket-form/capture/painting.ts';
import { Sketch } from '../../../../src/widgets/ticket-form/capture/sketch.ts';
import { giveScreen, pageDrawn } from '../alike.ts';
import { button, focused, press, says } from '../filling.ts';
import { PLAIN, SUPPORT, placeForm, rootOf, standing, until, world, type Look, type World } from '../world.ts';

let host: HTMLElement;
let back: (() => void) | undefined;

async function formAt(at: World, look: Look = {}) {
  const form = placeForm(host, at, look);
  await standing(form);
  return form;
}

/** Opens the tool from the form. */
async function open(form: Awaited<ReturnType<typeof formAt>>): Promise<GuichetCapture> {
  await press(form, /^Ajouter une capture$/u);
  await until(
    () => rootOf(form).querySelector('guichet-capture')?.shadowRoot?.querySelector('.ways .button') != null,
    'the tool is there',
  );
  return rootOf(form).querySelector('guichet-capture') as GuichetCapture;
}

function tap(capture: GuichetCapture, name: RegExp): Promise<unknown> {
  button(capture, name).click();
  return capture.updateComplete;
}

const markNames = (capture: GuichetCapture) =>
  [...rootOf(capture).querySelectorAll('.mark')].map((each) => each.getAttribute('aria-label')?.replace(/\s/gu, ' '));

async function edited(form: Awaited<ReturnType<typeof formAt>>): Promise<GuichetCapture> {
  back = giveScreen(() => Promise.resolve(pageDrawn(800, 450).captureStream(30)));
  const capture = await open(form);
  await tap(capture, /^Capturer l’écran$/u);
  await until(() => rootOf(capture).querySelector('canvas') !== null, 'the picture is shown');
  return capture;
}

async function pixelsOf(file: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(file);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('no canvas context');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** How many different colours an area has. */
function coloursIn(picture: ImageData, x: number, y: number, width: number, height: number): number {
  const found = new Set<number>();
  for (let row = y; row < y + height; row += 1)
    for (let column = x; column < x + width; column += 1) {
      const at = (row * picture.width + column) * 4;
      found.add(((picture.data[at] ?? 0) << 16) | ((picture.data[at + 1] ?? 0) << 8) | (picture.data[at + 2] ?? 0));
    }
  return found.size;
}

describe('a screenshot', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => {
    back?.();
    back = undefined;
    host.remove();
  });

  it('is taken, hidden in part by keyboard alone, and attached', async () => {
    const form = await formAt(world(SUPPORT), { set: { service: 'moodle', category: 'accounts' } });
    const capture = await edited(form);
    await until(() => focused()?.textContent?.trim() === 'Masquer une zone', 'the focus is on the first tool');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.classList.contains('mark') === true, 'the focus is on the area');
    const [before] = markNames(capture);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ up: 'Shift' });
    await capture.updateComplete;
    expect(before).to.equal('Zone masquée 1, à 300 du bord gauche et 180 du haut, 200 × 56');
    expect(markNames(capture)).to.deep.equal(['Zone masquée 1, à 310 du bord gauche et 180 du haut, 200 × 66']);
    await tap(capture, /^Ajouter une flèche$/u);
    await until(() => markNames(capture).length === 2, 'the arrow is there');
    await sendKeys({ press: 'Delete' });
    await until(() => markNames(capture).length === 1, 'it is taken away');
    await tap(capture, /^Défaire la retouche$/u);
    expect(markNames(capture)).to.have.length(2);
    await tap(capture, /^Joindre la capture$/u);
    await says(form, 'capture-1.png');
    await until(() => rootOf(form).querySelector('guichet-capture') === null, 'the tool has gone');
    await until(() => rootOf(form).querySelector('img.thumb') !== null, 'it is shown small');
    await until(() => focused()?.textContent?.trim() === 'Ajouter une capture', 'the focus is back');
  });

  it('hides for good, points and crops', async () => {
    const picture = pageDrawn(800, 450);
    const sketch = new Sketch({ width: 800, height: 450 });
    sketch.add('mask', { x: 40, y: 180, width: 320, height: 96 });
    sketch.add('crop', { x: 20, y: 100, width: 400, height: 300 });
    const plain = await pixelsOf(await finished(picture, new Sketch({ width: 800, height: 450 }), 'a.png'));
    const hidden = await pixelsOf(await finished(picture, sketch, 'b.png'));
    expect([hidden.width, hidden.height]).to.deep.equal([400, 300]);
    // Letters have dozens of shades at their edges; what replaces them, at most one a square of 32.
    expect(coloursIn(plain, 40, 180, 320, 96)).to.be.greaterThan(30);
    expect(coloursIn(hidden, 20, 80, 320, 96)).to.be.lessThan(9);
    expect(coloursIn(hidden, 340, 80, 20, 20)).to.equal(1);
  });

  it('is drawn on by pointer: an area is hidden, then moved, as one undo each', async () => {
    const form = await formAt(world(PLAIN));
    const capture = await edited(form);
    const stage = rootOf(capture).querySelector('.stage') as HTMLElement;
    const box = stage.querySelector('canvas')?.getBoundingClientRect() as DOMRect;
    const by = box.width / 800;
    const point = (type: string, x: number, y: number, on: Element = stage) =>
      on.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          composed: true,
          pointerId: 7,
          button: 0,
          clientX: box.left + x * by,
          clientY: box.top + y * by,
        }),
      );
    point('pointerdown', 100, 100);
    for (const step of [120, 160, 200]) point('pointermove', step, step - 20);
    point('pointerup', 200, 180);
    await capture.updateComplete;
    expect(markNames(capture)[0]).to.match(
      /^Zone masquée 1, à (?:99|100|101) du bord gauche et (?:99|100|101) du haut, (?:99|100|101) × (?:79|80|81)$/u,
    );
    const mark = rootOf(capture).querySelector('.mark') as Element;
    point('pointerdown', 150, 150, mark);
    point('pointermove', 200, 150);
    point('pointermove', 250, 150);
    point('pointerup', 250, 150);
    await capture.updateComplete;
    expect(markNames(capture)[0]).to.match(/^Zone masquée 1, à (?:19[89]|20[012]) du bord/u);
    await tap(capture, /^Défaire la retouche$/u);
    expect(markNames(capture)[0]).to.match(/à (?:99|100|101) du bord/u);
    await tap(capture, /^Défaire la retouche$/u);
    expect(markNames(capture)).to.deep.equal([]);
  });

  it('draws the page where no screen is given, without the widgets and without moving them', async () => {
    const beside = document.createElement('p');
    beside.textContent = 'Un cours';
    beside.style.setProperty('background', 'rgb(200, 0, 0)');
    host.before(beside);
    try {
      back = giveScreen(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      const form = await formAt(world(PLAIN));
      const capture = await open(form);
      await tap(capture, /^Capturer l’écran$/u);
      await until(() => rootOf(capture).querySelector('.notice.warning') !== null, 'it is said');
      expect(rootOf(capture).querySelector('.notice')?.textContent).to.contain('n’a pas donné l’écran');
      expect(getComputedStyle(form).visibility).to.equal('visible');
      await tap(capture, /^Capturer cette page seule$/u);
      await until(() => rootOf(capture).querySelector('canvas') !== null, 'the picture is shown');
      expect(getComputedStyle(form).visibility).to.equal('visible');
      const canvas = rootOf(capture).querySelector('canvas') as HTMLCanvasElement;
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      const picture = await pixelsOf(blob as Blob);
      const scale = picture.width / innerWidth;
      const { left, top, width } = beside.getBoundingClientRect();
      const at = (Math.round((top + 4) * scale) * picture.width + Math.round((left + width - 4) * scale)) * 4;
      expect([...picture.data.slice(at, at + 3)]).to.deep.equal([200, 0, 0]);
      const own = form.getBoundingClientRect();
      expect(coloursIn(picture, Math.round(own.left * scale) + 2, Math.round(own.top * scale) + 2, 200, 100)).to.equal(1);
    } finally {
      beside.remove();
    }
  });

  it('may be a picture that the person has, and says what is none', async () => {
    const form = await formAt(world(PLAIN));
    const capture = await open(form);
    const choose = (file: File) => {
      const input = rootOf(capture).querySelector('input[type="file"]') as HTMLInputElement;
      const transfer = new DataTransfer();
      transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(new File(['rien'], 'rien.png', { type: 'image/png' }));
    await until(() => rootOf(capture).querySelector('.notice') !== null, 'it is said');
    expect(rootOf(capture).querySelector('.notice')?.textContent).to.contain('n’est pas une image');
    const bytes = await new Promise<Blob | null>((resolve) => pageDrawn(300, 200).toBlob(resolve));
    choose(new File([bytes as Blob], 'telephone.png', { type: 'image/png' }));
    await until(() => rootOf(capture).querySelector('canvas') !== null, 'it is shown');
    expect(rootOf(capture).querySelector('canvas')?.getAttribute('aria-label')?.replace(/\s/gu, ' ')).to.equal(
      'Capture de 300 × 200 pixels',
    );
  });

  it('is not offered where the page does not want it', async () => {
    const form = await formAt(world(PLAIN), { set: { noCapture: true } });
    expect(() => button(form, /^Ajouter une capture$/u)).to.throw('no button');
  });
});
