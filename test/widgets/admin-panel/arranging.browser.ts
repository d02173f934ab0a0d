/** Services and categories put in order: by a real pointer, by single presses, by keys; and as they were with Escape. */
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import { has, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, MARTIN, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { placeAdmin, standing, unfold, type Look } from './world.ts';

let host: HTMLElement;
let at: World;
/** Whether the pointer holds a grip. */
let isHeld = false;

async function servicesOf(look: Look = {}): Promise<GuichetAdminPanel> {
  const panel = placeAdmin(host, at, { ...look, set: { section: 'services' } });
  await standing(panel);
  return panel;
}

const line = (panel: GuichetAdminPanel, id: string): HTMLElement => {
  const found = panel.shadowRoot?.querySelector(`#${id}`)?.closest('li');
  if (found == null) throw new Error(`no line of ${id}`);
  return found;
};
const gripOf = (panel: GuichetAdminPanel, id: string): HTMLElement => {
  const grip = line(panel, id).querySelector<HTMLElement>(':scope > .grip');
  if (grip === null) throw new Error(`no grip of ${id}`);
  return grip;
};
const middle = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};
/** The ids of a branch's lines as they stand. */
const shown = (panel: GuichetAdminPanel, id: string): (string | undefined)[] =>
  [...(line(panel, id).parentElement?.children ?? [])].map((each) => each.querySelector('details')?.id);

async function kept(): Promise<{ readonly services: string[]; readonly roots: string[]; readonly below: string[] }> {
  const session = await at.backend.connect(ADMIN);
  const { services } = (await session.administration.settings()).desk;
  await session.close();
  const categories = services.find(({ id }) => id === 'moodle')?.categories ?? [];
  return {
    services: services.map(({ id }) => id),
    roots: categories.filter(({ parent }) => parent === undefined).map(({ id }) => id),
    below: categories.filter(({ parent }) => parent === 'courses').map(({ id }) => id),
  };
}

/** Takes a line by its grip and holds it over the grip of another. */
async function carry(panel: GuichetAdminPanel, from: string, to: string): Promise<void> {
  gripOf(panel, from).scrollIntoView({ block: 'center' });
  await sendMouse({ type: 'move', position: middle(gripOf(panel, from)) });
  await sendMouse({ type: 'down' });
  isHeld = true;
  await sendMouse({ type: 'move', position: middle(gripOf(panel, to)) });
}

async function letGo(): Promise<void> {
  isHeld = false;
  await sendMouse({ type: 'up' });
}

const said = (panel: GuichetAdminPanel, words: string) =>
  until(
    () => panel.shadowRoot?.querySelector('div.live')?.textContent.replaceAll(/\s/gu, ' ').includes(words) === true,
    `“${words}” is announced`,
  );

describe('the order of services and categories', () => {
  beforeEach(() => {
    sessionStorage.clear();
    at = world(SUPPORT);
    host = document.createElement('div');
    host.style.setProperty('inline-size', '60em');
    document.body.append(host);
  });
  afterEach(async () => {
    if (isHeld) await letGo();
    host.remove();
  });

  it('follows a pointer, is kept where it lets go, said, and taken back', async () => {
    const panel = await servicesOf();
    await carry(panel, 'service-moodle', 'service-video');
    await until(() => shown(panel, 'service-moodle').join() === 'service-video,service-moodle', 'it follows the pointer');
    expect((await kept()).services).to.deep.equal(['moodle', 'video']);
    await letGo();
    await until(() => textOf(panel).includes('« Moodle » est à la place 2 sur 2'), 'it is said');
    expect((await kept()).services).to.deep.equal(['video', 'moodle']);
    one(panel, 'button', 'Défaire').click();
    await until(() => shown(panel, 'service-moodle').join() === 'service-moodle,service-video', 'it is taken back');
  });

  it('is as it was with Escape, which says so and changes nothing', async () => {
    const panel = await servicesOf();
    await carry(panel, 'service-moodle', 'service-video');
    await until(() => shown(panel, 'service-moodle')[0] === 'service-video', 'it follows the pointer');
    await sendKeys({ press: 'Escape' });
    await until(() => shown(panel, 'service-moodle')[0] === 'service-moodle', 'it is as it was');
    await said(panel, '« Moodle » reste à sa place.');
    await letGo();
    expect((await kept()).services).to.deep.equal(['moodle', 'video']);
  });

  it('of categories is changed among those of one branch, open folds and others’ branches left as they are', async () => {
    const panel = await servicesOf();
    line(panel, 'service-moodle').querySelector('details')?.setAttribute('open', '');
    line(panel, 'category-moodle-old').querySelector('details')?.setAttribute('open', '');
    await carry(panel, 'category-moodle-courses', 'category-moodle-accounts');
    await until(() => shown(panel, 'category-moodle-courses')[1] === 'category-moodle-courses', 'it goes with its branch');
    await letGo();
    await until(() => textOf(panel).includes('« Cours » est à la place 2 sur 3'), 'it is said');
    expect(await kept()).to.deep.include({ roots: ['accounts', 'courses', 'old'], below: ['assignments', 'quizzes'] });
    expect(line(panel, 'category-moodle-old').querySelector('details')?.open).to.equal(true);
    one(panel, 'button', 'Historique').click();
    await until(() => textOf(panel).includes('Ce qui a changé'), 'history tells of it');
    await unfold(panel);
    await until(() => textOf(panel).includes('Catégories › ordre'), 'history says that it is their order');
    expect(textOf(panel)).not.to.contain('#order');
  });

  it('is changed by single presses and by keys, the focus staying on what was pressed', async () => {
    const panel = await servicesOf();
    await unfold(panel);
    one(panel, 'button', /^Descendre «\sCours\s»$/u).focus();
    await sendKeys({ press: 'Enter' });
    await said(panel, '« Cours » est à la place 2 sur 3');
    const focused = (): string | undefined =>
      panel.shadowRoot?.activeElement?.getAttribute('aria-label')?.replaceAll(/\s/gu, ' ');
    await until(() => focused() === 'Descendre « Cours »', 'the focus stays');
    await sendKeys({ press: 'Enter' });
    await said(panel, '« Cours » est à la place 3 sur 3');
    await until(() => focused() === 'Descendre « Cours »', 'the focus stays at the end');
    expect(panel.shadowRoot?.activeElement?.getAttribute('aria-disabled')).to.equal('true');
    expect((await kept()).roots).to.deep.equal(['accounts', 'old', 'courses']);
  });

  it('is not a manager’s to change where it is of services', async () => {
    const panel = await servicesOf({ person: MARTIN });
    expect(has(panel, 'button', /^(?:Monter|Descendre) «\sMoodle/u)).to.equal(false);
    expect(line(panel, 'service-moodle').querySelector(':scope > .grip')).to.equal(null);
  });
});
