/** How a ticket ends: approve, expire, settle, cancel, refuse. */
import type { CommandOf } from '../commands.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';
import { enter } from './handling.ts';

export function approve(_command: CommandOf<'approve-closure'>, story: Story): Refusal | null {
  return enter(story, 'approve-closure', story.entering('validated'), { closing: 'approved' });
}

export function expire(_command: CommandOf<'expire'>, story: Story): Refusal | null {
  return enter(story, 'expire', story.entering('validated'), { closing: 'expired' });
}

export function settle(_command: CommandOf<'settle'>, story: Story): Refusal | null {
  return enter(story, 'settle', story.entering('validated'), { closing: 'settled' });
}

export function cancel(_command: CommandOf<'cancel'>, story: Story): Refusal | null {
  return enter(story, 'cancel', story.entering('abandoned'));
}

export function refuseCommand(command: CommandOf<'refuse'>, story: Story): Refusal | null {
  return story.checkText(command.comment, true) ?? enter(story, 'refuse', story.entering('abandoned'));
}
