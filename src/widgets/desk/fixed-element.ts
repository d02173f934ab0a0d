/** The settings that a page fixes on a desk, as attributes; what is wrong in them is told to whoever wrote the page. */
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { DeskInput } from '../../domain/desk.ts';
import type { DeskWords } from '../../locales/fr/desk.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { FIXED_ATTRIBUTES, fixedBy, type Fixed } from './fixed.ts';

export abstract class FixedElement extends ConnectedElement<DeskWords> {
  /** What the desk is for: `bugs`, `support` (default), `tasks`, `custom`; presets what its document does not say. */
  @property() mode: string | undefined = undefined;

  /** What the numbers of tickets begin with, 16 characters at most; `TRK<desk>_` by default. */
  @property({ attribute: 'prefix' }) keyPrefix: string | undefined = undefined;

  /** States in use, separated by spaces, besides the four that always are. */
  @property() states: string | undefined = undefined;

  /** Binds the moves of a ticket to its assignee. */
  @property({ type: Boolean }) strict = false;

  /** `on` (default) or `off`: whether readers may comment. */
  @property() comments: string | undefined = undefined;

  /** Ids of who a new ticket is given to, in order: the first who is available. */
  @property({ attribute: 'default-assignees' }) defaultAssignees: string | undefined = undefined;

  /** Desks that tickets may be sent down to: `reseau=Réseau, video`. */
  @property({ attribute: 'sub-desks' }) subDesks: string | undefined = undefined;

  /** Said after filing. */
  @property() feedback: string | undefined = undefined;

  /** Name of the desk. */
  @property() name: string | undefined = undefined;

  /** Said under the name. */
  @property() description: string | undefined = undefined;

  /** `none` (default), `separate` or `visible`. */
  @property() groups: string | undefined = undefined;

  /** Day or moment from which tickets are taken: `2026-09-01`, `2026-09-01T08:00`. */
  @property({ attribute: 'available-from' }) availableFrom: string | undefined = undefined;

  /** Day or moment before which tickets are taken. */
  @property({ attribute: 'available-until' }) availableUntil: string | undefined = undefined;

  protected override get standsAlone(): boolean {
    return true;
  }

  protected override get fixed(): Partial<DeskInput> | undefined {
    return this.#fixed().fixed;
  }

  #fixed(): Fixed {
    return fixedBy({
      mode: this.mode,
      prefix: this.keyPrefix,
      states: this.states,
      strict: this.strict,
      comments: this.comments,
      'default-assignees': this.defaultAssignees,
      'sub-desks': this.subDesks,
      feedback: this.feedback,
      name: this.name,
      description: this.description,
      groups: this.groups,
      'available-from': this.availableFrom,
      'available-until': this.availableUntil,
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { wrong } = this.#fixed();
    for (const attribute of FIXED_ATTRIBUTES) if (!wrong.some((each) => each.attribute === attribute)) this.forget(attribute);
    for (const finding of wrong) this.find(finding);
  }
}
