/** An OpenID Connect provider of a school: `oidc-provider`, certified by the OpenID Foundation, with one person before it at a time. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Adapter, type AdapterPayload, type Configuration, type JWK } from 'oidc-provider';
import { pair } from '../identity/signing.ts';

export const CLIENT = 'guichet';
export const CLIENT_SECRET = 'a secret of the client & of the provider: 100%';

/** What a provider keeps, in memory, as its own documentation has an adapter be. */
class Memory implements Adapter {
  static readonly #kept = new Map<string, AdapterPayload>();
  readonly #model: string;
  constructor(model: string) {
    this.#model = model;
  }
  #name(id: string): string {
    return `${this.#model}:${id}`;
  }
  upsert = (id: string, payload: AdapterPayload) => Promise.resolve(void Memory.#kept.set(this.#name(id), payload));
  find = (id: string) => Promise.resolve(Memory.#kept.get(this.#name(id)));
  findByUid = (uid: string) => Promise.resolve([...Memory.#kept.values()].find((each) => each.uid === uid));
  findByUserCode = () => Promise.resolve(undefined);
  consume = (id: string) =>
    Promise.resolve(void Object.assign(Memory.#kept.get(this.#name(id)) ?? {}, { consumed: Math.floor(Date.now() / 1000) }));
  destroy = (id: string) => Promise.resolve(void Memory.#kept.delete(this.#name(id)));
  revokeByGrantId(grant: string) {
    for (const [name, { grantId }] of Memory.#kept) if (grantId === grant) Memory.#kept.delete(name);
    return Promise.resolve();
  }
}

/** What the provider knows of somebody. */
export type Account = Readonly<Record<string, unknown>>;

export class OpenIdProvider {
  readonly url: string;
  readonly #server: Server;
  #provider: Provider | undefined;
  #back = '';

  /** Who is before it, and what they do when they are asked. */
  account = 'lea';
  consents = true;
  /** Seconds that its ID tokens last. */
  life = 300;
  accounts: Readonly<Record<string, Account>> = {};

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<OpenIdProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const made = new OpenIdProvider(server);
    made.turnKeys();
    server.on('request', (request, response) => {
      const provider = made.#provider;
      if (provider === undefined) return response.writeHead(503).end();
      if (!(request.url ?? '').startsWith('/interaction/')) return void provider.callback()(request, response);
      void made.#interact(provider).then((result) => provider.interactionFinished(request, response, result));
    });
    return made;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Where people come back to. @param back the server's address */
  register(back: string): void {
    this.#back = back;
    this.turnKeys();
  }

  /** Signs with another key from now on, and publishes that one alone. */
  turnKeys(): void {
    const key = pair(crypto.randomUUID(), 'rsa');
    const jwk = { ...key.privateKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig', alg: 'RS256' } as JWK;
    this.#provider = new Provider(this.url, this.#configuration(jwk));
  }

  /** What the server's configuration says of it. */
  get configuration() {
    return {
      code: 'insa',
      title: 'INSA',
      issuer: this.url,
      clientId: CLIENT,
      secret: CLIENT_SECRET,
      scopes: ['openid', 'profile', 'email', 'school'],
      people: {
        groups: 'memberships',
        school: 'org.name',
        profiles: [{ claim: 'memberships', is: 'support', profile: 'technician' }],
      },
    };
  }

  async #interact(provider: Provider) {
    if (!this.consents) return { error: 'access_denied', error_description: 'no' };
    const grant = new provider.Grant({ accountId: this.account, clientId: CLIENT });
    grant.addOIDCScope('openid profile email school');
    return { login: { accountId: this.account }, consent: { grantId: await grant.save() } };
  }

  #configuration(jwk: JWK): Configuration {
    return {
      clients: [
        {
          client_id: CLIENT,
          client_secret: CLIENT_SECRET,
          redirect_uris: [`${this.#back || 'http://localhost'}/sign-in/with/insa/back`],
          post_logout_redirect_uris: [`${this.#back || 'http://localhost'}/sign-in/out`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      jwks: { keys: [jwk] },
      cookies: { keys: ['a key of the cookies of the provider'] },
      adapter: Memory,
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (context, form) => {
            context.body = `<!doctype html><title>Sortir</title>${form}<button form="op.logoutForm" name="logout" value="yes">Sortir</button>`;
          },
        },
      },
      pkce: { required: () => true },
      claims: {
        openid: ['sub'],
        profile: ['name', 'locale'],
        email: ['email', 'email_verified'],
        school: ['memberships', 'org'],
      },
      scopes: ['openid', 'profile', 'email', 'school'],
      ttl: { IdToken: () => this.life, AccessToken: 300, AuthorizationCode: 60, Interaction: 300, Session: 300, Grant: 300 },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, ...this.accounts[accountId] }),
      }),
    };
  }
}
