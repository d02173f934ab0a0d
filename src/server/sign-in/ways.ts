/** The ways of signing in that a configuration names. */
import type { Config } from '../config.ts';
import { casWay } from './cas.ts';
import { oidcWay } from './oidc.ts';
import type { Way } from './way.ts';

export function waysOf({ oidc, cas }: Pick<Config, 'oidc' | 'cas'>): Way[] {
  return [...oidc.map(oidcWay), ...cas.map(casWay)];
}
