/** A learning platform that is believed: what it signs, and for which of its people. */
import type { PersonInput } from '../../domain/people.ts';
import { LTI, LTI_TEACHES, type Config, type Platform } from '../config-schema.ts';
import { byKeySet, setAt, type Verifier } from '../identity/keys.ts';
import { personIn, type Claims } from '../identity/mapping.ts';

/** The signature that the security framework of LTI asks for (1EdTech Security Framework §5.1.1). */
export const LTI_ALGORITHM = 'RS256';

/** Roles of whoever teaches where the launch comes from (LTI Core 1.3 §A.2.3). */
const TEACHING = ['Instructor', 'TeachingAssistant', 'ContentDeveloper'].flatMap((role) => [
  role,
  `http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`,
]);

export interface TrustedPlatform {
  readonly said: Platform;
  readonly verifier: Verifier;
  /** The origin that may put our pages into a frame. */
  readonly origin: string;
}

/** The platforms of a configuration. */
export function platformsOf({ platforms }: Pick<Config, 'platforms'>): TrustedPlatform[] {
  return platforms.map((said) => ({
    said,
    verifier: byKeySet([LTI_ALGORITHM], () => setAt(said.keys)),
    origin: new URL(said.authorize).origin,
  }));
}

/** An object among the claims of a launch; empty where it says none. */
export function part(claims: Claims, name: string): Readonly<Record<string, unknown>> {
  const value = claims[`${LTI}${name}`];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Whom a launch is of. @throws {TokenRefused} */
export function personOf({ said }: TrustedPlatform, claims: Claims): PersonInput {
  const roles = claims[`${LTI}roles`];
  const teaches = Array.isArray(roles) && roles.some((role) => TEACHING.some((each) => each === role));
  const { title } = part(claims, 'context');
  const known = teaches && typeof title === 'string' ? { ...claims, [LTI_TEACHES]: [title] } : claims;
  return personIn(known, said.people, `${said.code}:`);
}
