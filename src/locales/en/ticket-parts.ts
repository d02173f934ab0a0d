/** What is said by the parts of an open ticket that few have: opinion, approval, fields, links, files, and a ticket that is gone. */
import type { PartsWords } from '../fr/ticket-parts.ts';

const parts: PartsWords = {
  rating: 'Opinion',
  ratingOf: (mark, word) => `${mark} out of 4: ${word.toLocaleLowerCase('en')}`,
  approval: 'Approval',
  approvals: { pending: 'Pending', granted: 'Granted', denied: 'Denied' },
  aliases: 'Former numbers',
  above: 'Desk above',
  below: 'Came from the desk',
  private: 'staff only',
  unlink: (key) => `Unlink ${key}`,
  gone: 'You may no longer read this ticket.',
  goneMore: 'It was moved, or you no longer have access to it.',
  goneText: 'The text that you had begun',
  copyText: 'Copy the text',
  textCopied: 'Text copied.',
  image: (name) => `Attached picture: ${name}`,
  detachFile: (name) => `Remove the file ${name}`,
  detached: 'Removed',
};

export default parts;
