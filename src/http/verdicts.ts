/**
 * What may be done with each row of a page, said once for all rows of which it is true: three quarters of a page would be the same verdicts
 * again and again, and somebody on a poor line waits for them.
 */
import type { Page } from '../backends/backend.ts';
import type { Allowed, TicketRow } from '../domain/view.ts';

/** A page as it goes over the wire: a row names its verdicts by their place in the page's. */
export interface PackedPage extends Omit<Page<TicketRow>, 'rows'> {
  readonly rows: readonly (Omit<TicketRow, 'allowed'> & { readonly allowed: number })[];
  readonly verdicts: readonly Allowed[];
}

/** What tells verdicts apart: a desk says them in one order. */
function nameOf(allowed: Allowed): string {
  let name = '';
  for (const verdict of Object.values(allowed)) name += verdict === true ? '+' : `${verdict},`;
  return name;
}

/** The server's end. */
export function packed(page: Page<TicketRow>): PackedPage {
  const places = new Map<string, number>();
  const verdicts: Allowed[] = [];
  const rows = page.rows.map(({ allowed, ...row }) => {
    const name = nameOf(allowed);
    const place = places.get(name) ?? verdicts.push(allowed) - 1;
    places.set(name, place);
    return { ...row, allowed: place };
  });
  return { ...page, rows, verdicts };
}

/** The page's end: rows of the same verdicts share them. */
export function unpacked({ verdicts, rows, ...page }: PackedPage): Page<TicketRow> {
  return { ...page, rows: rows.map((row) => ({ ...row, allowed: verdicts[row.allowed] as Allowed })) };
}
