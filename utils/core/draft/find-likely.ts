import { readWithModel } from './draft-model.ts';
import type { DraftRuleSpec } from './draft-rule.ts';
import { hasReading } from './draft-text.ts';
import type { RawFinding, Situation } from './situation.ts';

/** Fewer characters or words are no sentence yet. */
const SHORTEST = 6;
/** Log-odds from which the model is believed, of the draft being bad and of the rule being the one broken. */
const SURE = { bad: 0.3, rule: -5.2 };
/** So much less likely than the first a second rule is named with it. */
const CLOSE = 1.1;
/** Warning the buyer of others is no fault of ours. */
const WARNS =
  /冒充|骗子|诈骗|假冒|钓鱼|(?:别|不要|请勿|切勿|不会|不用|无需)[^,。!?]{0,8}(?:验证码|密码|身份证|卡号)|\b(?:never|don't|do not|won't|no need to) (?:ever )?(?:need|ask (?:you )?for|send|share|give|post)\b[^.!?]{0,24}\b(?:code|password|pin|passcode|card (?:number|details))\b|\b(?:scam\w*|phishing|impost\w*|fake (?:site|seller|emails?))\b/u;
/** What a rule asks for stands in the draft. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = { no_time: ['time'], no_owner: ['time', 'owner'] };
/** Who helps with a time, a choice or a word of their own is left alone by mere likeness. */
const HELPS: readonly (readonly string[])[] = [
  ['time', 'ownStep'],
  ['time', 'act'],
  ['time', 'choice'],
  ['choice', 'ownStep'],
  ['ownWord', 'ownStep'],
  ['apology', 'act'],
  ['actNow'],
  ['concedes'],
  ['wayOut'],
];

/**
 * Rules that no pattern names but that the draft sounds like, by the model trained on drafts (`draft-model.ts`).
 *
 * @param found rules that were found already
 */
export function findLikely(situation: Situation, found: ReadonlySet<string>): RawFinding[] {
  const { draft, rules, market } = situation;
  if (!rules.model) return [];
  const words = draft.text.match(/\p{Script=Han}|[a-z']+/gu)?.length ?? 0;
  if (words < SHORTEST || WARNS.test(draft.text)) return [];
  const { bad, likely } = readWithModel(rules.model, draft.text);
  const first = likely[0];
  if (!first || bad < SURE.bad || first.score < SURE.rule) return [];
  if (HELPS.some((names) => names.every((name) => hasReading(draft, rules, name)))) return [];
  return likely
    .slice(0, 2)
    .filter(({ score }) => score >= first.score - CLOSE && score >= SURE.rule)
    .filter(({ rule }) => !ANSWERED[rule]?.some((name) => hasReading(draft, rules, name)))
    .filter(({ rule }) => !found.has(rule) && rules.specs[rule] && heldIn(situation, rule, market))
    .map(({ rule }) => ({ rule, start: 0, end: draft.original.trimEnd().length, ...mildly(rules.specs[rule]) }));
}

/** Likeness is no proof: it never stops a message. */
function mildly(spec: DraftRuleSpec | undefined): { severity?: 'high' } {
  return spec?.severity === 'stop' || spec?.severity === 'block' ? { severity: 'high' } : {};
}

/** Rules of the law of some markets are nothing to the others. */
function heldIn({ rules }: Situation, rule: string, market: Situation['market']): boolean {
  const patterns = rules.patterns.filter((pattern) => pattern.rule === rule);
  return patterns.length === 0 || patterns.some(({ markets }) => markets === null || markets.includes(market));
}
