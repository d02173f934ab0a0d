/**
 * Frames, for pages that are not to run the library: the widget stays at the tickets' own origin, and this small script gives it
 * the page's look, language and person, and its height to the page.
 *
 *   <script type="module" src="https://tickets.example/guichet/guichet-frame.js" data-person="lea"></script>
 *   <a class="guichet-frame" href="https://tickets.example/guichet/frame.html?desk=moodle&widget=ticket-form">Support</a>
 */
import { defineFrames } from './frame/define-frames.ts';

if (typeof document !== 'undefined') defineFrames(import.meta.url);
