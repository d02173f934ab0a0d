/** What a person would see sticking out, through every open shadow root. */

/** Every element under another, in the tree as it is drawn. */
function* drawn(element: Element): Generator<Element> {
  const inside = element.shadowRoot === null ? element.children : element.shadowRoot.children;
  const children =
    element instanceof HTMLSlotElement && element.assignedElements().length > 0 ? element.assignedElements() : [...inside];
  for (const child of children) {
    yield child;
    yield* drawn(child);
  }
}

/** The parent in the drawn tree. */
function around(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Whether something between an element and the stage scrolls or cuts what is too wide, or takes it out of the page's flow. */
function isContained(element: Element, stage: Element): boolean {
  for (let each: Element | null = element; each !== null && each !== stage; each = around(each)) {
    const { overflowX, position } = getComputedStyle(each);
    if (position === 'fixed' || each.matches(':popover-open, :modal')) return true;
    if (each !== element && overflowX !== 'visible') return true;
  }
  return false;
}

function named(element: Element): string {
  return `<${element.localName}${element.id === '' ? '' : ` id="${element.id}"`} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.replaceAll(/\s+/gu, ' ').trim().slice(0, 60)}`;
}

/** What reaches beyond the sides of a stage and is neither scrolled nor meant for screen readers alone. */
export function outside(stage: Element): string[] {
  const { left, right } = stage.getBoundingClientRect();
  const found: string[] = [];
  for (const element of drawn(stage)) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || (box.left >= left - 1 && box.right <= right + 1)) continue;
    if (!isContained(element, stage))
      found.push(`${named(element)} from ${Math.round(box.left - left)} to ${Math.round(box.right - left)}`);
  }
  return found;
}
