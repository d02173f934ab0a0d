/** The way to the files of a form: what holds, sends and draws them is fetched with the first one. */
import { onDemand } from '../shared/on-demand.ts';
import type { DraftFile } from './draft.ts';
import type { FileTray, TrayHost } from './file-tray.ts';

export const FILES = onDemand(() => import('./file-chips.view.ts'));

export class TrayDoor {
  readonly #host: TrayHost;
  #tray: FileTray | undefined;
  #refused: { readonly field: string | null; readonly sentence: string } | undefined;
  /** What is to be done with the tray as soon as it is here, and who waits for that. */
  #waiting: ((tray: FileTray) => void)[] = [];
  #settling: (() => void)[] = [];

  constructor(host: TrayHost) {
    this.#host = host;
  }

  /** Whether what holds files is to be fetched. */
  get isWanted(): boolean {
    return this.#tray === undefined && this.#waiting.length > 0;
  }

  /** What holds files, once there was one. */
  get held(): FileTray | undefined {
    return this.#tray;
  }

  /** Why the last files offered were not taken, and where; gone at the next act. */
  get refusal(): { readonly field: string | null; readonly sentence: string } | undefined {
    return this.#refused ?? this.#tray?.refusal;
  }

  /** The file that was taken away last, while it can be put back. */
  get removed(): DraftFile | undefined {
    return this.#tray?.removed;
  }

  /** How many are not there yet. */
  get pending(): number {
    return this.#waiting.length + (this.#tray?.pending ?? 0);
  }

  /** The first file that could not be sent. */
  failed(among: readonly DraftFile[]): DraftFile | undefined {
    return this.#tray === undefined ? among[0] : this.#tray.failed(among);
  }

  /** Takes files, as far as they are permitted, and says why for the others. */
  add(files: readonly File[], field: string | null): void {
    this.#refused = undefined;
    this.#with((tray) => tray.add(files, field));
  }

  /** Says why nothing could be added. */
  refuse(field: string | null, sentence: string): void {
    this.#refused = { field, sentence };
    this.#host.announce(sentence);
    this.#host.requestUpdate();
  }

  /** Takes back the files of a restored draft; those whose bytes are gone are shown as such. */
  restore(bytes: ReadonlyMap<string, Blob>): void {
    if (this.#host.files().length > 0) this.#with((tray) => tray.restore(bytes));
    else this.#host.requestUpdate();
  }

  /** Sends everything again: another session is there, or the backend knows none of them. */
  sendAll(): void {
    this.#tray?.sendAll();
  }

  /** Lets go of everything; what the draft keeps stays there. */
  clear(): void {
    this.#waiting = [];
    this.#refused = undefined;
    this.#tray?.clear();
    this.#settle();
  }

  /** Resolves once no file is on its way. */
  async settled(): Promise<void> {
    if (this.isWanted) await new Promise<void>((resolve) => this.#settling.push(resolve));
    await this.#tray?.settled();
  }

  /** The bytes held, for a draft that is undone. */
  bytes(): ReadonlyMap<string, Blob> {
    return this.#tray?.bytes() ?? new Map<string, Blob>();
  }

  /** What holds files is here, with its words. */
  open(Made: typeof FileTray): void {
    const tray = (this.#tray = new Made(this.#host));
    for (const task of this.#waiting.splice(0)) task(tray);
    this.#settle();
  }

  /** Does something with the tray, now or as soon as it is here. */
  #with(task: (tray: FileTray) => void): void {
    if (this.#tray !== undefined) return task(this.#tray);
    this.#waiting.push(task);
    this.#host.requestUpdate();
  }

  #settle(): void {
    for (const resolve of this.#settling.splice(0)) resolve();
  }
}
