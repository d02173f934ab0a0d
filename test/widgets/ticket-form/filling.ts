/** Filling a form in as a person does: by the names of its fields, in their own root or in that of a combobox. */
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import { rootOf, until } from './world.ts';

function squeezed(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

/** Everything that the form shows, in one line. */
export function shown(form: Element): string {
  return squeezed(rootOf(form).querySelector('.base')?.textContent);
}

/** The control that a label names. @throws when there is none, saying which labels there are */
export function control(form: Element, label: RegExp): HTMLElement {
  const root = rootOf(form);
  const labels = [...root.querySelectorAll('label')];
  const found = labels.find((each) => label.test(squeezed(each.textContent)));
  const inner = found?.querySelector<HTMLElement>('input') ?? (found === undefined ? null : root.getElementById(found.htmlFor));
  const box = [...root.querySelectorAll('guichet-combobox')].find((each) => label.test(each.label));
  const target = inner ?? (box === undefined ? null : rootOf(box).querySelector<HTMLElement>('input'));
  if (target === null)
    throw new Error(
      `no field is named ${String(label)}; there are: ${labels.map((each) => squeezed(each.textContent)).join(' · ')}`,
    );
  return target;
}

/** Whether a field is there. */
export function isAsked(form: Element, label: RegExp): boolean {
  try {
    control(form, label);
    return true;
  } catch {
    return false;
  }
}

/** Writes, chooses or ticks. */
export async function fill(form: GuichetTicketForm, label: RegExp, value: string | boolean): Promise<void> {
  const target = control(form, label);
  if (target instanceof HTMLSelectElement) {
    const option = [...target.options].find((each) => squeezed(each.textContent) === value || each.value === value);
    if (option === undefined)
      throw new Error(
        `"${String(label)}" does not offer "${String(value)}" but ${[...target.options].map((each) => each.textContent).join(', ')}`,
      );
    target.value = option.value;
  } else if (target instanceof HTMLInputElement && typeof value === 'boolean') {
    target.checked = value;
  } else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    target.value = String(value);
  }
  target.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
  await form.updateComplete;
}

/** The button of a name. @throws when there is none */
export function button(form: Element, name: RegExp): HTMLElement {
  const all = [...rootOf(form).querySelectorAll<HTMLElement>('button, a[href]')];
  const found = all.find((each) =>
    name.test(squeezed(each.getAttribute('aria-label') ?? (each.textContent.trim() || each.title))),
  );
  if (found === undefined)
    throw new Error(
      `no button is named ${String(name)}; there are: ${all.map((each) => squeezed(each.getAttribute('aria-label') ?? (each.textContent.trim() || each.title))).join(' · ')}`,
    );
  return found;
}

/** Presses a button. */
export async function press(form: GuichetTicketForm, name: RegExp): Promise<void> {
  button(form, name).click();
  await form.updateComplete;
}

/** Chooses a person, or anything else, in a combobox. */
export async function choose(form: GuichetTicketForm, label: RegExp, text: string): Promise<void> {
  const input = control(form, label) as HTMLInputElement;
  const root = input.getRootNode() as ShadowRoot;
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await until(
    () => [...root.querySelectorAll('[role="option"]')].some((each) => squeezed(each.textContent).startsWith(text)),
    `"${text}" is offered`,
  );
  const option = [...root.querySelectorAll<HTMLElement>('[role="option"]')].find((each) =>
    squeezed(each.textContent).startsWith(text),
  );
  option?.click();
  await form.updateComplete;
}

/** Gives files to a picker. */
export async function pick(form: GuichetTicketForm, label: RegExp, files: readonly File[]): Promise<void> {
  const input = rootOf(form).querySelectorAll<HTMLInputElement>('input[type="file"]');
  const target = [...input].find((each) =>
    label.test(squeezed(each.closest('[role="group"]')?.querySelector('.label')?.textContent)),
  );
  if (target === undefined) throw new Error(`no picker is in a group named ${String(label)}`);
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  target.files = transfer.files;
  target.dispatchEvent(new Event('change', { bubbles: true }));
  await form.updateComplete;
}

/** Waits until the form shows something. */
export async function says(form: GuichetTicketForm, text: string): Promise<void> {
  await until(() => shown(form).includes(text), `the form shows "${text}"; it shows: ${shown(form)}`);
}

/** The focused element, through every open root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
  return active;
}
