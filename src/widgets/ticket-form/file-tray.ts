/**
 * The files of a form on their way: kept with the draft first, then sent one by one, each with its progress. A file's
 * identity is made here, so that sending it again after a break stores it once.
 */
import { BackendError, Invalid, freshId, type Session } from '../../backends/backend.ts';
import type { Locale } from '../shared/locale.ts';
import { fileTrouble } from '../shared/problem.ts';
import type { DraftFile } from './draft.ts';
import { fileLimits, type FileLimits } from './file-limits.ts';
import { fileWords } from './file-words.ts';

export type FileState =
  | { readonly step: 'waiting' }
  | { readonly step: 'sending'; readonly sent: number; readonly paused?: boolean }
  | { readonly step: 'ready' }
  | { readonly step: 'failed'; readonly error: string };

/** What the tray needs of its form. */
export interface TrayHost {
  session(): Session | undefined;
  locale(): Locale;
  /** The files of the draft now, and putting others there. */
  files(): readonly DraftFile[];
  setFiles(files: readonly DraftFile[]): void;
  /** Keeps, or no longer keeps, the bytes with the draft. */
  keep(id: string, bytes: Blob): void;
  drop(id: string): void;
  announce(text: string): void;
  requestUpdate(): void;
}

/** Images up to this size are shown small beside their name. */
const LARGEST_THUMBNAIL = 10 * 1024 * 1024;

interface Held {
  readonly bytes: Blob;
  state: FileState;
  stop?: AbortController;
  address?: string;
}

/** A file taken away, with what it takes to put it back. */
interface Removed {
  readonly file: DraftFile;
  readonly bytes: Blob;
  readonly place: number;
}

export class FileTray {
  readonly #host: TrayHost;
  readonly #held = new Map<string, Held>();
  #waiting: (() => void)[] = [];
  #pasted = 0;
  #removed: Removed | undefined;
  #refusal: { readonly field: string | null; readonly sentence: string } | undefined;

  constructor(host: TrayHost) {
    this.#host = host;
  }

  /** Why the last files offered were not taken, and where; gone at the next act. */
  get refusal(): { readonly field: string | null; readonly sentence: string } | undefined {
    return this.#refusal;
  }

  /** The file that was taken away last, while it can be put back. */
  get removed(): DraftFile | undefined {
    return this.#removed?.file;
  }

  /** What is permitted; undefined where there are no files. */
  get limits(): FileLimits | undefined {
    return fileLimits(this.#host.session());
  }

  /** How many are not there yet. */
  get pending(): number {
    return this.#host.files().filter(({ id }) => ['waiting', 'sending'].includes(this.state(id).step)).length;
  }

  state(id: string): FileState {
    return this.#held.get(id)?.state ?? { step: 'failed', error: this.#lost() };
  }

  #lost(): string {
    return this.#host.locale().problems?.issues['unknown-file']?.({}) ?? '';
  }

  /** The first file that could not be sent. */
  failed(among: readonly DraftFile[]): DraftFile | undefined {
    return among.find(({ id }) => this.state(id).step === 'failed');
  }

  /** Takes files, as far as they are permitted, and says why for the others. */
  add(files: readonly File[], field: string | null): void {
    const locale = this.#host.locale();
    const words = fileWords(locale);
    const { limits } = this;
    this.#refusal = undefined;
    this.#removed = undefined;
    if (limits === undefined || files.length === 0) return;
    const refusals: string[] = [];
    const taken: DraftFile[] = [];
    for (const file of files) {
      const name = this.#nameOf(file);
      if (file.size === 0) refusals.push(words.fileEmpty(name));
      else if (file.size > limits.maxBytes)
        refusals.push(words.fileTooLarge(name, locale.size(file.size), locale.size(limits.maxBytes)));
      else if (this.#host.files().length + taken.length >= limits.maxCount) {
        refusals.push(words.filesTooMany(limits.maxCount));
        break;
      } else {
        const one = { id: freshId(), name, type: file.type.slice(0, 255), size: file.size, field };
        taken.push(one);
        this.#held.set(one.id, { bytes: file, state: { step: 'waiting' } });
        this.#host.keep(one.id, file);
      }
    }
    if (refusals.length > 0) this.#refusal = { field, sentence: refusals.join(' ') };
    this.#host.setFiles([...this.#host.files(), ...taken]);
    const said = [...refusals, ...taken.map((file) => words.fileAdded(file.name))];
    if (said.length > 0) this.#host.announce(said.join(' '));
    for (const file of taken) void this.#send(file);
  }

