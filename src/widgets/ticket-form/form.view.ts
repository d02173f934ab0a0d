/** The form from its title to its button: every question in its order, for what the desk asks of this person here. */
import { html, nothing, type TemplateResult } from 'lit';
import { serviceOf } from '../../domain/desk.ts';
import { isStaff } from '../../domain/standing.ts';
import { localised } from '../../domain/texts.ts';
import { heading } from '../shared/heading.ts';
import { onDemand } from '../shared/on-demand.ts';
import { descriptionView, summaryView } from './body.view.ts';
import { FIELDS } from './fields.ts';
import { filesView } from './files.view.ts';
import { forSeveral, hasExtras } from './filler.ts';
import { footView } from './foot.view.ts';
import { intakeOf } from './intake.ts';
import { pageView } from './page.view.ts';
import { placeView, type TreeState } from './place.view.ts';
import type { Sheet } from './sheet.ts';

/** What is wrong in them unfolds staff's options. */
const UNFOLDING = ['requester', 'assignee', 'observers', 'priority', 'group'];

const EXTRAS = onDemand(async () => {
  const [views] = await Promise.all([import('./extras.view.ts'), import('../shared/define-combobox.ts')]);
  return views;
});

const LINKS = onDemand(() => import('./service-links.view.ts'));

export interface FormOptions {
  /** What the page fixes; empty strings fix nothing. */
  readonly fixed: { readonly service: string; readonly category: string };
  readonly tree: TreeState;
  readonly previewing: boolean;
  /** Whether staff have unfolded their options. */
  readonly unfolded: boolean;
  setTree(tree: TreeState): void;
  togglePreview(): void;
  unfold(): void;
  submit(event: Event): void;
}

/** Staff's options, folded: what is in them comes with the first look, or with what is filled in or wrong there. */
function staffOptions(sheet: Sheet, { unfolded, unfold }: FormOptions): TemplateResult {
  const { draft, errors, filler } = sheet;
  const filled =
    draft.requester !== null ||
    draft.observers.length > 0 ||
    draft.priority !== null ||
    (!forSeveral(filler) && draft.assignees.length > 0);
  const open = filled || UNFOLDING.some((path) => errors.has(path));
  return html`<details class="field folded extras" ?open=${open}>
    <summary @click=${unfold}>${sheet.words.extras}</summary>
    ${open || unfolded ? sheet.part(EXTRAS, ({ extrasView }) => extrasView(sheet)) : nothing}
  </details>`;
}

/** The whole form. Ctrl or Cmd and Enter file the ticket from anywhere in it. */
export function formView(sheet: Sheet, options: FormOptions): TemplateResult {
  const { words, locale, draft, level, filler } = sheet;
  const { fixed } = options;
  const intake = intakeOf(sheet);
  const several = forSeveral(filler);
  const name = several ? words.formTasks : words.form;
  const fixedService = fixed.service !== '' && draft.service === fixed.service;
  const extra = (draw: (views: typeof import('./extras.view.ts')) => unknown) =>
    hasExtras(filler) ? sheet.part(EXTRAS, draw) : nothing;
  const own = (draw: (views: NonNullable<ReturnType<typeof FIELDS.peek>>) => unknown, otherwise: () => unknown) =>
    filler.desk.fields.length > 0 ? sheet.part(FIELDS, draw) : otherwise();
  const page = () => pageView(sheet, words.page);
  const links = serviceOf(filler.desk, draft.service)?.knowledge ?? [];
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) options.submit(event);
  };
  return html`<form
    class="form"
    part="form"
    novalidate
    aria-label=${fixedService ? words.formFor(name, localised(serviceOf(filler.desk, fixed.service)?.label, locale.language)) : name}
    @submit=${options.submit}
    @keydown=${pressed}
    @focusin=${() => sheet.write(() => undefined)}
    @paste=${intake.paste}
    @dragover=${intake.over}
    @drop=${intake.drop}
  >
    ${heading(level, several ? words.titleTasks : words.title, { class: 'title' })}
    ${sheet.late(({ headView }, writing) => headView(sheet, writing))}
    <p class="hint">${locale.words.requiredNote}</p>
    ${placeView(sheet, {
      fixedService,
      fixedCategory: fixed.category !== '' && draft.category === fixed.category,
      tree: options.tree,
      setTree: options.setTree,
    })}
    ${links.length === 0 ? nothing : sheet.part(LINKS, ({ serviceLinks }) => serviceLinks(sheet, links))}
    ${extra(({ assigneesView }) => assigneesView(sheet))} ${extra(({ kindView }) => kindView(sheet))} ${summaryView(sheet)}
    ${sheet.writing?.similar.view(sheet)} ${descriptionView(sheet, options.previewing, options.togglePreview)}
    ${own(
      ({ fieldsView }) => fieldsView(sheet),
      () => nothing,
    )}
    ${extra(({ groupView }) => groupView(sheet))}
    ${filesView(sheet, { field: null, label: words.files, error: sheet.errors.get('files'), optional: true })}
    ${own(({ hasPageField }) => (hasPageField(sheet) ? nothing : page()), page)}
    ${isStaff(filler.me, filler.desk) ? staffOptions(sheet, options) : nothing}
    ${sheet.late(({ troubleView }, writing) => troubleView(sheet, writing))} ${footView(sheet)}
  </form>`;
}
