/** The library as a classic script: it only imports the module beside it. */
import { ownAddress } from './own-address.ts';

import(new URL('guichet.js', ownAddress()).href).catch((error: unknown) => {
  console.error('guichet: the library could not be fetched', error);
});
