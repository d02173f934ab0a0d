/**
 * The shape of a company's incidents, for tickets made like them: which states they went through and how long that took, their
 * priorities, how unequal their places and their requesters are. Counted in the UCI incident log (dataset 498, C. Amaral et al., CC BY 4.0).
 */
import type { State } from '../../../src/domain/states.ts';

/** One way through the states, and how many of 24,918 incidents went it. */
export interface Way {
  readonly count: number;
  readonly states: readonly State[];
  /** Minutes from its opening to its end, at the 5th, 15th … 95th percentile. */
  readonly minutes: readonly number[];
  /** Which part of them passed in each state but the last, on average. */
  readonly parts: readonly number[];
}

const [P, R, W, S, V] = ['posted', 'resolving', 'waiting', 'resolved', 'validated'] as const;

/** The ways of 98 in a hundred. */
export const WAYS: readonly Way[] = [
  {
    count: 10_854,
    states: [P, R, S, V],
    minutes: [7216, 7235, 7252, 7274, 7412, 8560, 10572, 14760, 23068, 35972],
    parts: [0.101, 0.315, 0.584],
  },
  {
    count: 8099,
    states: [P, S, V],
    minutes: [7215, 7230, 7244, 7256, 7271, 7359, 8271, 10539, 17262, 29214],
    parts: [0.26, 0.74],
  },
  {
    count: 2816,
    states: [P, R, W, S, V],
    minutes: [7651, 10171, 13460, 16690, 19790, 24030, 28351, 34536, 54664, 129872],
    parts: [0.061, 0.212, 0.502, 0.225],
  },
  {
    count: 1794,
    states: [P, W, S, V],
    minutes: [7473, 8960, 11488, 14477, 16886, 19156, 23725, 27815, 34847, 93828],
    parts: [0.201, 0.502, 0.297],
  },
  {
    count: 427,
    states: [P, R, W, R, S, V],
    minutes: [8258, 9049, 11252, 13289, 16159, 19289, 24484, 29000, 34545, 96527],
    parts: [0.069, 0.178, 0.313, 0.111, 0.329],
  },
  {
    count: 325,
    states: [P, W, R, S, V],
    minutes: [7508, 8768, 10320, 13270, 15924, 18678, 22982, 27471, 36112, 102610],
    parts: [0.125, 0.316, 0.28, 0.279],
  },
  {
    count: 67,
    states: [P, R, S, R, S, V],
    minutes: [7348, 8461, 10400, 13413, 15587, 17395, 21480, 24891, 31602, 47949],
    parts: [0.095, 0.236, 0.035, 0.258, 0.376],
  },
  {
    count: 48,
    states: [P, S, R, S, V],
    minutes: [7552, 8534, 8672, 9066, 10304, 11157, 15179, 18503, 25574, 38524],
    parts: [0.132, 0.105, 0.261, 0.502],
  },
];

/** Of a thousand, how many had each priority; the log's four, the most pressing first. */
export const PRIORITIES = [
  ['highest', 7],
  ['high', 12],
  ['normal', 950],
  ['low', 31],
] as const;

/** Of a thousand, how many were given to each of the largest of its seventy groups; the others share the rest. */
export const PLACES: readonly number[] = [513, 55, 36, 31, 28, 25, 20, 17, 16, 15, 14, 14, 13, 13, 13, 12, 12, 12, 12, 11];

/** People who asked for something: five tickets each, and one of them 438. */
export const REQUESTERS = 5245;

/** Of all tickets, the part that somebody still had to do something about at once. */
export const ACTIVE = 0.013;
