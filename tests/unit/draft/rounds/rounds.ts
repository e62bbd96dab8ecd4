import type { Lang } from '../../../../utils/core/taxonomy.ts';
import type { DraftCase } from '../corpus.ts';
import type { Round } from './round.ts';
import { ROUND_1 } from './round-1.ts';
import { ROUND_2 } from './round-2.ts';
import { ROUND_3 } from './round-3.ts';
import { ROUND_4 } from './round-4.ts';
import { ROUND_5 } from './round-5.ts';
import { ROUND_6 } from './round-6.ts';
import { ROUND_7 } from './round-7.ts';
import { ROUND_8 } from './round-8.ts';
import { ROUND_9 } from './round-9.ts';
import { ROUND_10 } from './round-10.ts';
import { ROUND_11 } from './round-11.ts';
import { ROUND_12 } from './round-12.ts';
import { ROUND_13 } from './round-13.ts';
import { ROUND_14 } from './round-14.ts';
import { ROUND_15 } from './round-15.ts';
import { ROUND_16 } from './round-16.ts';
import { ROUND_17 } from './round-17.ts';
import { ROUND_18 } from './round-18.ts';
import { ROUND_19 } from './round-19.ts';
import { ROUND_20 } from './round-20.ts';
import { ROUND_21 } from './round-21.ts';
import { ROUND_22 } from './round-22.ts';
import { ROUND_23 } from './round-23.ts';
import { ROUND_24 } from './round-24.ts';
import { ROUND_25 } from './round-25.ts';
import { ROUND_26 } from './round-26.ts';

/** In the order in which they were written. */
export const ALL_ROUNDS: readonly Round[] = [
  ROUND_1,
  ROUND_2,
  ROUND_3,
  ROUND_4,
  ROUND_5,
  ROUND_6,
  ROUND_7,
  ROUND_8,
  ROUND_9,
  ROUND_10,
  ROUND_11,
  ROUND_12,
  ROUND_13,
  ROUND_14,
  ROUND_15,
  ROUND_16,
  ROUND_17,
  ROUND_18,
  ROUND_19,
  ROUND_20,
  ROUND_21,
  ROUND_22,
  ROUND_23,
  ROUND_24,
  ROUND_25,
  ROUND_26,
];

/** All rounds by language of the buyer, about half of them clean. */
export const ROUNDS: readonly { lang: Lang; cases: readonly DraftCase[] }[] = (
  ['zh-Hans', 'zh-Hant', 'en'] as const
).map((lang) => ({ lang, cases: ALL_ROUNDS.flatMap((round) => round[lang]) }));