  /** A name to show and keep: a pasted picture has none of its own. */
  #nameOf(file: File): string {
    const plain = file.name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-200);
    if (plain !== '' && !/^image\.\w+$/u.test(plain)) return plain;
    this.#pasted += 1;
    const ending = /\.\w+$/u.exec(plain)?.[0] ?? `.${file.type.split('/')[1] ?? 'png'}`;
    return `${fileWords(this.#host.locale()).pasted(this.#pasted)}${ending}`;
  }

  /** Takes back the files of a restored draft; those whose bytes are gone are shown as such. */
  restore(bytes: ReadonlyMap<string, Blob>): void {
    for (const file of this.#host.files()) {
      if (this.#held.has(file.id)) continue;
      const blob = bytes.get(file.id);
      if (blob === undefined) continue;
      this.#held.set(file.id, { bytes: blob, state: { step: 'waiting' } });
      void this.#send(file);
    }
    this.#host.requestUpdate();
  }

  /** Sends again what had not gone through. */
  retry(id: string): void {
    const file = this.#host.files().find((each) => each.id === id);
    if (file !== undefined) void this.#send(file);
  }

  /** Sends everything again: another session is there, or the backend knows none of them. */
  sendAll(): void {
    for (const file of this.#host.files()) if (this.#held.has(file.id)) void this.#send(file);
  }

  remove(id: string): void {
    const files = this.#host.files();
    const place = files.findIndex((file) => file.id === id);
    const file = files[place];
    const bytes = this.#held.get(id)?.bytes;
    this.#refusal = undefined;
    this.#removed = file === undefined || bytes === undefined ? undefined : { file, bytes, place };
    this.#forget(id);
    this.#host.drop(id);
    this.#host.setFiles(files.filter((each) => each.id !== id));
    this.#settle();
  }

  /** Puts the file that was taken away last back where it was. */
  putBack(): void {
    const removed = this.#removed;
    if (removed === undefined) return;
    const { file, bytes, place } = removed;
    this.#removed = undefined;
    this.#held.set(file.id, { bytes, state: { step: 'waiting' } });
    this.#host.keep(file.id, bytes);
    this.#host.setFiles(this.#host.files().toSpliced(place, 0, file));
    void this.#send(file);
  }

  #forget(id: string): void {
    const held = this.#held.get(id);
    held?.stop?.abort();
    if (held?.address !== undefined) URL.revokeObjectURL(held.address);
    this.#held.delete(id);
  }

  /** Lets go of everything; what the draft keeps stays there. */
  clear(): void {
    for (const id of [...this.#held.keys()]) this.#forget(id);
    this.#refusal = undefined;
    this.#removed = undefined;
    this.#settle();
  }

  /** Resolves once no file is on its way. */
  settled(): Promise<void> {
    if (this.pending === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #settle(): void {
    if (this.pending > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** The bytes held, for a draft that is undone. */
  bytes(): ReadonlyMap<string, Blob> {
    return new Map([...this.#held].map(([id, held]) => [id, held.bytes]));
  }

  /** An address under which an image may be shown on this page. */
  thumbnail(file: DraftFile): string | undefined {
    const held = this.#held.get(file.id);
    if (held === undefined || !/^image\/(?:png|jpeg|gif|webp|avif)$/u.test(file.type) || file.size > LARGEST_THUMBNAIL)
      return undefined;
    held.address ??= URL.createObjectURL(held.bytes);
    return held.address;
  }

  async #send(file: DraftFile): Promise<void> {
    const held = this.#held.get(file.id);
    const session = this.#host.session();
    if (held === undefined || session === undefined) return;
    held.stop?.abort();
    const stop = new AbortController();
    held.stop = stop;
    const put = (state: FileState) => {
      if (stop.signal.aborted) return;
      held.state = state;
      this.#host.requestUpdate();
    };
    put({ step: 'sending', sent: 0 });
    try {
      await session.upload(held.bytes.slice(0, held.bytes.size, file.type), {
        id: file.id,
        name: file.name,
        signal: stop.signal,
        onProgress: (sent) => put({ step: 'sending', sent }),
        onPaused: (paused) => {
          const { state } = held;
          if (state.step === 'sending') put({ ...state, paused });
        },
      });
      put({ step: 'ready' });
      if (!stop.signal.aborted) this.#host.announce(fileWords(this.#host.locale()).fileSent(file.name));
    } catch (error) {
      await this.#host.locale().fetchProblems();
      if (!stop.signal.aborted) put({ step: 'failed', error: this.#failure(file, error) });
    } finally {
      this.#settle();
    }
  }

  #failure(file: DraftFile, error: unknown): string {
    const locale = this.#host.locale();
    const words = fileWords(locale);
    if (!(error instanceof BackendError)) console.error('guichet:', error);
    const tooLarge = error instanceof Invalid && error.issues.some((issue) => issue.code === 'file-too-large');
    if (tooLarge && this.limits !== undefined)
      return words.fileTooLarge(file.name, locale.size(file.size), locale.size(this.limits.maxBytes));
    return words.fileFailed(file.name, fileTrouble(locale, error));
  }
}
