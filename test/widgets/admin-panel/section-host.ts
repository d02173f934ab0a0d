/** One section of administration alone on a page, at a desk of its own: what the tests of the editors stand on. */
import { html, nothing } from 'lit';
import type { DeskSettings, Session, Usage } from '../../../src/backends/backend.ts';
import { freshId } from '../../../src/backends/backend.ts';
import type { DeskCommandInput } from '../../../src/domain/desk-commands.ts';
import { words, type Vocabulary } from '../../../src/locales/index.ts';
import type { EditorHost } from '../../../src/widgets/admin-panel/editing.ts';
import type { Typed } from '../../../src/widgets/admin-panel/typing.ts';
import { define } from '../../../src/widgets/shared/define.ts';
import { GuichetElement } from '../../../src/widgets/shared/element.ts';
import { onDemand, type OnDemand } from '../../../src/widgets/shared/on-demand.ts';
import { problemNotice } from '../../../src/widgets/shared/problem.ts';
import { sheets } from '../../../src/widgets/shared/sheets.styles.ts';
import '../../../src/widgets/shared/shared-words.ts';

interface Part {
  view(): unknown;
}
type Maker = new (host: () => EditorHost) => Part;

const NO_WORDS = words({}, { en: () => Promise.resolve({ default: {} }) });
const PARTS: Readonly<
  Record<
    'fields' | 'calendar' | 'availability' | 'levels',
    OnDemand<{ readonly Section: Maker; readonly vocabulary: Vocabulary<object> }>
  >
> = {
  fields: onDemand(() => import('../../../src/widgets/admin-panel/fields/fields-editor.ts')),
  availability: onDemand(() => import('../../../src/widgets/admin-panel/availability/availability-editor.ts')),
  levels: onDemand(() => import('../../../src/widgets/admin-panel/levels/levels-editor.ts')),
  calendar: onDemand(() => import('../../../src/widgets/admin-panel/calendar/calendar-editor.ts')),
};
export type EditorName = keyof typeof PARTS;

export class SectionHost extends GuichetElement {
  static override styles = [...sheets];
  protected override readonly vocabulary = NO_WORDS;
  editor: EditorName = 'fields';
  session: Session | undefined;
  settings: DeskSettings | undefined;
  usage: Usage | undefined;
  #section: Part | undefined;
  readonly #typed = new Map<string, Typed>();
  #said: string | undefined;
  #problem: unknown = undefined;

  /** Reads what the panel reads before it shows a section. */
  async read(session: Session): Promise<void> {
    this.session = session;
    this.settings = await session.administration.settings();
    this.usage = await session.administration.usage();
    this.requestUpdate();
    await this.updateComplete;
  }

  #host(session: Session, settings: DeskSettings): EditorHost {
    return {
      session,
      settings,
      usage: this.usage,
      locale: this.locale,
      level: this.headingLevel,
      root: this.renderRoot as ShadowRoot,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
      run: async (_place, given, said) => {
        try {
          const commands = given.map((each) => ({ ...each, id: freshId() }) as DeskCommandInput);
          this.settings = (await session.administration.run(commands)).settings;
          [this.#said, this.#problem] = [said, undefined];
          return true;
        } catch (error) {
          [this.#said, this.#problem] = [undefined, error];
          return false;
        } finally {
          this.requestUpdate();
        }
      },
      note: () =>
        html`${this.#said === undefined ? nothing : html`<p>${this.#said}</p>`}${this.#problem === undefined ? nothing : problemNotice(this.locale, this.#problem)}`,
      problem: () => this.#problem,
      typed: (place) => this.#typed.get(place),
      keep: (place, typed) => {
        if (Object.keys(typed).length > 0) this.#typed.set(place, typed);
        else this.#typed.delete(place);
      },
    };
  }

  protected override view(): unknown {
    const { session, settings } = this;
    if (session === undefined || settings === undefined) return nothing;
    return this.drawPart(PARTS[this.editor], ({ Section }) => {
      this.#section ??= new Section(() => this.#host(session, this.settings ?? settings));
      return this.#section.view();
    });
  }
}

define('guichet-section-host', SectionHost);
