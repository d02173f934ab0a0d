/** The words of the server's own pages: its front door, the entry by a one-time link, sample pages. */
import type fr from '../fr/server-pages.ts';

const words = {
  home: {
    title: 'Guichet',
    running: (version: string) => `The Guichet server ${version} answers.`,
    lead: 'The pages of your school show a ticket desk from it. Nothing is done here.',
    samples: 'What to paste into a page',
  },
  open: {
    title: 'Open the desk',
    opening: 'The desk opens…',
    once: 'You are here by a one-time link. Keep this page open: it cannot be opened again. The command “guichet link” makes another.',
    used: 'This link has been used, or is more than a day old. The command “guichet link” makes another.',
    unbuilt: 'The library is not there: this server has not been built.',
    ended: 'The day of this link is over. The command “guichet link” makes another.',
  },
  launch: {
    title: 'Desk',
    back: 'Back to the course',
    used: 'Open the desk again from your course: this page cannot be reloaded.',
    ended: 'You have been here for long: open the desk again from your course.',
    refused: 'The desk does not open.',
    todo: 'Open it again from your course. If this goes on, tell whoever runs the platform:',
    choose: 'Which desk to show here?',
    chosen: (code: string) => `Show the desk ${code}`,
    troubles: {
      platform: 'This platform is not in the configuration (iss, clientId).',
      state: 'The launch answers no request of this server, or comes too late.',
      used: 'This launch has been used.',
      nonce: 'The launch answers another request (nonce).',
      deployment: 'This deployment (deployment_id) is not in the configuration.',
      message: 'This LTI message is none of those that are understood here.',
      'no-desk': 'The desk that is asked for is none of those that this platform may show.',
    },
  },
  samples: {
    title: 'Sample pages',
    lead: 'For each desk: the code to paste into a page, and what the page has to sign.',
    paste: 'To paste into the page',
    token:
      'The address that identity names answers a token, as text: a JWT signed by your platform, which lasts ten minutes at most.',
    says: 'What the token says',
    audience: 'Its audience (aud) is the address of this server:',
    recipes: 'Recipes in PHP, JavaScript and Java are in docs/server.md.',
    nobody: 'No platform is let in yet: say it in “issuers”, in the configuration.',
    desk: (code: string) => `The desk ${code}`,
  },
} satisfies typeof fr;

export default words;
