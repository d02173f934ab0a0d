/** Every state of import and export, as a person may meet it. */
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import { fileAs } from '../desk/world.ts';
import type { State } from '../state.ts';
import { ADMIN, LEA, PLAIN, SAMI, SUPPORT, failingWorld, still, world, type World } from '../ticket-form/world.ts';
import { Unavailable } from '../../../src/backends/backend.ts';
import { pick, placeArchive, rootOf, shown, tableFile, trackerFiles, type Look } from './world.ts';

const widget = 'guichet-admin-panel';

function state(
  name: string,
  desk: DeskInput,
  then: (part: GuichetAdminPanel, at: World) => Promise<unknown>,
  { look = {}, made = world, ...flags }: { look?: Look; made?: (desk: DeskInput) => World } & Pick<State, 'narrow' | 'rtl'> = {},
): State {
  return {
    widget,
    name,
    ...flags,
    async setup(host, lang) {
      sessionStorage.clear();
      const at = made(desk);
      await at.backend.connect(LEA).then((session) => session.close());
      await at.backend.connect(SAMI).then((session) => session.close());
      const part = placeArchive(host, at, { ...look, lang });
      await then(part, at);
      await still(part);
    },
  };
}

/** The archive of a desk with two tickets. */
async function archiveOf(at: World): Promise<File> {
  const session = await at.backend.connect(ADMIN);
  const { file } = await session.archive.export();
  await session.close();
  return new File([file], 'support.guichet.json', { type: 'application/json' });
}

async function livedIn(at: World): Promise<void> {
  const place = { service: 'moodle', category: 'accounts' };
  await fileAs(at, LEA, 'Tableau de bord inaccessible', place);
  await fileAs(at, SAMI, 'La vidéo du cours d’optique n’a pas de son', place);
}

/** Two tickets of long ago, both over. */
async function livedLongAgo(at: World): Promise<void> {
  const session = await at.backend.connect(ADMIN);
  const told = {
    description: 'Depuis lundi.',
    service: 'moodle',
    category: 'accounts',
    requester: 'lea',
    filedAt: '2026-01-05T09:00:00.000Z',
  };
  const over = { do: 'state', at: '2026-01-12T09:00:00.000Z', by: 'martin', state: 'abandoned' } as const;
  const tickets = ['Tableau de bord inaccessible', 'Pas de son'].map((summary, n) => ({
    ...told,
    name: String(n),
    summary,
    acts: [over],
  }));
  await session.bringing.bring({ source: 'avant', tickets, people: [], fields: [], files: [] });
  await session.close();
}

async function months(part: GuichetAdminPanel, sort: string, said: string): Promise<void> {
  const input = (await shown(part, `#retention-${sort}`)) as HTMLInputElement;
  input.value = said;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await part.updateComplete;
}

async function press(part: GuichetAdminPanel, selector: string, then: string): Promise<void> {
  (await shown(part, selector)).click();
  await shown(part, then);
}

const CONFIDENTIAL: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) => ({
    ...service,
    categories: service.categories.map((each) =>
      each.id === 'accounts' ? { ...each, confidential: true, members: ['martin'] } : each,
    ),
  })),
};

export const STATES: readonly State[] = [
  state('import and export', SUPPORT, (part) => shown(part, '#file')),
  state('import and export, in a block', SUPPORT, (part) => shown(part, '#file'), { narrow: true }),
  state('import and export, exported', SUPPORT, async (part, at) => {
    await livedIn(at);
    await press(part, '#export', '.exported');
  }),
  state('import and export, exported without what is confidential', CONFIDENTIAL, async (part, at) => {
    await livedIn(at);
    await press(part, '#export', '.exported');
  }),
  state('import and export, could not be exported', SUPPORT, (part) => press(part, '#export', '.notice.danger'), {
    made: (desk) => failingWorld(desk, 'export', () => new Unavailable('network')),
  }),
  state('import and export, an archive that would replace tickets', SUPPORT, async (part, at) => {
    await livedIn(at);
    await pick(part, await archiveOf(at));
    await shown(part, '#agree');
  }),
  state('import and export, an archive brought in', SUPPORT, async (part, at) => {
    await livedIn(at);
    await pick(part, await archiveOf(at));
    (await shown(part, '#agree')).click();
    await shown(part, '#import:not([disabled])');
    await press(part, '#import', '.done');
  }),
  state('import and export, a file that is no archive', SUPPORT, async (part) => {
    await pick(part, new File(['{"format": "guichet-desk"'], 'coupé.json', { type: 'application/json' }));
    await shown(part, '.notice.danger');
  }),
  state('import and export, a table of tickets', SUPPORT, async (part) => {
    await pick(part, tableFile());
    await shown(part, '.notice.warning');
  }),
  state(
    'import and export, a table of tickets, narrow',
    PLAIN,
    async (part) => {
      await pick(part, tableFile());
      await shown(part, '.notice.warning');
    },
    { narrow: true },
  ),
  state('import and export, tickets of a table brought in', PLAIN, async (part) => {
    await pick(part, tableFile());
    await shown(part, '.notice.warning');
    await press(part, '#bring', '.done');
  }),
  state('import and export, a table that cannot be read', PLAIN, async (part) => {
    await pick(part, tableFile('a;b\n"sans fin'));
    await shown(part, '.notice.danger');
  }),
  state('import and export, a tracker', SUPPORT, async (part) => {
    await pick(part, ...trackerFiles());
    await shown(part, '#bring');
    for (const each of rootOf(part).querySelectorAll('details')) each.open = true;
  }),
  state('import and export, a tracker brought in', SUPPORT, async (part) => {
    await pick(part, ...trackerFiles());
    await press(part, '#bring', '.done');
  }),
  state('import and export, files that are no tracker', SUPPORT, async (part) => {
    await pick(part, new File(['<html></html>'], 'page.xml', { type: 'text/xml' }));
    await shown(part, '.notice.danger');
  }),
  state(
    'retention, what would go by a rule',
    SUPPORT,
    async (part, at) => {
      await livedLongAgo(at);
      await months(part, 'texts', '6');
      await press(part, '#plan', '.foreseen');
    },
    { look: { section: 'retention' } },
  ),
  state(
    'retention, what went by a rule',
    SUPPORT,
    async (part, at) => {
      await livedLongAgo(at);
      await months(part, 'texts', '6');
      await press(part, '#plan', '#agree');
      (await shown(part, '#agree')).click();
      await press(part, '#apply:not([disabled])', '.done');
    },
    { look: { section: 'retention' } },
  ),
  state(
    'retention, a rule that is none',
    SUPPORT,
    async (part) => {
      await months(part, 'files', 'jamais');
      await press(part, '#plan', '.field.invalid');
    },
    { look: { section: 'retention' } },
  ),
];
