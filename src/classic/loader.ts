/** The loader as a classic script, for where `type="module"` cannot be written; `async`, `defer` and RequireJS do it no harm. */
import { upgrade } from '../loader/upgrade.ts';
import { ownAddress } from './own-address.ts';

upgrade(ownAddress());
