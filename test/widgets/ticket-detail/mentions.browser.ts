/** Somebody is named while one writes: found by name, told by the command, invited where they cannot read it. */
import { expect } from '@open-wc/testing';
import type { Command } from '../../../src/domain/commands.ts';
import { all, focused, has, one, textOf } from './finding.ts';
import { LEA, MARTIN, SAMI, place, standing, until, world } from './world.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

/** Types letters at the caret, as a keyboard does. */
function type(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function press(key: string): void {
  focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

describe('mentions', () => {
  it('are chosen by keys, sent with the comment, and offer to invite who does not read the ticket', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = place(host, at, ticket, { person: MARTIN });
    await standing(detail);
    const sent: Command[] = [];
    detail.addEventListener('guichet-before-change', (event) => void sent.push(...event.detail.commands));
    const box = one(detail, 'textbox', 'Votre message') as HTMLTextAreaElement;
    type(box, 'Bonjour @al');
    await until(() => all(detail, 'option').length > 0, 'people are offered');
    expect(all(detail, 'option')[0]?.textContent).to.include('Alix User');
    expect(box.getAttribute('aria-activedescendant')).to.equal('mention-0');
    press('Escape');
    await until(() => all(detail, 'option').length === 0, 'the list is closed');
    expect(box.value).to.equal('Bonjour @al');
    type(box, 'i');
    await until(() => all(detail, 'option').length > 0, 'people are offered again');
    press('Enter');
    await until(() => box.value === 'Bonjour @Alix User ', 'the name is whole');
    expect(has(detail, 'button', /^Inviter Alix/u)).to.equal(false);
    type(box, 'et @sam');
    await until(
      () => all(detail, 'option').some((each) => each.textContent.includes('Ne lit pas ce ticket')),
      'who cannot read it says so',
    );
    press('Enter');
    await until(() => textOf(detail).includes('Sami Haddad ne lit pas ce fil'), 'it is said');
    one(detail, 'button', 'Commenter').click();
    await until(() => textOf(detail).includes('Commentaire ajouté.'), 'it is sent');
    const [comment] = sent;
    expect(comment?.do === 'comment' && comment.comment.mentions).to.deep.equal(['user', 'sami']);
    expect(comment?.do === 'comment' && comment.comment.text).to.include('@Alix User et @Sami Haddad');
    expect(SAMI.name).to.equal('Sami Haddad');
  });
});
