/** What a page of the fault tests runs: the embedded backend, under a name that the test can call. */
import { indexedDbBackend } from '../../../src/backends/indexeddb/index.ts';

Object.assign(globalThis, { indexedDbBackend });
