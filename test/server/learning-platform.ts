/** A learning platform as Moodle 4.5 is one: it says who is present when it is asked, and publishes its key. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { b64, pair, signature, type Pair } from './identity/signing.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

export const CLIENT = 'guichet-client';
export const DEPLOYMENT = '7';

/** What a login leaves in the address of the platform. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly redirect: string;
}

export class LearningPlatform {
  readonly key: Pair = pair('moodle-key', 'rsa');
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<LearningPlatform> {
    const server = createServer();
    const platform = new LearningPlatform(server);
    server.on('request', (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://platform');
      if (pathname === '/mod/lti/certs.php') response.end(JSON.stringify({ keys: [platform.key.jwk] }));
      else response.setHeader('content-type', 'text/html; charset=utf-8').end(platform.#page(pathname, searchParams));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return platform;
  }

  /** Where the tool is, for the course's page. */
  tool = '';

  /** The course with the tool in a frame, and what answers in that frame when the tool asks who is there. */
  #page(path: string, asked: URLSearchParams): string {
    if (path !== '/mod/lti/auth.php')
      return `<!doctype html><title>Cours</title><iframe title="Guichet" width="900" height="700" src="${this.tool}/lti/login?${this.login.toString().replaceAll('&', '&amp;')}"></iframe>`;
    const token = this.sign(this.claims(asked.get('nonce') ?? ''));
    return `<!doctype html><form method="post" action="${asked.get('redirect_uri') ?? ''}"><input name="id_token" value="${token}"><input name="state" value="${asked.get('state') ?? ''}"></form><script>document.forms[0].submit()</script>`;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** What the server's configuration says of it. */
  get configuration() {
    const people = {
      profiles: [
        { claim: [`${LTI}roles`], is: 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff', profile: 'technician' },
      ],
    };
    return {
      code: 'course',
      iss: this.url,
      clientId: CLIENT,
      deployments: [DEPLOYMENT],
      authorize: `${this.url}/mod/lti/auth.php`,
      keys: `${this.url}/mod/lti/certs.php`,
      people,
    };
  }

  /** What the tool is asked when somebody opens it in a course. */
  get login(): URLSearchParams {
    return new URLSearchParams({
      iss: this.url,
      target_link_uri: 'https://tickets.example/lti/launch',
      login_hint: '42',
      lti_message_hint: '{"cmid":3}',
      client_id: CLIENT,
      lti_deployment_id: DEPLOYMENT,
    });
  }

  /** The claims of a launch of Moodle's, unless a test says otherwise. */
  claims(nonce: string, more: object = {}): Readonly<Record<string, unknown>> {
    const now = Math.floor(Date.now() / 1000);
    return {
      nonce,
      iat: now,
      exp: now + 60,
      iss: this.url,
      aud: CLIENT,
      sub: '42',
      given_name: 'Hélène',
      family_name: 'Dubois',
      name: 'Hélène Dubois',
      email: 'helene.dubois@insa.example',
      [`${LTI}deployment_id`]: DEPLOYMENT,
      [`${LTI}target_link_uri`]: 'https://tickets.example/lti/launch',
      [`${LTI}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
      [`${LTI}context`]: { id: '3', label: 'ALGO2', title: 'Algorithmique et programmation 2', type: ['CourseSection'] },
      [`${LTI}message_type`]: 'LtiResourceLinkRequest',
      [`${LTI}resource_link`]: { title: 'Besoin d’aide ?', id: '9' },
      [`${LTI}launch_presentation`]: {
        locale: 'en',
        document_target: 'iframe',
        return_url: `${this.url}/mod/lti/return.php?course=3`,
      },
      [`${LTI}version`]: '1.3.0',
      [`${LTI}ext`]: { user_username: 'hdubois', lms: 'moodle-2' },
      [`${LTI}custom`]: {},
      ...more,
    };
  }

  /** The same, where a teacher chooses what a link shows. */
  choosing(nonce: string, more: object = {}): Readonly<Record<string, unknown>> {
    return this.claims(nonce, {
      [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
      [`${DL}deep_linking_settings`]: {
        deep_link_return_url: `${this.url}/mod/lti/contentitem_return.php?course=3`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['frame', 'iframe', 'window'],
        data: 'what-the-platform-wants-back',
      },
      ...more,
    });
  }

  /** Signs claims. */
  sign(claims: object, key: Pair = this.key, header: object = {}): string {
    const input = `${b64({ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header })}.${b64(claims)}`;
    return `${input}.${signature(input, 'RS256', key.privateKey).toString('base64url')}`;
  }
}
