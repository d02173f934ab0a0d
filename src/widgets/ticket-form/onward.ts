/** The key of a touch keyboard that says "next". */

const NEXT = 'input:not([type="hidden"]), select, textarea, guichet-combobox';

function isTouch(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches;
}

/** On a touch keyboard Enter goes to the next field; elsewhere it files the ticket, as in any form. */
export function onward(event: KeyboardEvent, touch = isTouch()): void {
  const { key, isComposing, ctrlKey, metaKey, currentTarget } = event;
  if (key !== 'Enter' || isComposing || ctrlKey || metaKey || !touch) return;
  const here = currentTarget as HTMLInputElement;
  const fields = [...(here.form?.querySelectorAll<HTMLElement>(NEXT) ?? [])].filter((field) => field.checkVisibility());
  const next = fields[fields.indexOf(here) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
