/** Promised times while they are typed, in hours; what is wrong with them, and back. */
import type { Issue } from '../../../domain/fields.ts';
import { DELAYS, type DelayName } from '../../../domain/reports/names.ts';
import { LONGEST_TARGET, MOST_LEVELS, type ServiceLevel } from '../../../domain/service-levels.ts';
import { PRIORITIES, type Priority } from '../../../domain/values.ts';
import type { Language } from '../../../locales/index.ts';

/** One line; an empty service or priority is any, an empty time promises nothing. */
export interface LevelDraft {
  /** Tells lines apart while they come and go. */
  readonly key: string;
  readonly service: string;
  readonly priority: string;
  readonly hours: Readonly<Record<DelayName, string>>;
}

let made = 0;

function keyed(level: Omit<LevelDraft, 'key'>): LevelDraft {
  made += 1;
  return { key: `level-${String(made)}`, ...level };
}

/** A new line, for whatever no other line is for. */
export function blankLevel(): LevelDraft {
  return keyed({ service: '', priority: '', hours: { response: '', take: '', resolution: '' } });
}

const HOUR = 60;

/** As the person's language writes it; what is typed is read with either mark. */
function hoursIn(minutes: number | undefined, language: Language): string {
  if (minutes === undefined) return '';
  const hours = String(Math.round((minutes / HOUR) * 100) / 100);
  return language === 'fr' ? hours.replace('.', ',') : hours;
}

export function draftOf({ service, priority, ...targets }: ServiceLevel, language: Language): LevelDraft {
  const { response, take, resolution } = targets;
  const hoursOf = (minutes: number | undefined): string => hoursIn(minutes, language);
  return keyed({
    service: service ?? '',
    priority: priority ?? '',
    hours: { response: hoursOf(response), take: hoursOf(take), resolution: hoursOf(resolution) },
  });
}

/** Minutes of what was typed in hours; undefined where nothing was, null where it is no time. */
function minutesOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  const minutes = /^\d+(?:\.\d+)?$/u.test(text) ? Math.round(Number(text) * HOUR) : 0;
  return minutes >= 1 && minutes <= LONGEST_TARGET ? minutes : null;
}

/** A line as it is kept, of a draft in which nothing is wrong. */
export function levelOf({ service, priority, hours }: LevelDraft): ServiceLevel {
  const targets = Object.fromEntries(
    DELAYS.flatMap((name) => {
      const minutes = minutesOf(hours[name]);
      return minutes == null ? [] : [[name, minutes]];
    }),
  );
  return {
    service: service === '' ? null : service,
    priority: PRIORITIES.find((each): each is Priority => each === priority) ?? null,
    ...targets,
  };
}

/** What is wrong, by line: paths `<key>`, `<key>-<measure>`. */
export function levelIssues(levels: readonly LevelDraft[]): Issue[] {
  const names = levels.map(({ service, priority }) => `${service}|${priority}`);
  return [
    ...(levels.length > MOST_LEVELS ? [{ path: 'levels', code: 'too-many' }] : []),
    ...levels.flatMap(({ key, hours }, at): Issue[] => {
      const wrong = DELAYS.filter((name) => minutesOf(hours[name]) === null);
      if (wrong.length > 0) return wrong.map((name) => ({ path: `${key}-${name}`, code: 'not-a-number' }));
      if (names.indexOf(names[at] ?? '') < at) return [{ path: key, code: 'level-twice' }];
      return DELAYS.every((name) => minutesOf(hours[name]) === undefined) ? [{ path: key, code: 'no-target' }] : [];
    }),
  ];
}
