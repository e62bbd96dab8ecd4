import { readWithModel } from './draft-model.ts';
import type { DraftRuleSpec } from './draft-rule.ts';
import { hasReading } from './draft-text.ts';
import type { RawFinding, Situation } from './situation.ts';

/** Fewer characters or words are no sentence yet. */
const SHORTEST = 6;
/** Log-odds from which the model is believed, of the draft being bad and of the rule being the one broken. */
const SURE = { bad: 0, rule: -4 };
/** Beside a rule that was found by its words a likeness is nearly always a wrong one; only then is it believed. */
const SURE_BESIDE = -1.5;
/** Where the buyer only asks about a thing there is little to do wrong; a likeness must be strong. */
const SURE_IN_CALM = -2.5;
/** So much less likely than the first a second rule is named with it. */
const CLOSE = 0.8;
/** Warning the buyer of others is no fault of ours. */
const WARNS =
  /冒充|骗子|诈骗|假冒|钓鱼|(?:别|不要|请勿|切勿|不会|不用|无需)[^,。!?]{0,8}(?:验证码|密码|身份证|卡号)|\b(?:never|don't|do not|won't|no need to) (?:ever )?(?:need|ask (?:you )?for|send|share|give|post)\b[^.!?]{0,24}\b(?:code|password|pin|passcode|card (?:number|details))\b|\b(?:scam\w*|phishing|impost\w*|fake (?:site|seller|emails?))\b/u;
/** A greeting with an open ear, however short, gives nobody up. */
const INVITES =
  /(?:请问|有什么|想|要)[^,。!?]{0,6}(?:可以帮|能帮|帮(?:到|您)|为您|咨询|了解|询问|问|看)[^,。!?]{0,8}(?:[呢吗?]|$)|(?:请|您|你)(?:说|讲|问)(?:吧)?(?:$|[,。!~])|\b(?:how|what|which|anything else|something else)\b[^.!?]{0,24}\b(?:(?:can|may|could) (?:i|we) (?:help|assist|do for)|(?:would|do) you (?:like|want) (?:to know|me to)|you(?:'d| would) like (?:me )?to)\b/u;
/** The buyer has said hello and no more: what is answered can be no wrong yet that only a likeness knows. */
const GREETED =
  /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|你好|您好|哈[啰罗喽]|嗨|在吗|在么|在不在|有人(?:吗|在)|(?:请问)?(?:客服|有人)(?:在)?吗?)[^.!?。]{0,14}[.!?。~]*\s*$/u;
/** What a rule asks for stands in the draft. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = { no_time: ['time'], no_owner: ['time', 'owner'] };
/** Rules about a thing: a draft that never speaks of it may be bad, but breaks another rule. */
const SUBJECT: Readonly<Record<string, RegExp>> = {
  review_bribe: /评|星|晒|反馈|口碑|review|rating|\brat(?:e|ed)\b|stars?\b|feedback|post\b|testimonial|comment/u,
  review_beg: /评|星|晒|反馈|口碑|review|rating|\brat(?:e|ed)\b|stars?\b|feedback|survey|score|comment/u,
  pii_ask:
    /证|卡|码(?<!号码)|密|户|脸|拍|护照|住址|生日|身份|手机|电话|\bids?\b|passport|licen[cs]e|card|password|passcode|\bcodes?\b|\bpins?\b|selfie|face|ssn|social security|account|bank|login|log-in|cvv|birth|phone|address|digits/u,
  conditional_proof:
    /照|图|拍|录|视频|证|据|单|票|检|鉴定|寄回|截|photo|pic(?:ture)?s?\b|image|video|clip|footage|film|proof|prove|evidence|receipt|invoice|screenshot|document|report|show|inspect/u,
  off_platform:
    /微|信|加|扣|群|电话|手机|转账|私|line|qq|v\b|whats ?app|telegram|wechat|e-?mail|text|call|phone|paypal|venmo|zelle|number|dm\b|message|outside|direct|transfer|cash/u,
  calm_down:
    /静|激动|气|绪|急|火|凶|淡定|calm|relax|upset|ang(?:ry|er)|emotion|tone|shout|yell|temper|breath|chill|drama|worked up|heated|cool|easy|settle|overreact|aggressive|rude|attitude/u,
};
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
  if (
    words < SHORTEST ||
    WARNS.test(draft.text) ||
    INVITES.test(draft.text) ||
    GREETED.test(situation.buyer.at(-1)?.text ?? '')
  )
    return [];
  const { bad, likely } = readWithModel(rules.model, draft.text);
  const first = likely[0];
  const sure = found.size > 0 ? SURE_BESIDE : isCalm(situation) ? SURE_IN_CALM : SURE.rule;
  if (!first || bad < SURE.bad || first.score < sure) return [];
  if (HELPS.some((names) => names.every((name) => hasReading(draft, rules, name)))) return [];
  return likely
    .slice(0, 2)
    .filter(({ rule }) => SUBJECT[rule]?.test(draft.text) ?? true)
    .filter(({ score }) => score >= first.score - CLOSE && score >= sure)
    .filter(({ rule }) => !ANSWERED[rule]?.some((name) => hasReading(draft, rules, name)))
    .filter(({ rule }) => !found.has(rule) && rules.specs[rule] && heldIn(situation, rule, market))
    .map(({ rule }) => ({ rule, start: 0, end: draft.original.trimEnd().length, ...mildly(rules.specs[rule]) }));
}

/** The buyer has written, names no trouble and shows no heat. */
function isCalm({ buyer, assessment, intensity }: Situation): boolean {
  return buyer.length > 0 && intensity === 0 && assessment.standing.issue === null;
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
