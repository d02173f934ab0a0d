/**
 * All the words that views share: states, people, what the small parts say. Whatever shows more than a form's first view imports
 * this file, and finds them in `locale.words`.
 */
import { words } from '../../locales/index.ts';
import fr from '../../locales/fr/shared.ts';
import { completeWords } from './localised.ts';

completeWords(words(fr, { en: () => import('../../locales/en/shared.ts') }));
