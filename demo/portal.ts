/** The portal of the group: nothing of its own but the language, then the widgets. */
import { startHost } from './host.ts';

await startHost({ desk: 'bugs', initial: 'lea' });
await import('../src/guichet.ts');
