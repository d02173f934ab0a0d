/** Sends mail by the SMTP server of the configuration. */
import { createTransport, type Transporter } from 'nodemailer';

/** One mail, to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Its Message-ID, where the same letter might have to be sent twice; absent: one is made. */
  readonly id?: string | undefined;
}

/** What the configuration says of mail. */
export interface SmtpSaid {
  readonly url: string;
  readonly from: string;
}

export class Mailer {
  readonly #transport: Transporter;
  readonly #from: string;

  constructor({ url, from }: SmtpSaid) {
    this.#transport = createTransport(url, {
      // Nothing that is sent comes from a file or an address of whoever wrote.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.#from = from;
  }

  /** @throws the SMTP server's own error, where it does not take it */
  async send({ to, subject, text, id }: Mail): Promise<void> {
    await this.#transport.sendMail({
      from: this.#from,
      // As an object: nothing in an address makes two of it.
      to: { name: '', address: to },
      subject,
      text,
      messageId: id === undefined ? undefined : `<${id}>`,
      // RFC 3834: no machine answers it.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  }

  /** @throws the SMTP server cannot be reached, or does not let this one in */
  async check(): Promise<void> {
    await this.#transport.verify();
  }

  close(): void {
    this.#transport.close();
  }
}
