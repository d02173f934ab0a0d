/** What a token says of somebody becomes a person of a desk, by the mapping of the configuration. */
import { MAIL_CONFIRMED } from '../../domain/claiming.ts';
import { higher, type PersonInput, type Profile } from '../../domain/people.ts';
import { Person } from '../../domain/schemas/people.ts';
import { isStorable } from '../../domain/values.ts';
import type { Mapping } from '../config-schema.ts';
import { TokenRefused } from './refusing.ts';

export type Claims = Readonly<Record<string, unknown>>;
type Path = Mapping['name'];

/** Longest `sub` (OpenID Connect Core §2). */
const LONGEST_SUB = 255;

/** The longest line of a person, and the most values of a claim that are looked at. */
const LONGEST_LINE = 255;
const MOST = 500;

function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The claim at a path: a name that holds dots is first looked for as it stands. */
function claimAt(claims: Claims, path: Path): unknown {
  if (typeof path !== 'string') return path.reduce<unknown>(own, claims);
  return own(claims, path) ?? path.split('.').reduce<unknown>(own, claims);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The texts of a claim: one, several in a list, none where it says neither. */
function textsAt(claims: Claims, path: Path): string[] {
  const value = claimAt(claims, path);
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST) : [value];
  return list.flatMap((each) => textOf(each) ?? []);
}

/** One line. @throws {TokenRefused} what stands there cannot be kept */
function lineAt(claims: Claims, path: Path, about: string): string | undefined {
  const [text] = textsAt(claims, path);
  if (text === undefined) return undefined;
  if (text.length > LONGEST_LINE || !isStorable(text)) throw new TokenRefused('claim', about);
  return text;
}

function linesAt(claims: Claims, path: Path, about: string): string[] {
  const texts = textsAt(claims, path);
  if (texts.some((text) => text.length > LONGEST_LINE || !isStorable(text))) throw new TokenRefused('claim', about);
  return texts;
}

/** The name that a desk shows: never empty, and the identity itself where the token says none. */
function nameOf(claims: Claims, mapping: Mapping, sub: string): string {
  const whole = lineAt(claims, mapping.name, 'name');
  const parts = [lineAt(claims, 'given_name', 'given_name'), lineAt(claims, 'family_name', 'family_name')];
  const joined = parts.filter((each) => each !== undefined).join(' ');
  return whole ?? (joined === '' ? sub : joined.slice(0, LONGEST_LINE).toWellFormed());
}

/** The profile by the rules: the highest that is met; where there are rules and none is met, the least, so that a token can lower somebody. */
function profileOf(claims: Claims, { profiles }: Mapping): Pick<PersonInput, 'profile' | 'serves'> {
  if (profiles.length === 0) return {};
  const met = profiles.filter(({ claim, is }) => textsAt(claims, claim).includes(is));
  const profile = met.reduce<Profile>((highest, each) => higher(highest, each.profile), 'requester');
  const counting = met.filter((each) => each.profile === profile);
  if (counting.length === 0 || counting.some(({ serves }) => serves === undefined)) return { profile };
  return { profile, serves: [...new Set(counting.flatMap(({ serves }) => serves ?? []))] };
}

/** Who a token is of: a person is (issuer, sub), so that nobody takes another's place with a mail address. @throws {TokenRefused} */
export function identityOf(claims: Claims, prefix: string): { readonly id: string; readonly sub: string } {
  const { sub } = claims;
  // Control characters in an identity only serve to look like somebody else's.
  if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUB || !isStorable(sub) || /\p{Cc}/u.test(sub))
    throw new TokenRefused('claim', 'sub');
  return { id: `${prefix}${sub}`, sub };
}

/**
 * Whether whoever signs for somebody says that their mail address is theirs: of all their people's, or of this one by `email_verified`
 * (OpenID Connect Core 1.0 §5.1), which speaks of no other claim than `email`.
 */
function isMailConfirmed(claims: Claims, { mail, mailsVerified }: Mapping): boolean {
  return mailsVerified || (mail === 'email' && own(claims, 'email_verified') === true);
}

/**
 * The person that claims speak of.
 * @param prefix what the identities of this issuer begin with: `moodle:`
 * @throws {TokenRefused} `claim`: one is missing, or cannot be kept
 */
export function personIn(claims: Claims, mapping: Mapping, prefix: string): PersonInput {
  const { id, sub } = identityOf(claims, prefix);
  const further = Object.entries({ ...mapping.claims, course: mapping.course, teaches: mapping.teaches }).flatMap(
    ([name, path]): [string, string | string[]][] => {
      const lines = linesAt(claims, path, name);
      return lines.length === 0 ? [] : [[name, name === 'teaches' || lines.length > 1 ? lines : (lines[0] ?? '')]];
    },
  );
  const person: PersonInput = {
    id,
    name: nameOf(claims, mapping, sub),
    mail: lineAt(claims, mapping.mail, 'mail'),
    school: lineAt(claims, mapping.school, 'school'),
    affiliation: lineAt(claims, mapping.affiliation, 'affiliation'),
    // What a token is silent about stays as the desk knows it.
    groups: claimAt(claims, mapping.groups) === undefined ? undefined : linesAt(claims, mapping.groups, 'groups'),
    language: lineAt(claims, mapping.language, 'language'),
    zone: lineAt(claims, mapping.zone, 'zone'),
    claims: {
      ...Object.fromEntries(further.filter(([name]) => name !== MAIL_CONFIRMED)),
      ...(isMailConfirmed(claims, mapping) ? { [MAIL_CONFIRMED]: 'confirmed' } : {}),
    },
    ...profileOf(claims, mapping),
  };
  const checked = Person.safeParse(person);
  if (!checked.success) throw new TokenRefused('claim', String(checked.error.issues[0]?.path[0] ?? 'sub'));
  return person;
}
