import type { Assessment, Finding } from '../../advice.ts';
import type { Issue } from '../../taxonomy.ts';
import { wordingKey } from '../draft-rule.ts';
import { type DraftText, findReading, hasReading, originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';

/** Failures of the process, not of the thing: here a missing word of ours hurts most (domain.md §0, E3). */
const PROCESS: ReadonlySet<Issue> = new Set<Issue>([
  'late',
  'stuck',
  'lost',
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'oversold_cancelled',
  'refund_slow',
  'coupon_failed',
  'wrong_price',
]);
const UPSET_FROM = 3;

/** Beside a named failure (`is.…`): what tells of one. A threat or a complaint alone names none. */
const HURT: readonly string[] = [
  'tol.promise_broken',
  'tol.repeat',
  'tol.waiting',
  'tr.employee',
  'root.unfair',
  'root.despair',
  'mod.fault',
];
/** Wishes and worries: nobody has failed yet. */
const NO_FAILURE: ReadonlySet<string> = new Set(['is.no_reason_return', 'is.price_drop', 'is.counterfeit_doubt']);

function acknowledges({ rules }: Situation, text: DraftText): boolean {
  return ['apology', 'ownWord', 'feelsWith'].some((name) => hasReading(text, rules, name));
}

/** Whether the buyer speaks of a failure in what they wrote since our last message. */
function namesFailure({ signals }: Assessment): boolean {
  return Object.entries(signals.cues).some(
    ([label, cues]) =>
      ((label.startsWith('is.') && !NO_FAILURE.has(label)) || HURT.includes(label)) &&
      cues.some(({ turn }) => turn >= signals.lastRun.first),
  );
}

/** A remedy with its time, or a choice with a step of ours: the buyer is being helped, and a missing word of regret costs little. */
function helpsAtOnce({ draft, rules, intensity }: Situation): boolean {
  const has = (name: string): boolean => hasReading(draft, rules, name);
  // Before anybody is upset, a plain answer with a time is what was asked for.
  if (intensity < UPSET_FROM && has('time')) return true;
  if (has('actNow')) return true;
  return (has('choice') && has('ownStep')) || (has('time') && (has('choice') || has('owner') || has('act')));
}

function isOwed(situation: Situation): boolean {
  const { assessment, intensity, own } = situation;
  const { standing, signals } = assessment;
  if (
    signals.lastBuyerTurn < 0 ||
    signals.phase === 'presale' ||
    (standing.flags.length > 0 && !standing.flags.every((flag) => flag === 'vulnerable'))
  )
    return false;
  const process = standing.issue !== null && PROCESS.has(standing.issue);
  if (!namesFailure(assessment)) return false;
  if (intensity < UPSET_FROM && !(process && signals.unacknowledgedFailure && intensity >= 2)) return false;
  return signals.unacknowledgedFailure || !own.some((text) => acknowledges(situation, text));
}

const GREETING_ZH =
  /^\s*(?:(?:您好|你好)(?!好)[呀啊哦哈]?|(?:亲亲|亲爱的|親愛的|亲|親)(?=[\s,，!！。~～]))[\s,，!！。~～、]*/u;
const GREETING_EN =
  /^\s*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: [a-z]+){0,2}|dear(?: [a-z.]+){1,2})\s*[,.!]+\s*/iu;
