/** The words of writing an article, for the team. */
import { counter } from '../counter.ts';
import type fr from '../fr/knowledge-writing.ts';

const count = counter('en');

const writing = {
  newTitle: 'New article',
  editTitle: 'Change the article',
  kind: 'Nature',
  languages: 'Languages',
  french: 'French',
  english: 'English (optional)',
  titleOf: { fr: 'Title', en: 'Title in English' },
  textOf: { fr: 'Text', en: 'Text in English' },
  textHint: 'Markdown: **bold**, lists, links. Write for somebody who meets the problem for the first time.',
  preview: 'Preview',
  writeAgain: 'Write',
  scope: 'For whom',
  places: 'Where to offer it',
  placesHint: 'Nothing ticked: on the whole desk.',
  wholeService: (name: string) => `${name}: the whole service`,
  problem: 'The problem’s ticket',
  problemHint: 'When this ticket is solved, the people who reported it hear of it.',
  noProblem: 'None',
  save: 'Save',
  saveDraft: 'Save the draft',
  cancel: 'Cancel',
  edit: 'Change',
  publish: 'Publish',
  published: 'The article is published.',
  withdraw: 'Withdraw from publication',
  withdrawn: 'The article is withdrawn: it is a draft again.',
  discard: 'Delete',
  discardAsk: (title: string) => `Delete “${title}”?`,
  discardMeans: 'Its text and its history are erased. This cannot be undone.',
  discarded: 'The draft is deleted.',
  saved: 'The article is saved.',
  kept: 'A text begun here has been taken up again.',
  forget: 'Start from what is saved',
  history: 'History',
  acts: { write: 'wrote', publish: 'published', withdraw: 'withdrew', discard: 'deleted' },
  columns: {
    kind: 'the nature',
    title: 'the title',
    text: 'the text',
    scope: 'for whom',
    places: 'where to offer it',
    problem: 'the problem’s ticket',
    state: 'the state',
  },
  before: 'Before',
  after: 'After',
  clash: 'Somebody else changed this article while you were writing.',
  clashMore: 'Nothing of your text is lost. Here is theirs: keep yours, or take theirs.',
  theirs: 'Their text',
  keepMine: 'Keep mine and save',
  takeTheirs: 'Take theirs',
  fromTicket: (n: number) =>
    n === 0
      ? 'Draft made from the ticket. Read it again: nothing in it was recognised as personal.'
      : count(n, {
          one: 'Draft made from the ticket. One personal passage was taken out: read it again before you publish.',
          other: 'Draft made from the ticket. # personal passages were taken out: read it again before you publish.',
        }),
  removed: { name: '[name removed]', mail: '[address removed]', number: '[number removed]' },
  mustBeModerator: 'A moderator of the service can publish it.',
} satisfies typeof fr;

export default writing;
