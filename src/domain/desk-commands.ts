/** The commands that change the desk itself: settings, services, categories, people (domain §3, last paragraph). */
import type { DeskCommand } from './schemas/desk-commands.ts';

export type {
  CategoryPatch,
  DeskCommand,
  DeskCommandInput,
  PersonPatch,
  ServicePatch,
  SettingsPatch,
} from './schemas/desk-commands.ts';

export type DeskCommandName = DeskCommand['do'];
/** The commands of some names. */
export type DeskCommandOf<Name extends DeskCommandName> = Extract<DeskCommand, { readonly do: Name }>;
