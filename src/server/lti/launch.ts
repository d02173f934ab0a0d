/**
 * A launch of the desk from a learning platform (LTI 1.3, OpenID Connect third-party initiated login): asked for, checked, and read.
 * Every check is of the platform that the login named, and of nothing that the launch says of itself.
 */
import { randomBytes } from 'node:crypto';
import type { PersonInput } from '../../domain/people.ts';
import { LTI } from '../config-schema.ts';
import type { Claims } from '../identity/mapping.ts';
import { TokenRefused } from '../identity/refusing.ts';
import { objectIn, shapeOf } from '../identity/shape.ts';
import { checkTimes, isFor } from '../identity/token.ts';
import { part, personOf, type TrustedPlatform } from './platform.ts';
import type { States } from './state.ts';

/** Why a launch is not followed, besides what may be wrong with any token. */
export type LaunchTrouble = 'platform' | 'state' | 'used' | 'nonce' | 'deployment' | 'message' | 'no-desk';

/** A launch that is not followed. */
export class LaunchRefused extends Error {
  readonly trouble: LaunchTrouble;
  constructor(trouble: LaunchTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Where a teacher's choice of a desk is sent back to, and with what. */
export interface DeepLinking {
  readonly returnTo: string;
  readonly data: string | undefined;
  readonly deployment: string;
}

export interface Launch {
  readonly platform: TrustedPlatform;
  readonly person: PersonInput;
  /** The desk to show; undefined where one is to be chosen. */
  readonly desk: string | undefined;
  /** What the platform calls this place. */
  readonly title: string | undefined;
  readonly language: string | undefined;
  /** Where the person came from, if that is an address of the platform's. */
  readonly returnTo: string | undefined;
  readonly choosing: DeepLinking | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** An address of the platform's own: nothing that a launch says leads anywhere else. */
function addressOf({ origin }: TrustedPlatform, value: unknown): string | undefined {
  const said = text(value);
  return said !== undefined && URL.parse(said)?.origin === origin ? said : undefined;
}

/**
 * Begins a launch: who is present is asked of the platform.
 * @param asked what the platform sent, by GET or POST
 * @returns where the browser goes
 * @throws {LaunchRefused}
 */
export async function login(
  platforms: readonly TrustedPlatform[],
  states: States,
  url: string,
  asked: URLSearchParams,
): Promise<string> {
  const client = asked.get('client_id');
  const platform = platforms.find(
    ({ said }) => said.iss === asked.get('iss') && (client === null || client === '' || said.clientId === client),
  );
  const hint = asked.get('login_hint');
  if (platform === undefined || hint === null) throw new LaunchRefused('platform');
  const nonce = randomBytes(24).toString('base64url');
  const to = new URL(platform.said.authorize);
  const message = asked.get('lti_message_hint');
  const said: Record<string, string> = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.said.clientId,
    redirect_uri: `${url}/lti/launch`,
    login_hint: hint,
    ...(message === null ? {} : { lti_message_hint: message }),
    nonce,
    state: await states.sign(platform.said.code, nonce),
  };
  for (const [name, value] of Object.entries(said)) to.searchParams.set(name, value);
  return to.href;
}

/** @throws {TokenRefused} {LaunchRefused} */
function checkClaims({ said }: TrustedPlatform, claims: Claims, nonce: string, now: number): void {
  const { aud, azp } = claims;
  if (claims['iss'] !== said.iss) throw new TokenRefused('issuer');
  if (!isFor(said.clientId, aud)) throw new TokenRefused('audience');
  const hasSeveral = Array.isArray(aud) && aud.length > 1;
  if ((azp !== undefined || hasSeveral) && azp !== said.clientId) throw new TokenRefused('audience', 'azp');
  checkTimes(claims, now);
  if (claims['nonce'] !== nonce) throw new LaunchRefused('nonce');
  if (claims[`${LTI}version`] !== '1.3.0') throw new LaunchRefused('message');
  if (!said.deployments.some((each) => each === claims[`${LTI}deployment_id`])) throw new LaunchRefused('deployment');
}

function choosingIn(platform: TrustedPlatform, claims: Claims): DeepLinking {
  const settings = claims['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'];
  const { deep_link_return_url: to, accept_types: types, data } = (settings ?? {}) as Record<string, unknown>;
  const returnTo = addressOf(platform, to);
  if (returnTo === undefined || !Array.isArray(types) || !types.includes('ltiResourceLink')) throw new LaunchRefused('message');
  return { returnTo, data: text(data), deployment: String(claims[`${LTI}deployment_id`]) };
}

/**
 * Reads what the platform posted.
 * @param served codes of the desks that this server has
 * @param now seconds since 1970
 * @throws {LaunchRefused} · {TokenRefused} · {KeysUnavailable}
 */
export async function launchIn(
  platforms: readonly TrustedPlatform[],
  states: States,
  served: readonly string[],
  posted: URLSearchParams,
  now: number,
): Promise<Launch> {
  const state = await states.read(posted.get('state') ?? '', now).catch((error: unknown) => {
    throw error instanceof TokenRefused ? new LaunchRefused('state') : error;
  });
  const platform = platforms.find(({ said }) => said.code === state.platform);
  if (platform === undefined) throw new LaunchRefused('platform');
  const shaped = shapeOf(posted.get('id_token') ?? '');
  await platform.verifier.verify(shaped);
  const claims = objectIn(shaped.payload);
  if (claims === undefined) throw new TokenRefused('payload');
  checkClaims(platform, claims, state.nonce, now);
  const person = personOf(platform, claims);
  const message = claims[`${LTI}message_type`];
  if (message !== 'LtiResourceLinkRequest' && message !== 'LtiDeepLinkingRequest') throw new LaunchRefused('message');
  const choosing = message === 'LtiDeepLinkingRequest' ? choosingIn(platform, claims) : undefined;
  const may = platform.said.desks ?? served;
  const wanted = text(part(claims, 'custom')['desk']) ?? may[0];
  if (wanted === undefined || !may.includes(wanted) || !served.includes(wanted)) throw new LaunchRefused('no-desk');
  // Last, so that whatever is wrong with a launch does not use up the login of a right one.
  if (!(await states.use(state))) throw new LaunchRefused('used');
  const presentation = part(claims, 'launch_presentation');
  return {
    platform,
    person,
    desk: choosing === undefined ? wanted : undefined,
    title: text(part(claims, 'resource_link')['title']),
    language: text(presentation['locale']),
    returnTo: addressOf(platform, presentation['return_url']),
    choosing,
  };
}
