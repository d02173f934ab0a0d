/** Adding, changing, ordering and removing services; who manages them (domain §7 Service; esup-helpdesk §2, §5). */
import type { DeskInput } from '../desk.ts';
import type { DeskContext, DeskDecisions, DeskDraft } from '../desk-deciding.ts';
import { patched, placed } from '../desk-deciding.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

export type ServiceInput = NonNullable<DeskInput['services']>[number];

function servicesOf({ document }: Pick<DeskContext, 'document'>): readonly ServiceInput[] {
  return document.services ?? [];
}

/** One service of the document changed; unknown ones are refused. */
export function withService(
  id: string,
  context: DeskContext,
  change: (service: ServiceInput) => ServiceInput | Refusal,
): DeskDraft | Refusal {
  if (context.fixed.has('services')) return refuse('fixed-by-page', { values: { setting: 'services' } });
  const services = servicesOf(context);
  const service = services.find((each) => each.id === id);
  if (service === undefined) return refuse('not-found', { values: { service: id } });
  const now = change(service);
  if ('code' in now) return now;
  return { document: { ...context.document, services: services.map((each) => (each === service ? now : each)) } };
}

export const serviceDecisions: DeskDecisions<
  'add-service' | 'change-service' | 'place-service' | 'remove-service' | 'set-manager'
> = {
  'add-service': ({ service, label, description, category }, context) => {
    if (context.fixed.has('services')) return refuse('fixed-by-page', { values: { setting: 'services' } });
    const services = servicesOf(context);
    if (services.some((each) => each.id === service)) return refuse('already-there', { values: { name: service } });
    const added = { id: service, label, ...(description === undefined ? {} : { description }), categories: [category] };
    return { document: { ...context.document, services: [...services, added] } };
  },

  'change-service': ({ service, patch }, context) => withService(service, context, (each) => patched(each, patch)),

  'place-service': ({ service, before }, context) => {
    const placing = withService(service, context, (each) => each);
    if ('code' in placing) return placing;
    const services = placed(
      servicesOf(context),
      (each) => each.id === service,
      (each) => each.id === before,
    );
    return { document: { ...context.document, services } };
  },

  'remove-service': ({ service }, context) => {
    const removing = withService(service, context, (each) => each);
    if ('code' in removing) return removing;
    const { document } = context;
    const services = servicesOf(context).filter((each) => each.id !== service);
    // What was promised for it goes with it.
    const levels = document.serviceLevels?.filter((each) => each.service !== service);
    return { document: { ...document, services, ...(levels === undefined ? {} : { serviceLevels: levels }) } };
  },

  'set-manager': ({ service, person, manager }, context) =>
    withService(service, context, (each) => {
      const managers = each.managers ?? [];
      const known = managers.find((one) => one.person === person);
      if (manager === null) return { ...each, managers: managers.filter((one) => one.person !== person) };
      const now = patched({ ...known, person }, manager);
      return { ...each, managers: known === undefined ? [...managers, now] : managers.map((one) => (one === known ? now : one)) };
    }),
};
