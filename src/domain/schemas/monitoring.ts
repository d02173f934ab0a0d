/** What choices of what to hear must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import {
  AXES,
  CHANNELS,
  DEFAULT_DIGEST,
  DEFAULT_PREFERENCES,
  DIGEST_PRESET_NAMES,
  DIGEST_SECTIONS,
  LEVEL_NAMES,
  MOST_OWN_RESPONSES,
  MOST_OWN_TICKETS,
  REQUESTER_TOPICS,
  grow,
} from '../monitoring.ts';
import { Code, Id } from './values.ts';

/** How much of what happens to the tickets of one circle: nothing, those that come in, or all. */
export const Axis = z.enum(AXES);
export type Axis = z.infer<typeof Axis>;

/** The five levels that have a name (esup-helpdesk 3.1). */
export const LevelName = z.enum(LEVEL_NAMES);
export type LevelName = z.infer<typeof LevelName>;

/** A level by its name, or one made by hand. */
export const Monitoring = z.union([
  LevelName,
  z.strictObject({ any: Axis, category: Axis, taken: Axis }).check(z.refine(grow, { error: 'narrower-hears-less' })),
]);
export type Monitoring = z.infer<typeof Monitoring>;

/** What a requester may switch (`REQUESTER_TOPICS`). */
export const RequesterTopic = z.enum(REQUESTER_TOPICS);
export type RequesterTopic = z.infer<typeof RequesterTopic>;

/** How a person hears: by mail, by the widget's bell, in an open tab. */
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** Tickets I handle · of the categories I serve · that nobody handles · all others of the service. */
export const DigestSection = z.enum(DIGEST_SECTIONS);
export type DigestSection = z.infer<typeof DigestSection>;

/** The manual's four reports: Libres, Membres, Gérés, Aucun. */
export const DigestPreset = z.enum(DIGEST_PRESET_NAMES);
export type DigestPreset = z.infer<typeof DigestPreset>;

const Hour = z.number().check(z.int(), z.minimum(0), z.maximum(23));

function areAllDifferent(each: readonly unknown[]): boolean {
  return new Set(each).size === each.length;
}

/** What somebody chose for one service. */
export const DigestPreference = z.strictObject({
  /** In this order; a ticket goes to the first section that holds it. None: no report. */
  sections: z._default(z.array(DigestSection).check(z.refine(areAllDifferent, { error: 'twice' })), [...DEFAULT_DIGEST.sections]),
  /** One or two hours of the person's day. */
  hours: z._default(z.array(Hour).check(z.minLength(1), z.maxLength(2), z.refine(areAllDifferent, { error: 'twice' })), [
    ...DEFAULT_DIGEST.hours,
  ]),
  weekends: z._default(z.boolean(), DEFAULT_DIGEST.weekends),
  /** Kept, and not sent meanwhile. */
  suspended: z._default(z.boolean(), DEFAULT_DIGEST.suspended),
  /** A BCP 47 tag; absent, the person's own language. */
  language: z.optional(z.string().check(z.minLength(1), z.maxLength(35))),
});
export type DigestPreference = z.infer<typeof DigestPreference>;

const Switches = z.partialRecord(RequesterTopic, z.boolean());

/** Most entries of a record whose keys only a page could multiply. */
function atMost(most: number) {
  return z.refine((record) => Object.keys(record as object).length <= most, { error: 'too-many' });
}

/** An answer that somebody keeps ready for themselves; words in braces stand for what the ticket holds (see `canned.ts`). */
export const OwnResponse = z.strictObject({
  id: Id,
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  text: z.string().check(z.minLength(1), z.maxLength(10_000)),
});
export type OwnResponse = z.infer<typeof OwnResponse>;

const OwnResponses = z.array(OwnResponse).check(z.maxLength(MOST_OWN_RESPONSES, { error: 'too-many' }));
const Signature = z.string().check(z.maxLength(1000));

const { channels } = DEFAULT_PREFERENCES;

/** One person's choices on one desk; `{}` is valid and means the defaults. */
export const Preferences = z.strictObject({
  /** Topics switched by hand; the desk's default speaks for the others. */
  requester: z._default(Switches, {}),
  /** Topics switched by hand for one ticket, by its id: these go over what is chosen for all. */
  tickets: z._default(z.record(Id, Switches).check(atMost(MOST_OWN_TICKETS)), {}),
  /** Tickets I was invited to. */
  observed: z._default(z.boolean(), DEFAULT_PREFERENCES.observed),
  /** Tickets I follow. */
  watched: z._default(z.boolean(), DEFAULT_PREFERENCES.watched),
  /** Comments that name me. */
  mentions: z._default(z.boolean(), DEFAULT_PREFERENCES.mentions),
  /** Tickets I handle without being staff. */
  assigned: z._default(z.boolean(), DEFAULT_PREFERENCES.assigned),
  /** Everything heard as staff; off is a holiday, and keeps the levels. */
  staff: z._default(z.boolean(), DEFAULT_PREFERENCES.staff),
  /** Level of the services not named below, and of a desk without services. */
  level: z._default(Monitoring, 'medium'),
  /** Level by service. */
  services: z._default(z.record(Code, Monitoring), {}),
  /** Channels of what may be stopped; what may not comes by mail and bell all the same. */
  channels: z._default(
    z.strictObject({
      mail: z._default(z.boolean(), channels.mail),
      bell: z._default(z.boolean(), channels.bell),
      tab: z._default(z.boolean(), channels.tab),
    }),
    channels,
  ),
  /** Daily report by service; under the desk's own code on a desk without services. */
  reports: z._default(z.record(Code, DigestPreference), {}),
  /** Answers kept ready, in order. */
  responses: z._default(OwnResponses, []),
  /** What one may put under what one writes. */
  signature: z._default(Signature, ''),
});
export type Preferences = z.infer<typeof Preferences>;

/** What is changed of somebody's choices: the rest stays. In a record, null takes an entry away. */
export const PreferencesChange = z.strictObject({
  requester: z.optional(z.partialRecord(RequesterTopic, z.nullable(z.boolean()))),
  tickets: z.optional(z.record(Id, z.nullable(Switches))),
  observed: z.optional(z.boolean()),
  watched: z.optional(z.boolean()),
  mentions: z.optional(z.boolean()),
  assigned: z.optional(z.boolean()),
  staff: z.optional(z.boolean()),
  level: z.optional(Monitoring),
  services: z.optional(z.record(Code, z.nullable(Monitoring))),
  channels: z.optional(z.partialRecord(Channel, z.boolean())),
  reports: z.optional(z.record(Code, z.nullable(DigestPreference))),
  /** All of them, in order. */
  responses: z.optional(OwnResponses),
  signature: z.optional(Signature),
  /** Whether work may be given to this person automatically: kept with what the desk knows of him. */
  available: z.optional(z.boolean()),
});
export type PreferencesChange = z.infer<typeof PreferencesChange>;
