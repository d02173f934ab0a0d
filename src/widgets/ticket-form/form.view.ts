/** The form from its title to its button: every question in its order, for what the desk asks of this person here. */
import { html, nothing, type TemplateResult } from 'lit';
import { serviceOf } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import { errorSummary } from '../shared/field.ts';
import { heading } from '../shared/heading.ts';
import { onDemand } from '../shared/on-demand.ts';
import { descriptionView, summaryView } from './body.view.ts';
import { corrections } from './errors.ts';
import { FIELDS } from './fields.ts';
import { filesView } from './files.view.ts';
import { forSeveral, hasExtras, visibleFields } from './filing.ts';
import { footView, newsView, troubleView, type TroubleOptions } from './foot.view.ts';
import type { FormDraft } from './form-draft.ts';
import type { Intake } from './intake.ts';
import { pageView } from './page.view.ts';
import { placeView, type TreeState } from './place.view.ts';
import type { Sheet } from './sheet.ts';
import type { SimilarDoor } from './similar-door.ts';

const EXTRAS = onDemand(async () => {
  const [views] = await Promise.all([import('./extras.view.ts'), import('../shared/define-combobox.ts')]);
  return views;
});
export interface FormOptions {
  /** What the page fixes; empty strings fix nothing. */
  readonly fixed: { readonly service: string; readonly category: string };
  readonly draft: FormDraft;
  readonly intake: Intake;
  readonly similar: SimilarDoor;
  readonly trouble: TroubleOptions;
  readonly tree: TreeState;
  readonly previewing: boolean;
  readonly sending: boolean;
  setTree(tree: TreeState): void;
  togglePreview(): void;
  submit(event: Event): void;
  discard(): void;
  bringBack(): void;
}

/** The whole form. Ctrl or Cmd and Enter file the ticket from anywhere in it. */
export function formView(sheet: Sheet, options: FormOptions): TemplateResult {
  const { words, locale, draft, level, filler } = sheet;
  const { fixed, intake } = options;
  const { news, unkept, tray, isBlank } = options.draft;
  const several = forSeveral(filler);
  const name = several ? words.formTasks : words.form;
  const fixedService = fixed.service !== '' && draft.service === fixed.service;
  const asked = visibleFields(filler, draft);
  const hasPageField = asked.some((field) => field.type === 'page');
  const extra = (draw: (views: typeof import('./extras.view.ts')) => unknown) =>
    hasExtras(filler) ? sheet.part(EXTRAS, draw) : nothing;
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
    @paste=${intake.paste}
    @dragover=${intake.over}
    @drop=${intake.drop}
  >
    ${heading(level, several ? words.titleTasks : words.title, { class: 'title' })} ${newsView(sheet, news, options.bringBack)}
    ${errorSummary(locale, corrections(sheet.errors), level + 1)}
    <p class="hint">${locale.words.requiredNote}</p>
    ${placeView(sheet, {
      fixedService,
      fixedCategory: fixed.category !== '' && draft.category === fixed.category,
      tree: options.tree,
      setTree: options.setTree,
    })}
    ${extra(({ assigneesView }) => assigneesView(sheet))} ${extra(({ kindView }) => kindView(sheet))} ${summaryView(sheet)}
    ${options.similar.view(sheet)} ${descriptionView(sheet, options.previewing, options.togglePreview)}
    ${asked.length === 0 ? nothing : sheet.part(FIELDS, ({ fieldsView }) => fieldsView(sheet))}
    ${extra(({ groupView }) => groupView(sheet))}
    ${filesView(sheet, { field: null, label: words.files, error: sheet.errors.get('files'), optional: true })}
    ${hasPageField ? nothing : pageView(sheet, words.page, words.pageHint)} ${extra(({ extrasView }) => extrasView(sheet))}
    ${troubleView(sheet, options.trouble)}
    ${footView(sheet, { sending: options.sending, pending: tray.pending, unkept, isBlank, discard: options.discard })}
  </form>`;
}
