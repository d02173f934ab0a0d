/** The accessibility tree of the stage, as Chromium gives it to screen readers, in lines. */
import type { CDPSession, Page } from 'playwright-core';

interface Value {
  readonly value?: unknown;
}

interface Node {
  readonly nodeId: string;
  readonly backendDOMNodeId?: number;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
}

/** States that are said, and those of them that go without saying. */
const STATES: Readonly<Record<string, unknown>> = {
  disabled: false,
  expanded: undefined,
  checked: undefined,
  pressed: undefined,
  selected: false,
  required: false,
  invalid: 'false',
  readonly: false,
  level: undefined,
  live: undefined,
  modal: false,
  hasPopup: 'false',
  busy: false,
  multiline: false,
  orientation: undefined,
};

/** Boxes without a meaning of their own: what is in them stands in their place. */
const PLAIN = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'LabelText', 'Legend', 'image-map']);

/** What comes in numbers: the first few say how the others read. */
const MANY = new Set(['row', 'option', 'listitem']);
const ENOUGH = 3;

const said = ({ value }: Value = {}): string =>
  typeof value === 'string' ? value.replaceAll(/\s+/gu, ' ').trim() : value === undefined ? '' : String(value);

function statesOf(node: Node): string[] {
  return (node.properties ?? [])
    .filter(({ name, value }) => name in STATES && value.value !== STATES[name])
    .filter(({ name, value }) => !(name === 'multiline' && node.role?.value !== 'textbox') && value.value !== undefined)
    .filter(({ name, value }) => !(name === 'selected' && value.value === false))
    .map(({ name, value }) => (value.value === true ? name : `${name}=${said(value)}`));
}

function lineOf(node: Node): string {
  const { role, name, description, value } = node;
  const parts = [said(role)];
  if (said(name) !== '') parts.push(JSON.stringify(said(name)));
  if (said(value) !== '') parts.push(`= ${JSON.stringify(said(value))}`);
  if (said(description) !== '') parts.push(`(${said(description)})`);
  const states = statesOf(node);
  if (states.length > 0) parts.push(`[${states.join(', ')}]`);
  return parts.join(' ');
}

/** Milliseconds after which what is fetched once a state stands has come, and readings in that time. */
const SETTLED = 3000;
const READINGS = 15;

/** Readings before one is written down, where nothing is expected. */
const WRITTEN = 4;

/**
 * The tree under `#stage`. Words and parts that are fetched come a moment after the state stands.
 * @param golden what is expected: read again until it is that, or the time is over; without it, a few are waited for
 */
export async function readTree(page: Page, devtools: CDPSession, golden?: string): Promise<string> {
  for (let reading = 1; ; reading += 1) {
    const read = await readOnce(page, devtools);
    const now = read.replaceAll(/localhost:\d+/gu, 'localhost').replaceAll(/Chrome \d+, \w+/gu, 'Chrome');
    if (now === golden || reading >= (golden === undefined ? WRITTEN : READINGS)) return now;
    await page.waitForTimeout(SETTLED / READINGS);
  }
}

/** The tree under `#stage`, one line a node, two spaces a level; texts that only repeat their parent's name are left out. */
async function readOnce(page: Page, devtools: CDPSession): Promise<string> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const { root } = (await devtools.send('DOM.getDocument', { depth: 0 })) as { root: { nodeId: number } };
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#stage' });
  const { node: stage } = await devtools.send('DOM.describeNode', { nodeId });
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const draw = (node: Node, depth: number, around: string): void => {
    const isPlain = node.ignored || PLAIN.has(said(node.role));
    const isText = said(node.role) === 'StaticText';
    if (isText) {
      if (said(node.name) !== '' && said(node.name) !== around) lines.push(`${'  '.repeat(depth)}${said(node.name)}`);
      return;
    }
    if (!isPlain) lines.push(`${'  '.repeat(depth)}${lineOf(node)}`);
    // What is said of a moment is gone the next: that it is said once is checked elsewhere.
    if (said(node.role) === 'status') return;
    const name = isPlain ? around : said(node.name);
    const alike = new Map<string, number>();
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child === undefined) continue;
      const role = said(child.role);
      const before = alike.get(role) ?? 0;
      alike.set(role, before + 1);
      if (!MANY.has(role) || before < ENOUGH) draw(child, isPlain ? depth : depth + 1, name);
    }
    for (const [role, count] of alike)
      if (MANY.has(role) && count > ENOUGH) lines.push(`${'  '.repeat(depth + 1)}… ${count - ENOUGH} more: ${role}`);
  };
  const top = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === stage.backendNodeId);
  if (top === undefined) throw new Error('the stage is not in the tree');
  draw(top, 0, '');
  return lines.join('\n');
}
