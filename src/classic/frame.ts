/** Frames, as a classic script, for where `type="module"` cannot be written. */
import { defineFrames } from '../frame/define-frames.ts';
import { ownAddress } from './own-address.ts';

defineFrames(ownAddress());
