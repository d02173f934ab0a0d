/** People without an account, as the configuration of a server has them. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Backend } from '../../backends/backend.ts';
import type { Place } from '../../backends/postgres/index.ts';
import type { Config } from '../config.ts';
import type { OwnKey } from '../own/key.ts';
import { madeOnce } from '../own/once.ts';
import type { Bundles } from '../running/bundles.ts';
import type { Desks } from '../running/desks.ts';
import { GuestPages } from './guest-pages.ts';
import { Guests } from './guests.ts';
import { Keeping } from './keeping.ts';
import { Letters } from './letters.ts';
import { Mailer } from './mailer.ts';

/** Of the secret that makes identities of addresses, in the server's folder: with another, everybody is a stranger. */
const SECRET = 'guests-secret';

/** Milliseconds between two looks for what is over. */
const EACH = 3_600_000;

export interface GuestsOpening {
  readonly config: Config;
  /** The server's address, as pages know it. */
  readonly url: string;
  readonly key: OwnKey;
  readonly desks: Desks;
  readonly place: Pick<Place, 'letters' | 'claims'>;
  readonly onMail: (failed: boolean) => void;
  /** Told of what nobody foresaw and nobody waits for. */
  readonly onError: (error: unknown) => void;
}

export interface OpenGuests {
  /** The desks, for everybody. */
  readonly desks: { get(code: string): Backend | undefined };
  pages(bundles: Bundles): GuestPages;
  close(): Promise<void>;
}

export async function guestsOf({ config, url, key, desks, place, onMail, onError }: GuestsOpening): Promise<OpenGuests> {
  const mailer = config.smtp === undefined ? undefined : new Mailer(config.smtp);
  const guests = new Guests({
    ...{ url, key, onMail },
    secret: await madeOnce(join(config.folder, SECRET), () => randomBytes(32).toString('base64url')),
    keeping: new Keeping(config.folder),
    send: mailer === undefined ? undefined : (mail) => mailer.send(mail),
    desk: (code) => desks.get(code),
    claims: (code) => place.claims(code),
    perHour: config.limits.guests,
  });
  const sweeping = setInterval(() => void guests.sweep().catch(onError), EACH);
  sweeping.unref();
  // Whoever sends no mail takes no guests, and has nobody to tell.
  const letters =
    mailer === undefined
      ? undefined
      : new Letters({
          folder: config.folder,
          desks: new Map(desks.codes.map((code) => [code, place.letters(code)])),
          tell: (desk, letter, id) => guests.tell(desk, letter, id),
          host: new URL(url).hostname,
          onError,
        });
  return {
    desks: {
      get: (code) => {
        const backend = desks.get(code);
        return backend === undefined ? undefined : guests.around(code, backend);
      },
    },
    pages: (bundles) => {
      const { language, origins, ancestors = origins } = config;
      return new GuestPages({ guests, bundles, url, language, origins, ancestors, onError });
    },
    async close() {
      clearInterval(sweeping);
      await letters?.close();
      await guests.close();
      mailer?.close();
    },
  };
}
