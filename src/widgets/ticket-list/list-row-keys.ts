/**
 * Rows and what is in them by the arrows: up and down go from row to row, left and right through the controls of a row, which then
 * need no stop of the tab key each.
 */

/** The rows in the page, in order. */
export function rowsIn(root: HTMLElement | DocumentFragment): HTMLElement[] {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-ticket]')];
  const placeOf = (row: HTMLElement): number => Number(row.dataset['place'] ?? 0);
  return rows.sort((one, other) => placeOf(one) - placeOf(other));
}

/** Whether nothing of the page has the focus: what had it is gone. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/** The row that has the focus. */
export function focusedRow(root: HTMLElement | DocumentFragment): HTMLElement | undefined {
  const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  return active?.closest<HTMLElement>('[data-ticket]') ?? undefined;
}

/** What of a row has the focus when the row has it. */
function mainOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>('.summary a');
}

/**
 * Brings the focus to another row: to the same control as in the one before, else to the ticket's link.
 * @param step rows down, or up when negative
 * @param from the row one comes from; absent, the first or the last is reached
 * @returns whether there was one
 */
export function stepRow(root: HTMLElement | DocumentFragment, step: number, from = focusedRow(root)): boolean {
  const rows = rowsIn(root);
  const at = from === undefined ? -1 : rows.indexOf(from);
  const next = at < 0 ? (step > 0 ? rows[0] : rows.at(-1)) : rows[at + step];
  if (next === undefined) return false;
  const control = root instanceof ShadowRoot ? root.activeElement?.getAttribute('data-control') : null;
  const same = control == null ? null : next.querySelector<HTMLElement>(`[data-control="${control}"]`);
  (same ?? mainOf(next))?.focus();
  return true;
}

/** Controls of a row, in the order of the eye. */
function controlsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a[href], button, input[type="checkbox"]')];
}

function stepControl(row: HTMLElement, active: Element | null, step: number): boolean {
  const controls = controlsOf(row);
  const at = controls.findIndex((each) => each === active);
  const next = controls[at + step];
  if (at < 0 || next === undefined) return false;
  next.focus();
  return true;
}

/** Answers the arrows inside a row; every other key is left alone. */
export function rowKey(root: HTMLElement | DocumentFragment, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = focusedRow(root);
  if (row === undefined || !(root instanceof ShadowRoot)) return;
  const forward = getComputedStyle(row).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const moved = (): boolean => {
    switch (event.key) {
      case 'ArrowDown':
        return stepRow(root, 1, row);
      case 'ArrowUp':
        return stepRow(root, -1, row);
      case 'ArrowLeft':
      case 'ArrowRight':
        return stepControl(row, root.activeElement, event.key === forward ? 1 : -1);
      default:
        return false;
    }
  };
  if (moved()) event.preventDefault();
}
