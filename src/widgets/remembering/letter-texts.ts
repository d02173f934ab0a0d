/** The words of what came back: taken out to be read, copied and corrected, and put back into what is sent again. Pure. */
import type { Command } from '../../domain/commands.ts';
import type { Attachment } from '../../domain/ticket.ts';

/** One of the texts of a batch. */
export interface LetterText {
  /** The command's place in the batch. */
  readonly at: number;
  readonly field: 'summary' | 'description' | 'comment' | 'solution';
  readonly text: string;
}

/** What somebody wrote, in its order. */
export function textsOf(batch: readonly Command[]): readonly LetterText[] {
  return batch.flatMap((command, at): LetterText[] => {
    const texts: LetterText[] = [];
    if ('summary' in command && command.summary !== undefined) texts.push({ at, field: 'summary', text: command.summary });
    if ('description' in command && command.description !== undefined)
      texts.push({ at, field: 'description', text: command.description });
    if ('solution' in command && command.solution !== undefined)
      texts.push({ at, field: 'solution', text: command.solution.text });
    if ('comment' in command && command.comment !== undefined) texts.push({ at, field: 'comment', text: command.comment.text });
    return texts;
  });
}

/** The files that go with it. */
export function filesOf(batch: readonly Command[]): readonly Attachment[] {
  return batch.flatMap((command) => [
    ...('files' in command ? (command.files ?? []) : []),
    ...('comment' in command ? (command.comment?.files ?? []) : []),
    ...('solution' in command ? (command.solution?.files ?? []) : []),
  ]);
}

/** A text for whoever copies it: everything that was written, one below the other. */
export const copyOf = (batch: readonly Command[]): string =>
  textsOf(batch)
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')
    .join('\n\n');

function withText(command: Command, { field, text }: LetterText, fresh: () => string): Command {
  if (field === 'summary' || field === 'description') return { ...command, [field]: text } as Command;
  const scoped = (command as { readonly comment?: object; readonly solution?: object })[field];
  return { ...command, [field]: { ...scoped, id: fresh(), text } } as Command;
}

/** The batch with other words. Its commands are others now: what they were is perhaps known where they came back from. */
export function rewritten(batch: readonly Command[], texts: readonly LetterText[], fresh: () => string): readonly Command[] {
  return batch.map((command, at) =>
    texts
      .filter((text) => text.at === at)
      .reduce((changed, text) => withText(changed, text, fresh), { ...command, id: fresh() } as Command),
  );
}
