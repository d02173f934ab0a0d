/** A real SMTP server, for what the project sends. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it came. */
export interface Received {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Keeps what it takes, until it is told to take nothing. */
export class LetterBox {
  readonly mails: Received[] = [];
  isShut = false;
  readonly #server: SMTPServer;
  readonly #news = new EventTarget();

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: (_address, _session, done) => done(this.isShut ? new Error('shut') : null),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(parts)).then(({ subject = '', text = '', headers }) => {
            const to = session.envelope.rcptTo.map(({ address }) => address);
            this.mails.push({ to, subject, text, headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])) });
            this.#news.dispatchEvent(new Event('mail'));
            done();
          });
        });
      },
    });
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** The mail of a number, from 1, once it is there. */
  async mail(number: number): Promise<Received> {
    while (this.mails.length < number) await once(this.#news, 'mail');
    return this.mails[number - 1] as Received;
  }

  close(): void {
    this.#server.close();
  }
}
