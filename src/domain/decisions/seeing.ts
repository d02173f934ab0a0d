/** That somebody looked at what was filed: see, by itself or before anything else. */
import { gate } from '../allowed.ts';
import type { CommandOf } from '../commands.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';

/** `see` comes first when whoever acts on a posted ticket is neither its requester nor its filer (domain §2). */
export function seeFirst(story: Story): void {
  const { ticket, context } = story;
  if (ticket.state !== 'posted' || context.actor.type !== 'person') return;
  if (gate({ ...context, ticket, command: 'see' }) !== null) return;
  story.record('see', story.entering('open') ?? {});
}

export function see(_command: CommandOf<'see'>, story: Story): Refusal | null {
  story.record('see', story.entering('open') ?? {});
  return null;
}
