/**
 * The loader: one small script for every page of a site. Links and divisions that an editor left become widgets (see
 * `loader/address.ts`), and nothing else of the library is fetched before one of them is near.
 *
 *   <script type="module" src="https://tickets.example/guichet-loader.js" data-fallback-mail="support@your.school"></script>
 */
import { upgrade } from './loader/upgrade.ts';

if (typeof document !== 'undefined') upgrade(import.meta.url);
