/** The desk's custom fields: what draws and checks them is fetched by the forms of desks that have some. */
import { onDemand } from '../shared/on-demand.ts';

export const FIELDS = onDemand(async () => {
  const [views, checks] = await Promise.all([
    import('./fields.view.ts'),
    import('../../domain/field-checks.ts'),
    import('../shared/define-combobox.ts'),
  ]);
  const { vocabulary, fieldsView, hasPageField } = views;
  return { vocabulary, fieldsView, hasPageField, checkFields: checks.checkFields };
});
