/** The combobox with list autocomplete, with a real keyboard. */
import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { GuichetCombobox, Option, OptionSource } from '../../../src/widgets/shared/combobox.ts';
import '../../../src/widgets/shared/define-combobox.ts';
import { allByRole, byRole, focused, inside, plain } from './inside.ts';
import { waitUntil } from '../waiting.ts';

const PEOPLE: readonly Option[] = [
  { id: 'martin', label: 'C. Martin', hint: 'INSA Strasbourg' },
  { id: 'bernard', label: 'N. Bernard' },
  { id: 'leroy', label: 'P. Leroy', blocked: 'Absente cette semaine' },
];

const search: OptionSource = (text) =>
  Promise.resolve(PEOPLE.filter((person) => person.label.toLowerCase().includes(text.toLowerCase())));

interface Stage {
  readonly element: GuichetCombobox;
  readonly root: ShadowRoot;
  readonly input: HTMLInputElement;
  readonly chosen: (string | null)[];
}

async function combobox(source: OptionSource = search, optional = false): Promise<Stage> {
  const chosen: (string | null)[] = [];
  const element = await fixture<GuichetCombobox>(
    html`<guichet-combobox
      lang="fr"
      label="Assigner à"
      ?optional=${optional}
      .source=${source}
      @guichet-choose=${(event: CustomEvent<{ option: Option | null }>) => chosen.push(event.detail.option?.id ?? null)}
    ></guichet-combobox>`,
  );
  const root = inside(element);
  const input = byRole(root, 'combobox', /^Assigner à/u) as HTMLInputElement;
  return { element, root, input, chosen };
}

const shown = ({ root }: Stage) => allByRole(root, 'option').filter((option) => option.checkVisibility());
const activeText = ({ root, input }: Stage) =>
  root.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

