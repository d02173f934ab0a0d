/** Links to articles, in the box of staff: found and put in by keys; one that not all readers may follow is held up before it goes. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PersonInput } from '../../../src/domain/people.ts';
import { chord } from '../chord.ts';
import { PASSWORD, written } from '../knowledge/written.ts';
import { all, focused, has, one, textOf } from './finding.ts';
import { LEA, MARTIN, NINA, SUPPORT, place, standing, until, world, type World } from './world.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

const INTERNAL = { ...PASSWORD, title: { fr: 'Rouvrir un compte [équipe]' }, scope: 'staff' } as const;

async function opened(at: World, text = '', requester: PersonInput = LEA) {
  const ticket = await (await at.as(requester)).file('Compte bloqué');
  const detail = place(host, at, ticket, { person: MARTIN });
  await standing(detail);
  await until(() => has(detail, 'button', 'Lier un article'), 'articles are offered');
  const box = one(detail, 'textbox', 'Votre message') as HTMLTextAreaElement;
  box.focus();
  if (text !== '') await sendKeys({ type: text });
  const thread = async () => JSON.stringify(await (await at.as(LEA)).session.ticket(ticket));
  return { detail, box, thread };
}

describe('links to articles', () => {
  it('are put in by keys alone, with the title or on the words that are selected', async () => {
    const at = world(SUPPORT);
    const id = await written(at.backend, NINA, PASSWORD);
    const { detail, box } = await opened(at, 'Voyez cette page.');
    box.setSelectionRange(6, 16);
    await chord('Alt', 'k');
    await until(
      () => has(detail, 'combobox', 'Chercher un article de l’aide') && focused()?.getAttribute('role') === 'combobox',
      'they are searched',
    );
    await sendKeys({ type: 'passe' });
    await until(() => all(detail, 'option').length === 1, 'one is found');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    const address = `${location.href.split('#')[0]}#article-${id}`;
    await until(() => box.value === `Voyez [cette page](${address}).`, `it is put in: ${box.value}`);
    expect(focused()).to.equal(box);
    await until(() => textOf(detail).includes('Lien ajouté à votre texte.'), 'it is said');
  });

  it('that requesters may not follow are told of at once, and held up once before they go', async () => {
    const at = world(SUPPORT);
    const id = await written(at.backend, NINA, INTERNAL);
    const { detail, box, thread } = await opened(at);
    one(detail, 'button', 'Lier un article').click();
    await until(() => focused()?.getAttribute('role') === 'combobox', 'they are searched');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => all(detail, 'option').length === 1, 'it is listed');
    expect(all(detail, 'option')[0]?.textContent).to.contain('pas pour toutes les personnes');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => box.value.includes(`[Rouvrir un compte \\[équipe\\]](`), `it is put in: ${box.value}`);
    await until(() => textOf(detail).includes('ne peuvent pas lire cet article'), 'it is told at once');
    await chord('Control', 'Enter');
    await until(() => textOf(detail).includes('Votre message mène à un article'), 'it is held up');
    expect(textOf(detail)).to.match(/C’est «\sRouvrir un compte \[équipe\]\s»/u);
    await until(() => focused()?.textContent.trim() === 'Revenir au texte', 'the way back has the focus');
    expect(await thread()).not.to.contain(id);
    (focused() as HTMLElement).click();
    await until(() => focused() === box, 'back in the text');
    await chord('Control', 'Enter');
    await until(() => has(detail, 'button', 'Envoyer quand même'), 'it is held up again, having been gone back on');
    one(detail, 'button', 'Envoyer quand même').click();
    await until(async () => (await thread()).includes(id), 'it goes');
    expect(box.value).to.equal('');
  });

  it('that were pasted are looked at too; a note for staff leads them there without a word', async () => {
    const at = world(SUPPORT);
    const id = await written(at.backend, NINA, INTERNAL);
    const { detail, box, thread } = await opened(at);
    const paste = (): void => {
      document.execCommand('insertText', false, `Voir https://ecole.example/#article-${id}`);
    };
    paste();
    await chord('Control', 'Enter');
    await until(() => has(detail, 'button', 'Envoyer quand même'), 'it is held up');
    one(detail, 'button', 'Revenir au texte').click();
    await until(() => focused() === box, 'back in the text');
    const scope = one(detail, 'combobox', 'Pour qui') as HTMLSelectElement;
    scope.value = 'staff';
    scope.dispatchEvent(new Event('change'));
    await until(() => has(detail, 'textbox', /note/iu), 'it is a note');
    one(detail, 'textbox', /note/iu).focus();
    await chord('Control', 'Enter');
    await until(() => box.value === '', 'it is written');
    expect(has(detail, 'button', 'Envoyer quand même')).to.equal(false);
    expect(await thread()).not.to.contain(id);
  });

  it('that somebody without an account may not follow are held up on their tickets, and on no others', async () => {
    const at = world({ ...SUPPORT, guests: true });
    const id = await written(at.backend, NINA, { ...PASSWORD, scope: 'signed-in' });
    const link = `Voir https://ecole.example/#article-${id}`;
    const guest = { id: 'guest:zoe', name: 'Zoé', mail: 'zoe@exemple.fr', guest: true };
    const { detail } = await opened(at, '', guest);
    document.execCommand('insertText', false, link);
    await chord('Control', 'Enter');
    await until(() => has(detail, 'button', 'Envoyer quand même'), 'it is held up');
    detail.remove();
    const { box, thread } = await opened(at);
    document.execCommand('insertText', false, link);
    await chord('Control', 'Enter');
    await until(() => box.value === '', 'it is written');
    expect(await thread()).to.contain(id);
  });

  it('to what one does not read oneself, or is not there, are held up without its title', async () => {
    const at = world(SUPPORT);
    const { detail } = await opened(at);
    document.execCommand('insertText', false, `Voir https://ecole.example/#article-${crypto.randomUUID()}`);
    await chord('Control', 'Enter');
    await until(() => textOf(detail).includes('que vous ne lisez pas vous-même, ou qui n’est plus là'), 'it is held up');
  });

  it('are for staff alone', async () => {
    const at = world(SUPPORT);
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = place(host, at, ticket, { person: LEA });
    await standing(lea);
    expect(has(lea, 'button', 'Lier un article')).to.equal(false);
  });
});
