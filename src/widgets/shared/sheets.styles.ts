/** Every shared sheet in its order, for views that show tickets: a widget's own styles come after them. */
import type { CSSResult } from 'lit';
import { firstSheets } from './base.styles.ts';
import { blocks } from './blocks.styles.ts';
import { parts } from './parts.styles.ts';

export const sheets: CSSResult[] = [...new Set([...firstSheets, ...blocks, ...parts])];
