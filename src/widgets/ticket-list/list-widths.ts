/** Columns of a long list keep the width that they have, whichever rows come: it is taken once for each choice of columns. */
export class Widths {
  readonly #root: ShadowRoot;
  /** What they were taken for. */
  #columns = '';

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** They are taken again at the next drawing. */
  forget(): void {
    this.#columns = '';
  }

  /** After a drawing. */
  keep(): void {
    const table = this.#root.querySelector('table');
    if (table === null) return;
    const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
    const columns = `${table.className} ${heads.map((head) => head.className).join(' ')}`;
    if (columns === this.#columns || table.querySelector('tbody > [data-ticket]') === null) return;
    this.release();
    const width = table.getBoundingClientRect().width;
    if (width === 0) return;
    this.#columns = columns;
    if (table.classList.contains('cards')) return;
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    for (const [index, head] of heads.entries())
      head.style.setProperty('inline-size', `${((widths[index] ?? 0) / width) * 100}%`);
    table.style.setProperty('table-layout', 'fixed');
  }

  release(): void {
    const table = this.#root.querySelector('table');
    table?.style.removeProperty('table-layout');
    for (const head of table?.querySelectorAll<HTMLElement>('thead th') ?? []) head.style.removeProperty('inline-size');
  }
}
