import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { normalise } from '../text/normalise.ts';
import { mayBeIn, readSums } from './read-sums.ts';

const DEMAND_ZH = /赔|补|退|返|给我|要求|至少|才行|打发/;
const DEMAND_EN = /\b(?:compensat\w*|pay|refund|knock|credit|give|want|owe|at least|settle for|make it)\b/;

/** The buyer's own number; in another currency than the order it can be compared with nothing. */
export interface Demand {
  amount: number | null;
  otherCurrency: boolean;
}

/** The sum the buyer asks for in the last run of messages. Prices named in passing are none. */
export function readDemand(assessment: Assessment, conversation: Conversation, currency: string): Demand {
  const demand: Demand = { amount: null, otherCurrency: false };
  if (!assessment.standing.intents.includes('compensate')) return demand;
  const { first, last } = assessment.signals.lastRun;
  for (let index = Math.max(0, first); index <= last; index += 1) {
    const turn = conversation.turns[index];
    if (turn?.role !== 'customer') continue;
    for (const clause of normalise(turn.text.slice(0, 1000)).text.split(/[,。;!?\n](?!\d{3})|\.(?=\s|$)/)) {
      if (!DEMAND_ZH.test(clause) && !DEMAND_EN.test(clause)) continue;
      for (const sum of readSums(clause)) {
        if (mayBeIn(sum, currency)) demand.amount = Math.max(demand.amount ?? 0, sum.amount);
        else demand.otherCurrency = true;
      }
    }
  }
  return demand;
}
