/** Bytes of a ticket's files: pictures shown as blob addresses revoked afterwards, everything else downloaded and never opened in place. */
import type { Session } from '../../backends/backend.ts';
import { isPicture } from '../../domain/pictures.ts';
import type { TicketFile } from '../../domain/ticket.ts';

/** Bytes beyond which a picture is not fetched unasked. */
const LARGEST = 8 * 1024 * 1024;

export class Pictures {
  readonly #session: Session;
  readonly #changed: () => void;
  readonly #addresses = new Map<string, string>();
  readonly #asked = new Set<string>();

  constructor(session: Session, changed: () => void) {
    this.#session = session;
    this.#changed = changed;
  }

  /** Whether a file is shown as a picture. */
  shows(file: TicketFile): boolean {
    return isPicture(file.type) && file.size <= LARGEST && file.detached !== true;
  }

  /** The address of a picture once its bytes are here; asks for them otherwise. */
  address(ticket: string, file: TicketFile): string | undefined {
    const known = this.#addresses.get(file.id);
    if (known === undefined && !this.#asked.has(file.id)) void this.#fetch(ticket, file);
    return known;
  }

  /** Saves a file on the person's device. @throws whatever `Session.open` throws */
  async download(ticket: string, file: TicketFile): Promise<void> {
    const bytes = await this.#session.open(ticket, file.id);
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    link.click();
    // The browser has taken the address by the next turns; revoked at once, some would save nothing.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  /** Lets every address go. */
  clear(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#addresses.clear();
    this.#asked.clear();
  }

  async #fetch(ticket: string, file: TicketFile): Promise<void> {
    this.#asked.add(file.id);
    try {
      const bytes = await this.#session.picture(ticket, file.id);
      if (!this.#asked.has(file.id)) return;
      this.#addresses.set(
        file.id,
        URL.createObjectURL(new Blob([bytes], { type: isPicture(bytes.type) ? bytes.type : file.type })),
      );
      this.#changed();
    } catch {
      // The chip below stays: downloading says what is wrong.
    }
  }
}
