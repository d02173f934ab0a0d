/**
 * Addresses of the library's own scripts, for its own workers: all that the Trusted Types policy `guichet` ever makes. A page
 * allows it by `trusted-types guichet`; without it, and wherever the library comes from another origin than the page, no worker
 * can be made, and whoever wanted one does its work without.
 *
 *   const url = ownScriptUrl('search-worker.js');
 *   if (url !== undefined) try { worker = new Worker(url); } catch { … }
 */

/** The scripts that the build puts beside the library for workers. */
const OWN = ['search-worker.js'] as const;
export type OwnScript = (typeof OWN)[number];

interface Policy {
  createScriptURL(name: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(name: string): string }): Policy;
}

function addressOf(name: string): string {
  if (!OWN.some((each) => each === name)) throw new TypeError(`no script of the library: ${name}`);
  // Written whole, so that the build leaves it beside the chunk that it ends up in.
  return new URL(`./${name}`, import.meta.url).href;
}

let policy: Policy | null | undefined;

/** The policy, made once; null where the page forbids it. */
function policyOf(factory: Factory): Policy | null {
  if (policy !== undefined) return policy;
  try {
    policy = factory.createPolicy('guichet', { createScriptURL: addressOf });
  } catch {
    policy = null;
  }
  return policy;
}

/**
 * The address of one of the library's own scripts, for `new Worker`: a `TrustedScriptURL` where the browser knows them, which
 * the types of `Worker` call a string.
 * @returns undefined where no worker can be made of it: outside a page, in a page of another origin, or by its policy
 */
export function ownScriptUrl(name: OwnScript): string | undefined {
  if (typeof location === 'undefined' || new URL(import.meta.url).origin !== location.origin) return undefined;
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  if (trustedTypes === undefined) return addressOf(name);
  return policyOf(trustedTypes)?.createScriptURL(name) as string | undefined;
}
