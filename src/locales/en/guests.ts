/** The server's words for people without an account: the mail that confirms an address, and the page that it leads to. */
import type fr from '../fr/guests.ts';

const requestOf = (number: string | null): string => (number === null ? 'your request' : `your request ${number}`);

const told = (what: string, toDo: string, link: string): string => `Hello,

${what} ${toDo}, open this link:

${link}

It is yours alone: whoever has it can read your request.
`;

const words = {
  mail: {
    confirm: {
      subject: (desk: string) => `Confirm your request: ${desk}`,
      text: (desk: string, link: string, hours: number) => `Hello,

A request to “${desk}” was written with your address. To send it, open this link and confirm it within ${hours} hours:

${link}

Keep this mail: the same link then leads to the answer. It is yours alone: whoever has it can read your request.

If you asked for nothing, do nothing: nothing will be sent.
`,
    },
    again: {
      subject: (desk: string) => `Your requests: ${desk}`,
      text: (desk: string, links: readonly string[]) => `Hello,

Here is where to read again what you asked of “${desk}”:

${links.join('\n')}

These links are yours alone: whoever has them can read your requests.

If you asked for nothing, do nothing.
`,
    },
    told: {
      answer: {
        subject: (desk: string) => `An answer for you: ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(`“${desk}” has answered ${requestOf(number)}.`, 'To read it and reply', link),
      },
      question: {
        subject: (desk: string) => `A question for you: ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(`“${desk}” needs your answer to go on with ${requestOf(number)}.`, 'To read the question and reply', link),
      },
      solution: {
        subject: (desk: string) => `Your request has its solution: ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(
            `“${desk}” believes that it has settled ${requestOf(number)}.`,
            'To read the solution, and say whether it will do',
            link,
          ),
      },
      refusal: {
        subject: (desk: string) => `Your request is closed: ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(`“${desk}” has closed ${requestOf(number)} without acting on it.`, 'To read why', link),
      },
    },
  },
  page: {
    title: 'Your request',
    opening: 'Your request is opening…',
    waiting: (desk: string) => `Your request to “${desk}” has not been sent yet.`,
    confirm: 'Confirm and send',
    sending: 'Sending…',
    over: 'Open the link in your mail again: this page cannot be reloaded. A request is confirmed within 24 hours, and can be read for a year; then its link is no longer valid.',
    failed: 'It did not work. Nothing is lost: try again in a moment.',
    claimed: 'This request is now in the account of the person who took it over: this link no longer opens it.',
    signIn: 'Sign in',
    keep: 'Keep the link that came by mail: it leads here.',
  },
  form: {
    title: 'Ask for help',
    lead: 'Without an account: your address is enough. A link is sent there, which confirms the request and leads to the answer.',
  },
} satisfies typeof fr;

export default words;
