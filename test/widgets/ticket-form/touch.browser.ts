/** On a touch keyboard, whose key says "next", Enter goes to the next field; elsewhere it files the ticket. */
import { expect } from '@open-wc/testing';
import { onward } from '../../../src/widgets/ticket-form/onward.ts';

function twoFields(): { readonly form: HTMLFormElement; readonly first: HTMLInputElement; readonly second: HTMLTextAreaElement } {
  const form = document.createElement('form');
  const first = document.createElement('input');
  const hidden = document.createElement('input');
  const second = document.createElement('textarea');
  hidden.type = 'hidden';
  first.addEventListener('keydown', (event) => onward(event, true));
  form.append(first, hidden, second);
  document.body.append(form);
  return { form, first, second };
}

const enter = (more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...more });

describe('Enter on a touch keyboard', () => {
  it('goes on to the next field, and does not file', () => {
    const { form, first, second } = twoFields();
    first.focus();
    expect(first.dispatchEvent(enter())).to.equal(false);
    expect(document.activeElement).to.equal(second);
    form.remove();
  });

  it('ends a composition, or files with Ctrl, as everywhere', () => {
    const { form, first } = twoFields();
    first.focus();
    expect(first.dispatchEvent(enter({ isComposing: true }))).to.equal(true);
    expect(first.dispatchEvent(enter({ ctrlKey: true }))).to.equal(true);
    expect(document.activeElement).to.equal(first);
    form.remove();
  });

  it('is left alone where there is a pointer', () => {
    const { form, second } = twoFields();
    const plain = document.createElement('input');
    plain.addEventListener('keydown', (event) => onward(event));
    form.prepend(plain);
    plain.focus();
    expect(plain.dispatchEvent(enter())).to.equal(true);
    expect(document.activeElement).not.to.equal(second);
    expect(document.activeElement).to.equal(plain);
    form.remove();
  });
});
