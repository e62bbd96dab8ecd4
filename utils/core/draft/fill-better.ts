/** Completes a better wording with what is known, so that one tap puts a whole sentence into the draft. */
import type { Finding, RemedyAdvice, RemedyOption } from '../advice.ts';
import type { Script } from '../packs/script.ts';
import { type SlotContext, slotValue } from '../suggest/slot-values.ts';
import { writeMoney } from '../suggest/write-money.ts';
import type { Lang, Rung } from '../taxonomy.ts';

/** What we would do, as it stands after "我直接…" and "I'll …"; `#` is the amount. */
const DEEDS: Readonly<Record<Rung, Readonly<Record<Lang, string>> | null>> = {
  // An explanation is no deed that a sentence could promise.
  explain_care: null,
  resend_part: { 'zh-Hans': '补寄配件', 'zh-Hant': '補寄零件', en: 'send the missing part' },
  resend: { 'zh-Hans': '重新补发', 'zh-Hant': '重新補寄', en: 'send it again' },
  small_comp: { 'zh-Hans': '补偿您#', 'zh-Hant': '補償您#', en: 'pay you # for the trouble' },
  refund_difference: { 'zh-Hans': '退您差价#', 'zh-Hant': '退您差價#', en: 'refund the difference of #' },
  repair_loaner: { 'zh-Hans': '安排维修', 'zh-Hant': '安排維修', en: 'arrange the repair' },
  exchange: { 'zh-Hans': '安排换新', 'zh-Hant': '安排換新', en: 'arrange a replacement' },
  return_refund: { 'zh-Hans': '安排退货退款', 'zh-Hant': '安排退貨退款', en: 'arrange a return with a full refund' },
  refund_no_return: { 'zh-Hans': '直接退款', 'zh-Hant': '直接退款', en: 'refund you without a return' },
  goodwill: { 'zh-Hans': '补偿您#', 'zh-Hant': '補償您#', en: 'add # as an apology' },
};

/** A deed that the agent may promise alone; what a lead must approve is not promised in an agent's name. */
function deedOf(option: RemedyOption | undefined, lang: Lang): string | undefined {
  if (option?.approval !== 'agent') return undefined;
  const words = DEEDS[option.rung]?.[lang];
  if (!words?.includes('#')) return words;
  return option.amount > 0 ? words.replace('#', writeMoney(option.amount, option.currency)) : undefined;
}

const SLOT = /\{([a-z][a-z0-9]*)\}/g;
const PLAIN: Script['slots'][string] = { type: 'text' };

/**
 * Fills the slots of a finding's better wording: times from the clock, names from the profile, `{option1}` and
 * `{option2}` from the remedies that the agent may grant. What nobody knows stays open, and the wording is then advice.
 */
export function fillBetter(finding: Finding, { options }: RemedyAdvice, context: SlotContext): Finding {
  if (!finding.better.includes('{')) return finding;
  const granted = options.flatMap((option) => deedOf(option, context.lang) ?? []);
  const better = finding.better.replace(SLOT, (whole, name: string) => {
    if (name === 'option1' || name === 'option2') return granted[name === 'option1' ? 0 : 1] ?? whole;
    return slotValue(name, PLAIN, context) ?? whole;
  });
  return { ...finding, better };
}
