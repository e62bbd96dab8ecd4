import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { normalise } from '../text/normalise.ts';

const AMOUNT =
  /(?:nt\$|hk\$|us\$|[¥$€£])\s?(\d{1,6}(?:\.\d{1,2})?)|(\d{1,6}(?:\.\d{1,2})?)\s?(?:元|块|rmb|yuan|usd|eur|gbp|dollars?|bucks|euros?|pounds?|quid)/g;
const DEMAND_ZH = /赔|补|退|返|给我|要求|至少|才行|打发/;
const DEMAND_EN = /\b(?:compensat\w*|pay|refund|knock|credit|give|want|owe|at least|settle for|make it)\b/;

/** The sum the buyer asks for in the last run of messages, or null. Prices named in passing are none. */
export function readDemand(assessment: Assessment, conversation: Conversation): number | null {
  if (!assessment.standing.intents.includes('compensate')) return null;
  const { first, last } = assessment.signals.lastRun;
  let demand: number | null = null;
  for (let index = Math.max(0, first); index <= last; index += 1) {
    const turn = conversation.turns[index];
    if (turn?.role !== 'customer') continue;
    for (const clause of normalise(turn.text.slice(0, 1000)).text.split(/[,。;!?\n]|\.(?=\s|$)/)) {
      if (!DEMAND_ZH.test(clause) && !DEMAND_EN.test(clause)) continue;
      for (const match of clause.matchAll(AMOUNT)) {
        const amount = Number(match[1] ?? match[2]);
        if (amount > 0) demand = Math.max(demand ?? 0, amount);
      }
    }
  }
  return demand;
}
