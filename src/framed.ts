/** The script of `frame.html`, on the tickets' own site. */
import { showInside } from './frame/inside.ts';

if (typeof document !== 'undefined') showInside(import.meta.url);
