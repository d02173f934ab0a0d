/** What is done to a screenshot: it stays within the picture, and each gesture is undone as one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Sketch, within, type Box } from '../../../../src/widgets/ticket-form/capture/sketch.ts';

const SIZE = { width: 1000, height: 600 };
const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

describe('a sketch on a screenshot', () => {
  test('a mark is put in the middle of what is kept', () => {
    const sketch = new Sketch(SIZE);
    assert.deepEqual(boxOf(sketch.add('mask')), { x: 375, y: 240, width: 250, height: 75 });
    sketch.add('crop', { x: 0, y: 0, width: 400, height: 400 });
    assert.deepEqual(boxOf(sketch.add('mask')), { x: 150, y: 160, width: 100, height: 50 });
  });

  test('a second mark leaves the first one free', () => {
    const sketch = new Sketch(SIZE);
    const marks = [sketch.add('mask'), sketch.add('arrow'), sketch.add('mask')];
    const ranges = marks.map(({ y, height }) => [y, y + height] as const).sort((one, other) => one[0] - other[0]);
    ranges.slice(1).forEach(([top], index) => assert.ok(top > (ranges[index]?.[1] ?? 0), JSON.stringify(ranges)));
  });

  test('moved to the edge it stops there, whole', () => {
    const sketch = new Sketch(SIZE);
    const mask = sketch.add('mask', { x: 10, y: 10, width: 200, height: 50 });
    sketch.move(mask.id, -100, 10_000);
    assert.deepEqual(boxOf(sketch.mark(mask.id) as Box), { x: 0, y: 550, width: 200, height: 50 });
    const arrow = sketch.add('arrow', { x: 300, y: 300, width: -100, height: 50 });
    sketch.move(arrow.id, -1000, 0);
    assert.deepEqual(boxOf(sketch.mark(arrow.id) as Box), { x: 100, y: 300, width: -100, height: 50 });
  });

  test('there is one frame, and it is what is kept', () => {
    const sketch = new Sketch(SIZE);
    assert.deepEqual(sketch.kept, { x: 0, y: 0, ...SIZE });
    sketch.add('crop', { x: 0, y: 0, width: 100, height: 100 });
    const second = sketch.add('crop', { x: 50, y: 50, width: 100, height: 100 });
    assert.deepEqual(sketch.marks, [second]);
    assert.deepEqual(boxOf(sketch.kept), { x: 50, y: 50, width: 100, height: 100 });
  });

  test('a run of one gesture is undone as one, another gesture by itself', () => {
    const sketch = new Sketch(SIZE);
    const mask = sketch.add('mask', { x: 0, y: 0, width: 100, height: 100 });
    for (let n = 0; n < 5; n += 1) sketch.move(mask.id, 10, 0, 'move 1');
    sketch.resize(mask.id, 10, 10, 'size 1');
    sketch.undo();
    assert.deepEqual(boxOf(sketch.mark(mask.id) as Box), { x: 50, y: 0, width: 100, height: 100 });
    sketch.undo();
    assert.deepEqual(boxOf(sketch.mark(mask.id) as Box), { x: 0, y: 0, width: 100, height: 100 });
    sketch.undo();
    assert.deepEqual(sketch.marks, []);
    assert.equal(sketch.canUndo, false);
    sketch.undo();
    assert.deepEqual(sketch.marks, []);
  });

  test('what is taken away comes back', () => {
    const sketch = new Sketch(SIZE);
    const mask = sketch.add('mask');
    sketch.remove(mask.id);
    assert.deepEqual(sketch.marks, []);
    sketch.undo();
    assert.deepEqual(sketch.marks, [mask]);
  });

  test('whatever is asked, a box lies within the picture, in whole pixels', () => {
    const number = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom('mask', 'arrow', 'crop'), number, number, number, number, (kind, x, y, width, height) => {
        const box = within(kind, { x, y, width, height }, SIZE);
        for (const [at, edge] of [
          [box.x, SIZE.width],
          [box.x + box.width, SIZE.width],
          [box.y, SIZE.height],
          [box.y + box.height, SIZE.height],
        ] as const) {
          assert.ok(Number.isInteger(at) && at >= 0 && at <= edge, `${kind} ${JSON.stringify(box)}`);
        }
        if (kind !== 'arrow') assert.ok(box.width >= 16 && box.height >= 16);
      }),
    );
  });
});
