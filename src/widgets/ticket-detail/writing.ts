/**
 * A message being written to one ticket: text, readers, files, and the identity of what will be sent. Kept as a draft until the
 * desk has it, so that neither a reload, a crash nor a refusal loses a letter, and so that sending again never doubles it.
 */
import type { Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import { SCOPES, type Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import { Draft, type DraftProblem } from '../shared/drafts.ts';
import { identities, textOf, type Identities } from './asking.ts';
import { Attachments, type Refusal, type Sending } from './attachments.ts';

/** What a draft holds. */
interface Kept {
  readonly text: string;
  readonly scope: Scope;
  readonly ids: Identities;
  readonly tried?: string | undefined;
  /** Names of the people mentioned, by id. */
  readonly mentions?: Readonly<Record<string, string>> | undefined;
}

export class Writing {
  text = '';
  scope: Scope = 'public';
  /** Something of an earlier visit was found again. */
  restored = false;
  draftProblem: DraftProblem | undefined;
  refused: Refusal | undefined;
  /** Under way: what was sent is shown in the thread already. */
  sending = false;
  /** Why it was not sent. */
  error: unknown;
  readonly files: Attachments;
  /** Told of each letter typed. */
  typed: () => void = () => undefined;
  readonly #draft: Draft<Kept>;
  readonly #changed: () => void;
  #ids = identities();
  #tried: string | undefined;
  #touched = false;
  /** Names of the people mentioned, by id. */
  #mentions: Readonly<Record<string, string>> = {};

  constructor(backend: string, session: Session, ticket: string, changed: () => void) {
    this.#changed = changed;
    this.files = new Attachments(() => session, changed);
    this.#draft = new Draft<Kept>(
      { backend, desk: session.desk.id, person: session.me.id, slot: `ticket ${ticket}` },
      {
        problem: (why) => {
          this.draftProblem = why;
          changed();
        },
        other: (what) => void this.#other(what),
      },
    );
    void this.#restore();
  }

  get isBlank(): boolean {
    return this.text.trim() === '' && this.files.items.length === 0;
  }

  write(text: string): void {
    this.text = text;
    this.#touched = true;
    this.restored = false;
    this.#keep();
    this.typed();
  }

  /** Somebody is named in the text, to be told of it. */
  mention(id: string, name: string): void {
    this.#mentions = { ...this.#mentions, [id]: name };
  }

  /** Who is mentioned in the text as it is now. */
  get mentioned(): readonly string[] {
    return Object.entries(this.#mentions)
      .filter(([, name]) => this.text.includes(`@${name}`))
      .map(([id]) => id);
  }

  readBy(scope: Scope): void {
    this.scope = scope;
    this.#keep();
  }

  /** Adds files, and keeps them with the draft. */
  add(files: readonly File[], nameOf?: (file: File, index: number) => string): void {
    const { added, refused } = this.files.add(files, nameOf);
    this.refused = refused;
    for (const { id, name, blob } of added) void this.#draft.addFile({ id, name, blob });
    this.#keep();
  }

  remove(item: Sending): void {
    this.files.remove(item);
    void this.#draft.removeFile(item.id);
    this.#keep();
  }

  /**
   * The command that sends it: an answer where one is awaited, files alone as files. Made again from the same words it is the
   * same command; other words are another one.
   */
  command(view: TicketView, answers: boolean): Command {
    const body = JSON.stringify([this.text, this.scope, this.files.ready.map((file) => file.id)]);
    if (this.#tried !== undefined && this.#tried !== body) this.#ids = identities();
    this.#tried = body;
    this.#keep();
    const comment = textOf(this.#ids.comment, this.text, this.scope, this.files.ready);
    const common = { id: this.#ids.command, ticket: view.ticket.id };
    if (comment === undefined) return { ...common, do: 'attach', files: this.files.ready, scope: this.scope };
    const { mentioned } = this;
    if (mentioned.length > 0) comment.mentions = [...mentioned];
    return { ...common, comment, do: answers && this.scope !== 'staff' ? 'answer' : 'comment' };
  }

  /**
   * Sends: the box is free for the next message at once, and what was sent comes back in it when it was refused.
   * @param run sends the batch and says whether it was done
   */
  async send(run: () => Promise<void>): Promise<boolean> {
    if (this.sending) return false;
    const sent = { text: this.text, scope: this.scope, items: this.files.items };
    this.sending = true;
    this.error = undefined;
    this.refused = undefined;
    this.restored = false;
    await this.#draft.flush();
    this.text = '';
    this.files.items = [];
    this.#touched = false;
    this.#changed();
    try {
      await run();
      this.#ids = identities();
      this.#tried = undefined;
      await this.#draft.clear();
      if (this.text !== '') this.#keep();
      return true;
    } catch (error) {
      this.error = error;
      this.text = this.text === '' ? sent.text : `${sent.text}\n\n${this.text}`;
      this.scope = sent.scope;
      this.files.items = [...sent.items, ...this.files.items];
      this.#keep();
      return false;
    } finally {
      this.sending = false;
      this.#changed();
    }
  }

  discard(): void {
    this.text = '';
    this.files.clear();
    this.restored = false;
    this.error = undefined;
    this.#ids = identities();
    this.#tried = undefined;
    void this.#draft.clear();
    this.#changed();
  }

  dispose(): Promise<void> {
    return this.#draft.dispose();
  }

  #keep(): void {
    if (this.isBlank && this.#tried === undefined) void this.#draft.clear();
    else if (!this.sending || this.text !== '')
      this.#draft.save({ text: this.text, scope: this.scope, ids: this.#ids, tried: this.#tried, mentions: this.#mentions });
    this.#changed();
  }

  /** @param over what was typed here too: another tab went on with it since */
  async #restore(over = false): Promise<void> {
    const kept = await this.#draft.load();
    if (kept === null || (this.#touched && !over) || this.sending) return;
    const { text, scope, ids, tried, mentions } = kept.value as globalThis.Partial<Kept>;
    this.text = typeof text === 'string' ? text : '';
    this.scope = SCOPES.find((each) => each === scope) ?? 'public';
    if (ids !== undefined) this.#ids = ids;
    this.#tried = tried;
    this.#mentions = mentions ?? {};
    this.files.restore(kept.files);
    this.restored = !this.isBlank && (this.restored || !over);
    this.#changed();
  }

  /** Another tab wrote or sent the same draft: followed, unless this one is being written in. */
  async #other(what: 'saved' | 'cleared'): Promise<void> {
    if (this.sending || (this.#touched && document.hasFocus())) return;
    if (what === 'saved') {
      await this.#restore(true);
      return;
    }
    this.text = '';
    this.files.clear();
    this.#ids = identities();
    this.#tried = undefined;
    this.#changed();
  }
}
