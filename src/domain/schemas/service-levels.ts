/** What a desk's service levels must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { LONGEST_TARGET, MOST_LEVELS } from '../service-levels.ts';
import { Code, Priority } from './values.ts';

/** Minutes of opening hours, or by the clock on the wall where a desk has none. */
const Minutes = z.number().check(z.int(), z.minimum(1), z.maximum(LONGEST_TARGET));

/** Within which time a ticket of a service and a priority is to be answered, taken and resolved (domain §7, SLA targets). */
export const ServiceLevel = z.strictObject({
  /** Null: any. */
  service: z.nullable(Code),
  priority: z.nullable(Priority),
  response: z.optional(Minutes),
  take: z.optional(Minutes),
  resolution: z.optional(Minutes),
});
export type ServiceLevel = z.infer<typeof ServiceLevel>;

export const ServiceLevels = z.array(ServiceLevel).check(z.maxLength(MOST_LEVELS, { error: 'too-many' }));
