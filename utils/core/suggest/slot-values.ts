/** What the core can put into a slot: only facts from the conversation, the order, the profile and the clock. */
import type { Conversation } from '../conversation/conversation.ts';
import type { SlotSpec } from '../packs/script.ts';
import { knownFacts } from '../remedy/known-facts.ts';
import type { Clock, Settings } from '../settings.ts';
import type { Lang } from '../taxonomy.ts';
import { writeMoney } from './write-money.ts';
import { writeDate, writeTime } from './write-time.ts';

export interface SlotContext {
  conversation: Conversation;
  /** The sum that buyer and shop have agreed on, as it was written. */
  agreed?: string;
  settings: Settings;
  clock: Clock;
  lang: Lang;
}

type Fill = (context: SlotContext, spec: SlotSpec) => string | undefined;

const ORDER_NUMBER =
  /(?:订单|訂單|order|单号|單號)\s*(?:编号|編號|号|號|no\.?|number|#)?\s*[:：#]?\s*([a-z]{0,4}\d[\da-z-]{6,24})/i;

/** The order number the buyer or the page names; the buyer's latest mention wins. */
function orderNumber(conversation: Conversation): string | undefined {
  if (conversation.order?.orderId) return conversation.order.orderId;
  for (let i = conversation.turns.length - 1; i >= 0; i--) {
    const turn = conversation.turns[i];
    if (turn?.role !== 'customer') continue;
    const found = ORDER_NUMBER.exec(turn.text.slice(0, 2000));
    if (found?.[1]) return found[1];
  }
  return undefined;
}

function money(context: SlotContext, amount: number | undefined): string | undefined {
  if (amount === undefined) return undefined;
  return writeMoney(amount, context.conversation.order?.currency ?? context.settings.currency);
}

/** A day is 1,440 minutes; a dated promise without its own offset is two days away. */
const TWO_DAYS = 2880;

const FILLS: Readonly<Record<string, Fill>> = {
  item: ({ conversation }) => conversation.order?.item,
  order: ({ conversation }) => orderNumber(conversation),
  buyer: ({ conversation }) => conversation.customerName,
  owner: ({ settings }) => settings.agent.name,
  lead: ({ settings }) => settings.agent.lead,
  shop: ({ settings }) => settings.agent.shop,
  time: ({ clock, settings, lang }, spec) => writeTime(clock, spec.inMinutes ?? settings.promiseMinutes, lang),
  time2: ({ clock, settings, lang }, spec) => writeTime(clock, spec.inMinutes ?? settings.promiseMinutes * 2, lang),
  date: ({ clock, lang }, spec) => writeDate(clock, spec.inMinutes ?? TWO_DAYS, lang),
  days: ({ conversation }) => knownFacts(conversation).daysSinceReceipt?.toString(),
  agreed: ({ agreed }) => agreed,
  amount: (context) => money(context, knownFacts(context.conversation).price),
  difference: (context) => money(context, knownFacts(context.conversation).difference),
  freight: (context) => money(context, knownFacts(context.conversation).returnFreight),
  crisis: ({ settings }) => settings.crisisLine,
};

/** Whether a slot of this name is filled from the conversation, the order, the profile or the clock. */
export function fillsItself(name: string): boolean {
  return Object.hasOwn(FILLS, name);
}

/** The value of a slot, or undefined where nobody knows it: then it stays visible and must be typed. */
export function slotValue(name: string, spec: SlotSpec, context: SlotContext): string | undefined {
  // A slot may be called `constructor`, which every object has.
  const value = fillsItself(name) ? FILLS[name]?.(context, spec)?.trim() : undefined;
  return value === '' ? undefined : value;
}
