/** What is expected of the person, or why nothing moves: fetched when a ticket asks for it. */
import type { ExpectedWords } from '../fr/ticket-expected.ts';

const banner: ExpectedWords = {
  expected: {
    question: (who) => `${who} asks you:`,
    questionPlain: 'An answer from you is expected.',
    answer: 'Answer',
    solution: 'A solution is offered to you.',
    solutionWhen: (date) => `Without an answer from you by ${date}, the closing will be approved.`,
    test: 'The solution is in test: try it and say how it went.',
    testing: (who: string) => `The solution is in test: ${who} is to say how it went.`,
    approval: 'Your approval is asked for.',
    approvalMore: 'Work will begin if you grant it.',
    pending: (who) => `Waiting for the approval of ${who}.`,
    pendingAdmins: 'Waiting for an approval.',
    pendingMore: 'Work will begin afterwards.',
    denied: 'The request was not approved.',
    abandoned: 'This ticket is abandoned.',
    abandonedWhy: (who) => `This ticket is abandoned. ${who} wrote:`,
    merged: 'This ticket was merged with another one. It goes on here:',
    unmergeWithin: (minutes) =>
      minutes === 1 ? 'The merge can be undone for one more minute.' : `The merge can be undone for ${minutes} more minutes.`,
    mergedUnknown: 'This ticket was merged with another one, which you may not see.',
    above: (desk) => `This ticket is handled by the desk ${desk}.`,
    waiting: (reason) => `Work is on hold: ${reason}.`,
    waitingUntil: (date) => `It will be resumed on ${date}.`,
    waitingAnswer: (who) => `An answer from ${who} is expected.`,
    rate: 'How was this ticket handled?',
    rateNot: 'Give no opinion',
    reopen: 'Is the problem back? You can reopen this ticket.',
  },
};

export default banner;