/** A slot, a Latin word or one character. */
const FIRST_WORD = /^\s*(?:\{[^{}]*\}|[\p{Script=Latin}\p{N}'’-]+|.)/su;

/** What greets at the start of a draft, with the marks after it; empty where nothing does. */
function greetingOf(text: string): string {
  let greeting = GREETING_EN.exec(text)?.[0] ?? '';
  for (let next = ' '; greeting === '' || next !== ''; ) {
    next = GREETING_ZH.exec(text.slice(greeting.length))?.[0] ?? '';
    if (next === '') break;
    greeting += next;
  }
  return greeting;
}

/** The wording goes behind a greeting, else in front of the first clause, which stays as the agent wrote it. */
function prefixed({ draft, rules, lang }: Situation, rule: string): RawFinding {
  const owned = rules.texts[rule]?.better[wordingKey(lang)] ?? '';
  const greeting = greetingOf(draft.original);
  if (greeting !== '') {
    const after =
      /,\s*$/.test(greeting) && !owned.startsWith('I ') ? owned.charAt(0).toLowerCase() + owned.slice(1) : owned;
    const better = lang === 'en' ? `${greeting.trim()} ${after}` : `您好，${owned}`;
    return { rule, start: 0, end: greeting.length, better };
  }
  const { end } = originalSpan(draft, draft.clauses[0] ?? { start: 0, end: draft.text.length });
  return { rule, start: 0, end, better: owned + draft.original.slice(0, end).trimStart() };
}

const PREFIXED: ReadonlySet<string> = new Set(['no_apology', 'explain_first']);

/**
 * Where the first clause breaks another rule it must not come back inside a wording that is offered as the better
 * one: then only the first word does, since a span that is replaced has to hold something.
 */
export function keepClear(findings: readonly Finding[], draft: string): Finding[] {
  const others = findings.filter(({ rule }) => !PREFIXED.has(rule));
  return findings.map((finding) => {
    const kept = draft.slice(0, finding.end).trimStart();
    const returns = PREFIXED.has(finding.rule) && finding.better.endsWith(kept);
    if (!returns || !others.some(({ start }) => start < finding.end)) return finding;
    const end = Math.min(finding.end, FIRST_WORD.exec(draft)?.[0].length ?? finding.end);
    return { ...finding, end, better: finding.better.slice(0, finding.better.length - (finding.end - end)) };
  });
}

/** NO_APOLOGY: a failure stands in the buyer's last words, and the draft neither owns it, nor feels with them, nor mends it. */
export function findNoApology(situation: Situation): RawFinding[] {
  if (!isOwed(situation) || acknowledges(situation, situation.draft) || helpsAtOnce(situation)) return [];
  return [prefixed(situation, 'no_apology')];
}

const SPEAKS_TO_BUYER = /[您你?]|\b(?:you|your|yours|please)\b/u;
const EXPLAINS_FROM = 8;

/** Tells an upset buyer how it came about on our side, and has neither a word to them nor a step: a cause by any words. */
function onlyExplains(situation: Situation): boolean {
  const { draft, rules } = situation;
  if (SPEAKS_TO_BUYER.test(draft.text) || draft.text.trim().length < EXPLAINS_FROM || !isOwed(situation)) return false;
  return !['ownStep', 'act', 'choice', 'stall', 'option', 'refusal'].some((name) => hasReading(draft, rules, name));
}

/** EXPLAIN_FIRST: the cause stands before any word that owns or sees what happened. */
export function findExplainFirst(situation: Situation): RawFinding[] {
  const { draft, rules } = situation;
  const first = draft.sentences[0];
  const cause = findReading(draft, rules, 'cause')[0] ?? (first && onlyExplains(situation) ? first : undefined);
  if (!cause || !first || cause.start >= first.end) return [];
  // "I can't, because …" answers an ask; the reason belongs there.
  const owned = ['ack', 'apology', 'ownWord', 'refusal'].some((name) =>
    findReading(draft, rules, name).some((hit) => hit.start < cause.start),
  );
  return owned || helpsAtOnce(situation) ? [] : [prefixed(situation, 'explain_first')];
}

/** FUTURE_ONLY: sorry, we will improve, and nothing for this buyer. */
export function findFutureOnly({ draft, rules }: Situation): RawFinding[] {
  const future = findReading(draft, rules, 'future');
  const first = future[0];
  if (!first || !hasReading(draft, rules, 'apology')) return [];
  const clauses: Span[] = future.map((hit) => pieceAround(draft.clauses, hit));
  const elsewhere = (hit: Span): boolean => !clauses.some(({ start, end }) => hit.start >= start && hit.start < end);
  const helps = ['remedy', 'time', 'choice'].some((name) => findReading(draft, rules, name).some(elsewhere));
  return helps ? [] : [{ rule: 'future_only', ...originalSpan(draft, clauses[0] ?? first) }];
}

/** GOOD: owns or sees it, names a fact, a time and a choice (domain.md §5, S4-20). */
export function findGood({ draft, rules }: Situation): RawFinding[] {
  const has = (name: string): boolean => hasReading(draft, rules, name);
  const times = findReading(draft, rules, 'time');
  const outside = (hit: Span): boolean => !times.some(({ start, end }) => hit.start >= start && hit.end <= end);
  const fact = findReading(draft, rules, 'specific').some(outside) || has('ownStep');
  const ack = has('apology') || has('ownWord') || has('ack');
  if (!ack || !fact || times.length === 0 || !has('choice')) return [];
  return [{ rule: 'good', start: 0, end: draft.original.length, better: draft.original }];
}
