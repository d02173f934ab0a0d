/** An index that every question waits for: what walking would answer instead proves nothing of it, so no answer is noted. */
import type { ListIndex } from '../../../src/backends/desk/columnar/questions.ts';

/** Why a question had no answer, each time. */
export const unanswered: string[] = [];

export async function waiting(made: Promise<ListIndex>): Promise<ListIndex> {
  const index = await made;
  return {
    async ask(question, asker) {
      try {
        const answer = await index.ask(question, asker, true);
        if (answer === null) unanswered.push(`none to ${JSON.stringify(question)}`);
        return answer;
      } catch (error) {
        unanswered.push(String(error));
        throw error;
      }
    },
    stop() {
      index.stop();
    },
  };
}
