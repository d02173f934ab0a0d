/** What is said to whoever runs the desk, when a ticket filed here would reach nobody. */
import type fr from '../fr/reach.ts';

const reach = {
  over: (until: string) => `The desk has been closed since ${until}: nobody can file a ticket here any more.`,
  nowhere: 'No service and no category is open here: nobody can file a ticket.',
  nobody: 'Nobody is told of tickets filed here: this desk has no team. Give it a technician.',
  nobodyIn: (service: string, categories: string) =>
    `Nobody is told of the tickets of “${service}” (${categories}): this service has no manager, no member and no observer. Add some.`,
} satisfies typeof fr;

export default reach;
