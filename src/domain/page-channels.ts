/** How a page itself tells people of what happens (domain §5, channels): mail is not sent from one. */
import type { Channel } from './monitoring.ts';

/** Its bell, and the browser's own notices while it is hidden. */
export const PAGE_CHANNELS = ['bell', 'tab'] as const satisfies readonly Channel[];
export type PageChannel = (typeof PAGE_CHANNELS)[number];

/** Notices older than this are no longer kept. */
export const NOTICE_DAYS = 60;
