/** Why a token is not believed: a code, told to whoever wrote the host page and never to a stranger in more detail than that. */
import { Unauthorized } from '../../backends/backend.ts';

/**
 * `missing`: none came · `shape`: no signed compact JWT · `header`: it asks for something that is refused or unknown here ·
 * `issuer`: nobody known · `algorithm`: not one of this issuer's · `key`: none of its keys · `signature` · `payload`: no claims ·
 * `audience`: for somebody else · `expired` · `not-yet` · `life`: lasts too long, or does not say how long · `claim`: one is missing
 * or will not do · `desk`: not for people of this issuer.
 */
export const REFUSALS = [
  'missing',
  'shape',
  'header',
  'issuer',
  'algorithm',
  'key',
  'signature',
  'payload',
  'audience',
  'expired',
  'not-yet',
  'life',
  'claim',
  'desk',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** A token that is not believed. */
export class TokenRefused extends Unauthorized {
  readonly code: RefusalCode;
  /** The claim or the member of the header that it is about, never its value. */
  readonly about: string | undefined;
  constructor(code: RefusalCode, about?: string) {
    super(about === undefined ? code : `${code}: ${about}`);
    this.code = code;
    this.about = about;
  }
}
