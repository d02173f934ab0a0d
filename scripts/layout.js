/**
 * Which modules share a file of `dist/`. A file more costs whoever fetches it a start of compression and a question to the
 * network; a file too large brings people what they never use. What comes at the same moment is therefore one file.
 */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(import.meta.dirname, '../src');

/** What a form never needs of what its imports name: an index names all that it has. */
const NOT_OF_A_FORM = /[\\/](?:context-provider|context-root|value-notifier)\.js$/u;

/** What is no view's: who answers in a page's own browser needs it, and so does who writes. */
const STORAGE = /[\\/]node_modules[\\/]idb[\\/]/u;

/** What answers in a page's own browser: what it opens with, and what it does a moment later. In order. */
const EMBEDDED = { embedded: ['backends/indexeddb/index'], late: ['backends/desk/late'] };

/** Who may be there without it. */
const WITHOUT_EMBEDDED = ['*.ts', '{widgets,http,frame,loader,backends/offline}/**/*.ts'];

/**
 * Moments in order: each is a file of what it needs that no earlier one has brought. What several of them share stands before
 * them, so that none brings another with it.
 */
const MOMENTS = {
  // Rules that views and a backend in the page share: apart from what views share besides, which a form whose desk is in the page never
  // needs.
  rules: [
    'domain/field-values',
    'domain/values',
    'domain/visibility',
    'domain/query',
    'domain/filing-gate',
    'domain/doing',
    'domain/written',
    'domain/saved-view-rights',
    'domain/pictures',
    'domain/desk-rights',
    'domain/report-rights',
  ],
  // How words are chosen for a desk of tasks and for a language, what French puts before a name, what stands where there is nothing, how a
  // refusal is told: in most views.
  views: [
    'widgets/ticket-detail/task-words',
    'locales/elision',
    'domain/knowledge/worded',
    'widgets/shared/empty',
    'widgets/shared/refused',
  ],
  // What becomes of what is written, by whoever writes: who answers in the page's own browser needs most of it too.
  storage: ['domain/predict-writing', 'widgets/shared/drafts'],
  // A desk at a server, and the token of whoever asks it: with what everybody has, since most pages have theirs there, and a file of
  // its own would be one more answer to wait for.
  remote: ['http/http-backend', 'widgets/shared/present', 'widgets/shared/token'],
  // Texts as they are read: in a ticket, in help, before a form is sent.
  texts: ['widgets/shared/markdown', 'widgets/shared/define-shared'],
  // Few rules, that staff's views, some lists and a backend in the page share: in one file, since each of them is very small.
  delays: ['domain/delays', 'domain/folding', 'domain/saved-view', 'domain/zone', 'domain/reports/names'],
  // A file that was chosen, in a form and in an answer.
  file: ['widgets/shared/file-chip'],
  // The first key in a form, the pause after it, and what follows.
  writing: ['widgets/ticket-form/writing', 'widgets/ticket-form/filed.view', 'widgets/shared/drafts-store'],
  // What commands are called, for a list too; what a ticket says, for a list's acts on several.
  // In which sentences it is said what happened: for the bell too.
  commands: [
    'widgets/ticket-detail/asking',
    'locales/fr/commands',
    'locales/fr/ticket-detail',
    'widgets/ticket-detail/sentences',
  ],
  list: ['widgets/ticket-list/define'],
  detail: ['widgets/ticket-detail/define'],
  desk: ['widgets/desk/define'],
  // What only some open tickets have.
  parts: ['widgets/ticket-detail/more-properties', 'widgets/ticket-detail/files', 'widgets/ticket-detail/gone'],
  doing: ['widgets/ticket-detail/doing'],
  // What a ticket allows is asked for before what a command does.
  checks: ['domain/field-checks'],
  deciding: ['domain/viewing', 'domain/set-state', 'domain/predict', 'domain/undo'],
  editing: ['domain/predict-edit'],
  // Choices, dialogs, commands' forms, in a ticket and in a list.
  choosing: ['widgets/shared/define-combobox', 'widgets/shared/combobox.styles'],
  // What few see of a form.
  fewer: ['widgets/ticket-form/option-words', 'widgets/ticket-form/extras.view', 'widgets/ticket-form/people.view'],
  dialog: ['widgets/shared/define-dialog'],
  forms: ['widgets/ticket-detail/forms'],
  asking: ['widgets/ticket-detail/panel-parts', 'widgets/ticket-detail/confirming'],
  panel: ['widgets/ticket-detail/panel.view', 'widgets/ticket-detail/edited'],
  staff: ['widgets/ticket-list/list-staff', 'widgets/ticket-list/list-reading', 'widgets/ticket-list/list-done'],
  options: ['widgets/ticket-list/list-options', 'locales/fr/list-options'],
  arranging: [
    'widgets/ticket-list/list-column-dialog',
    'widgets/ticket-list/list-sort-dialog',
    'widgets/ticket-list/list-view-dialog',
  ],
  taking: ['widgets/ticket-list/list-printing', 'widgets/ticket-list/list-export'],
  happened: ['locales/fr/acts', 'locales/fr/ticket-expected'],
  // Rules of few views, that a backend in the page has too.
  promises: ['domain/service-levels', 'domain/holidays', 'domain/due'],
  filing: ['domain/decisions/filing'],
  changes: ['domain/desk-changes'],
  // Words of others than the readers of French: those of first views, what a form says later, what happened.
  'form-en': ['locales/en/ticket-form', 'locales/en/first', 'locales/en/ticket-form-writing'],
  'views-en': [
    'locales/en/shared',
    'locales/en/desk',
    'locales/en/ticket-list',
    'locales/en/ticket-detail',
    'locales/en/commands',
    'locales/en/notice-bell',
  ],
  'happened-en': ['locales/en/acts', 'locales/en/ticket-expected'],
};