describe('combobox', () => {
  afterEach(() => resetMouse());

  it('filters as one types, says how many, and chooses by arrow and Enter while the focus stays in the field', async () => {
    const stage = await combobox();
    stage.element.focus();
    await sendKeys({ type: 'mart' });
    await waitUntil(() => shown(stage).length === 1);
    expect(stage.input.getAttribute('aria-expanded')).to.equal('true');
    await waitUntil(() => stage.root.querySelector('[role="status"]')?.textContent === '1 résultat.');
    await sendKeys({ press: 'ArrowDown' });
    await stage.element.updateComplete;
    expect(activeText(stage)).to.contain('C. Martin');
    expect(focused() === stage.input).to.equal(true);
    await expect(stage.element).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await stage.element.updateComplete;
    expect(stage.input.value).to.equal('C. Martin');
    expect(stage.chosen).to.deep.equal(['martin']);
    expect(shown(stage)).to.have.length(0);
  });

  it('opens on everything by Down, goes round the ends, and refuses what is blocked', async () => {
    const stage = await combobox();
    stage.element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => activeText(stage).includes('C. Martin'));
    await sendKeys({ press: 'ArrowUp' });
    await stage.element.updateComplete;
    expect(activeText(stage)).to.contain('Absente cette semaine');
    await sendKeys({ press: 'Enter' });
    expect(stage.chosen).to.deep.equal([]);
  });

  it('closes by Escape, and a second Escape empties an optional field', async () => {
    const stage = await combobox(search, true);
    stage.element.value = PEOPLE[0] ?? null;
    await stage.element.updateComplete;
    stage.element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => shown(stage).length > 0);
    await sendKeys({ press: 'Escape' });
    await stage.element.updateComplete;
    expect(shown(stage)).to.have.length(0);
    expect(stage.input.value).to.equal('C. Martin');
    await sendKeys({ press: 'Escape' });
    await stage.element.updateComplete;
    expect(stage.input.value).to.equal('');
    expect(stage.chosen).to.deep.equal([null]);
  });

  it('puts back the chosen name when one leaves a half-typed text', async () => {
    const stage = await combobox();
    stage.element.value = PEOPLE[1] ?? null;
    await stage.element.updateComplete;
    // WebKitGTK keeps the focus in the last thing that can have it.
    const next = document.createElement('button');
    stage.element.after(next);
    stage.element.focus();
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => stage.input.value === 'N. Bernard');
    expect(stage.chosen).to.deep.equal([]);
    next.remove();
  });

  it('takes the only answer by Enter, also when it comes after the key', async () => {
    const answers = new Map<string, (options: readonly Option[]) => void>();
    const stage = await combobox((text) => new Promise((resolve) => answers.set(text, resolve)));
    stage.element.focus();
    await sendKeys({ type: 'mart' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => answers.has('mart'));
    answers.get('mart')?.(PEOPLE.slice(0, 1));
    await waitUntil(() => stage.chosen.length > 0);
    expect(stage.chosen).to.deep.equal(['martin']);
    expect(stage.input.value).to.equal('C. Martin');
    expect(shown(stage)).to.have.length(0);
  });

  it('keeps a text that chooses nothing, says so beside the field, and lets it be cleared', async () => {
    const stage = await combobox();
    const next = document.createElement('button');
    stage.element.after(next);
    stage.element.focus();
    await sendKeys({ type: 'r' });
    await waitUntil(() => shown(stage).length === 3);
    const said = (): string => plain(stage.root.getElementById(stage.input.getAttribute('aria-describedby') ?? '')?.textContent);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => said().includes('« r » n’est pas un choix.'));
    await sendKeys({ type: 'x' });
    await waitUntil(() => said() === '');
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => said().includes('« rx » n’est pas un choix.'));
    expect(stage.input.value).to.equal('rx');
    expect(stage.input.getAttribute('aria-invalid')).to.equal('true');
    expect(stage.chosen).to.deep.equal([]);
    await expect(stage.element).to.be.accessible();
    stage.root.querySelector<HTMLElement>('[title="Effacer Assigner à"]')?.click();
    await waitUntil(() => stage.input.value === '' && said() === '');
    next.remove();
  });

  it('moves nothing from under the pointer that leaves it', async () => {
    const stage = await combobox();
    const next = document.createElement('button');
    next.textContent = 'Assigner';
    stage.element.after(next);
    let pressed = 0;
    next.addEventListener('click', () => (pressed += 1));
    stage.element.focus();
    await sendKeys({ type: 'zz' });
    await sendKeys({ press: 'Escape' });
    const { top } = next.getBoundingClientRect();
    const { x, y, width, height } = next.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await sendMouse({ type: 'down' });
    await waitUntil(() => focused() === next);
    await stage.element.updateComplete;
    expect(next.getBoundingClientRect().top).to.equal(top);
    await sendMouse({ type: 'up' });
    await waitUntil(() => pressed === 1);
    await waitUntil(() => stage.root.querySelector('.error') !== null);
    next.remove();
  });

  it('shows only the answer to the last text, however late an earlier one comes', async () => {
    const answers = new Map<string, (options: readonly Option[]) => void>();
    const stage = await combobox((text) => new Promise((resolve) => answers.set(text, resolve)));
    stage.element.focus();
    await sendKeys({ type: 'a' });
    await waitUntil(() => answers.has('a'));
    await sendKeys({ type: 'b' });
    await waitUntil(() => answers.has('ab'));
    answers.get('ab')?.([{ id: 'late', label: 'Abel' }]);
    answers.get('a')?.(PEOPLE);
    await waitUntil(() => shown(stage).length > 0);
    expect(shown(stage).map((option) => option.textContent.trim())).to.deep.equal(['Abel']);
  });

  it('says that a search failed, and what to do', async () => {
    const stage = await combobox(() => Promise.reject(new Error('cut')));
    stage.element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(
      () => stage.root.querySelector('[role="listbox"]')?.textContent.includes('Modifiez le texte pour réessayer') === true,
    );
  });
});
