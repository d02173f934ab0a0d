/** What somebody filed without an account, offered once they sign in by a mail address that is theirs. */
import { createHmac } from 'node:crypto';
import type { Session } from '../../backends/backend.ts';
import type { ClaimingPart } from '../../backends/claiming.ts';
import type { Claimant, ClaimsIn } from '../../backends/desk/claiming.ts';
import type { Keeping } from './keeping.ts';

export interface ClaimingParts extends Claimant {
  readonly claims: ClaimsIn;
  readonly keeping: Keeping;
  /** The folder of the guest. */
  readonly whose: string;
  readonly secret: string;
}

/** What is offered to one person at one desk. */
export function claimingOf({ claims, keeping, whose, secret, guest, person }: ClaimingParts): ClaimingPart {
  const of = { guest, person };
  /** Whoever declined, as the folder of a guest names them: nobody reads in it who they are. */
  const mark = createHmac('sha256', secret).update(`declined ${person}`).digest('base64url').slice(0, 22);
  const offered = async () => {
    const [all, until] = await Promise.all([claims.offered(of), keeping.declined(whose, mark)]);
    return until === undefined ? all : all.filter(({ filed }) => filed > until);
  };
  return {
    offered,
    claim: async (tickets) => {
      const ids = new Set((await offered()).map(({ id }) => id));
      return claims.claim(
        of,
        tickets.filter((ticket) => ids.has(ticket)),
      );
    },
    decline: async () => {
      const [last] = await offered();
      if (last !== undefined) await keeping.decline(whose, mark, last.filed);
    },
  };
}

/** A session that answers for what is offered, and says whether anything is: who asks again what was done is answered too. */
export async function offering(session: Session, parts: ClaimingParts): Promise<Session> {
  const claiming = claimingOf(parts);
  const claims = (await claiming.offered()).length > 0;
  return Object.defineProperties(session, {
    claiming: { value: claiming },
    can: { value: claims ? { ...session.can, claims } : session.can },
  });
}