/** Whether a moment's file holds rules, and not what only widgets need. */
const isOfRules = (name) => MOMENTS[name].some((path) => path.startsWith('domain/'));

/** @throws {Error} where a moment names what is no longer there */
function moduleAt(path) {
  const file = `${join(SRC, path)}.ts`;
  if (!existsSync(file)) throw new Error(`scripts/layout.js names ${path}.ts, which is gone: say what that moment needs now`);
  return file;
}

/** Every module that some modules cannot do without. */
function closure(roots, getModuleInfo) {
  const found = new Set();
  const add = (id) => {
    if (found.has(id)) return;
    found.add(id);
    for (const each of getModuleInfo(id)?.importedIds ?? []) add(each);
  };
  for (const each of roots) add(each);
  return found;
}

/** What each moment needs, itself and all that it imports. */
function needs(getModuleInfo) {
  const of = (paths) => closure(paths.map(moduleAt), getModuleInfo);
  return {
    form: of(['widgets/ticket-form/define']),
    moments: new Map(Object.entries(MOMENTS).map(([name, paths]) => [name, of(paths)])),
    embedded: new Map(Object.entries(EMBEDDED).map(([name, paths]) => [name, of(paths)])),
    others: closure(
      globSync(WITHOUT_EMBEDDED, { cwd: SRC }).map((file) => join(SRC, file)),
      getModuleInfo,
    ),
  };
}

/**
 * The name of the file that a module is put in; null leaves it to Rollup, which cuts by `import()`. What a form shares with other
 * views is one file, what its later parts share with them a second, what those share among themselves a third.
 */
function fileOf(id, { form, moments, embedded, others }) {
  const needed = (...names) => names.filter((name) => moments.get(name).has(id)).length;
  if (needed('remote') > 0) return 'core';
  const views = needed('list', 'detail', 'desk');
  const keeps = [...embedded.keys()].find((name) => embedded.get(name).has(id));
  if (form.has(id) && !NOT_OF_A_FORM.test(id))
    return views > 0 || keeps !== undefined || id.includes('/widgets/shared/') ? 'core' : 'form';
  if (needed('rules') > 0) return 'rules';
  const shared = keeps === 'embedded' ? 'rules' : 'views';
  if ((needed('list') > 0 && needed('writing', 'choosing') > 0) || views > 1) return shared;
  if (STORAGE.test(id)) return 'storage';
  const named = [...moments.keys()].filter((name) => needed(name) > 0);
  if (keeps === undefined) return named[0] ?? null;
  // In a file of widgets it would bring them along with a backend in the page, and in that backend's own file, that one with them.
  return named.find(isOfRules) ?? (views > 0 ? shared : named.length > 0 || others.has(id) ? 'shared' : keeps);
}

/** Rollup's `manualChunks`. */
export function layout() {
  let known;
  return (id, { getModuleInfo }) => fileOf(id, (known ??= needs(getModuleInfo)));
}
