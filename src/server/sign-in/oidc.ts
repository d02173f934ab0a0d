/**
 * Signing in at an OpenID Connect provider: authorization code with PKCE. Every check of the protocol is the library's; keys are read
 * anew at each sign-in, so that they may change at any moment.
 */
import { readFile } from 'node:fs/promises';
import * as client from 'openid-client';
import { isSafeAddress, type Provider } from '../config-schema.ts';
import { personIn } from '../identity/mapping.ts';
import { SignInRefused, type Asked, type Found, type SignInTrouble, type Way } from './way.ts';

/** Milliseconds that what a provider says of itself is believed without asking again. */
const FRESH = 3_600_000;

/** Seconds that a provider has to answer. */
const PATIENCE = 5;

/** Seconds by which its clock and ours may differ. */
const SKEW = 30;

/** What a provider says of us: our secret is wrong, or we are not known there. */
const OURS = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope', 'unsupported_response_type']);

/** The secret in the way that the provider takes: in a header, unless it only takes a body (OpenID Connect Core 1.0 §9). */
function authentication(secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  return (provider, ...rest) => {
    const taken = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = taken.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost;
    way(secret)(provider, ...rest);
  };
}

/** Whether nobody answered at all, or not in time. */
function isSilence(error: unknown): boolean {
  if (error instanceof client.ClientError) return error.code === 'OAUTH_TIMEOUT' || isSilence(error.cause);
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}

function troubleOf(error: unknown): SignInTrouble {
  if (error instanceof client.AuthorizationResponseError) {
    if (OURS.has(error.error)) return 'client';
    return error.error === 'access_denied' ? 'denied' : 'answer';
  }
  if (error instanceof client.ResponseBodyError) {
    if (error.error === 'invalid_grant') return 'used';
    return OURS.has(error.error) ? 'client' : 'answer';
  }
  return isSilence(error) ? 'unreachable' : 'answer';
}

/** Does something of the protocol. @throws {SignInRefused} */
async function tried<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SignInRefused ? error : new SignInRefused(troubleOf(error), error);
  }
}

class OidcWay implements Way {
  readonly #said: Provider;
  #known: { readonly provider: client.ServerMetadata; readonly secret: string | undefined; readonly at: number } | undefined;

  constructor(said: Provider) {
    this.#said = said;
  }

  get code(): string {
    return this.#said.code;
  }

  get title(): string {
    return this.#said.title ?? this.#said.code;
  }

  get desks(): readonly string[] | undefined {
    return this.#said.desks;
  }

  begin({ state, nonce, verifier }: Asked, back: string, language: string): Promise<URL> {
    return tried(async () =>
      client.buildAuthorizationUrl(await this.#configuration(), {
        redirect_uri: back,
        scope: this.#said.scopes.join(' '),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        state,
        nonce,
      }),
    );
  }

  async finish({ state, nonce, verifier }: Asked, back: string, came: URLSearchParams): Promise<Found> {
    const claims = await tried(async () => {
      const configuration = await this.#configuration();
      const address = new URL(back);
      address.search = came.toString();
      const tokens = await client.authorizationCodeGrant(configuration, address, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
        idTokenExpected: true,
      });
      const said = tokens.claims();
      if (said === undefined) throw new SignInRefused('answer');
      const asks = configuration.serverMetadata().userinfo_endpoint !== undefined;
      const more = asks ? await client.fetchUserInfo(configuration, tokens.access_token, said.sub) : {};
      return { hint: tokens.id_token, said: { ...more, ...said } };
    });
    return { person: personIn(claims.said, this.#said.people, `${this.code}:`), hint: claims.hint };
  }

  leave(hint: string | undefined, back: string): Promise<URL | undefined> {
    return tried(async () => {
      const configuration = await this.#configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: back,
        ...(hint === undefined ? {} : { id_token_hint: hint }),
      });
    });
  }

  async check(): Promise<void> {
    this.#known = undefined;
    await tried(() => this.#configuration());
  }

  /** What the library works with: a new one each time, since it keeps keys with it. */
  async #configuration(): Promise<client.Configuration> {
    const { issuer, clientId } = this.#said;
    const isPlain = issuer.startsWith('http:');
    if (this.#known === undefined || Date.now() - this.#known.at > FRESH) {
      const secret = await this.#secret();
      const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
        timeout: PATIENCE,
        execute: isPlain ? [client.allowInsecureRequests] : [],
      });
      this.#known = { provider: found.serverMetadata(), secret, at: Date.now() };
    }
    const { provider, secret } = this.#known;
    const places = [provider.authorization_endpoint, provider.token_endpoint, provider.jwks_uri];
    if (!places.every((each) => each !== undefined && isSafeAddress(each))) throw new SignInRefused('answer');
    const made = new client.Configuration(
      { ...provider },
      clientId,
      { client_id: clientId, [client.clockTolerance]: SKEW },
      authentication(secret),
    );
    made.timeout = PATIENCE;
    client.enableNonRepudiationChecks(made);
    if (isPlain) client.allowInsecureRequests(made);
    return made;
  }

  async #secret(): Promise<string | undefined> {
    const { secret, secretFile } = this.#said;
    if (secretFile === undefined) return secret;
    return readFile(secretFile, 'utf8').then(
      (text) => text.trim(),
      (cause: unknown) => {
        throw new SignInRefused('client', cause);
      },
    );
  }
}

/** A provider of the configuration, as a way of signing in. */
export function oidcWay(said: Provider): Way {
  return new OidcWay(said);
}
