/** What the server answers to a request that it does not understand, or cannot read. */
import type fr from '../fr/http.ts';

const http = {
  malformed: {
    what: 'This request cannot be read.',
    why: 'Its body is not JSON.',
    todo: 'Correct it, then send it again.',
  },
  tooDeep: {
    what: 'This request cannot be read.',
    why: 'Its body is nested too deep.',
    todo: 'Send a simpler one.',
  },
  tooLarge: {
    what: 'This request is too large.',
    why: 'Its body is more than the server accepts.',
    todo: 'Send it in parts, or attach a smaller file.',
  },
  otherType: {
    what: 'This request cannot be read.',
    why: 'Its content type is not the one expected here.',
    todo: 'Send it with the Content-Type header that the documentation gives.',
  },
  nowhere: {
    what: 'There is nothing at this address.',
    why: 'No desk, ticket or operation answers there, or it is not open to you.',
    todo: 'Check the address.',
  },
  otherMethod: {
    what: 'This address is not asked in this way.',
    why: 'The HTTP method is not one of those that it accepts.',
    todo: 'Use one of the methods in the Allow header.',
  },
  outdated: {
    what: 'This page is out of date.',
    why: 'It speaks a version of the desk that the server no longer understands.',
    todo: 'Reload the page. Your drafts are kept.',
  },
  internal: {
    what: 'The server could not answer.',
    why: 'Something unforeseen happened there; whoever runs it will see it.',
    todo: 'Try again in a moment. What you have written is kept.',
  },
} satisfies typeof fr;

export default http;
