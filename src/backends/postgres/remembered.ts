/** What one transaction has read: it sees one state of things, and a rule asks for the same ticket, desk or person many times. */

/** Most answers kept; a walk over a whole desk is not to be held. */
const MOST = 1000;

export class Remembered {
  readonly #answers = new Map<string, Promise<unknown>>();

  /** The answer that is known, or that is asked for now. */
  once<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(name);
    if (known !== undefined) return known as Promise<Answer>;
    const answer = ask();
    this.set(name, answer);
    return answer;
  }

  /** The answer, where it is known. */
  get<Answer>(name: string): Promise<Answer> | undefined {
    return this.#answers.get(name) as Promise<Answer> | undefined;
  }

  set(name: string, answer: Promise<unknown>): void {
    if (this.#answers.size >= MOST) this.#answers.clear();
    this.#answers.set(name, answer);
  }

  forget(name: string): void {
    this.#answers.delete(name);
  }

  clear(): void {
    this.#answers.clear();
  }
}

interface Document<Body> {
  readonly written: number;
  readonly body: Body;
}

/** Desks' records as they were last read, by how often they had been written: a document is long, and seldom another one. */
export class Documents<Body> {
  readonly #documents = new Map<string, Document<Body>>();

  /** The writing that is known of a desk; -1 where none is. */
  written(id: string): number {
    return this.#documents.get(id)?.written ?? -1;
  }

  /** @param body null: it is the one that was known */
  read(id: string, written: number, body: Body | null): Document<Body> {
    const known = this.#documents.get(id);
    if (body === null && known?.written === written) return known;
    if (body === null) throw new Error(`${id} is not known as it was at ${written}`);
    const document = { written, body };
    this.#documents.set(id, document);
    return document;
  }
}
