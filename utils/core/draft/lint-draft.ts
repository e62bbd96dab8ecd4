import type { Assessment, Finding } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Library } from '../library.ts';
import type { Settings } from '../settings.ts';
import type { Severity } from '../taxonomy.ts';
import { findExplainFirst, findFutureOnly, findGood, findNoApology, keepClear } from './context/apology-findings.ts';
import { findAskTold, findEvidence, findMultiAsk } from './context/evidence-findings.ts';
import { findForbidden } from './context/forbidden-findings.ts';
import { findEmoji, findExclaim, findPetNames, findSlot, findTerse, findTooLong } from './context/form-findings.ts';
import { findWrongScript, findWrongTerm } from './context/language-findings.ts';
import { findAmounts, findConflict } from './context/money-findings.ts';
import { findPrivacy, findWrongName } from './context/privacy-findings.ts';
import {
  findRepeatCopy,
  findSameOffer,
  findSorrySpam,
  findStall,
  findTemplateMismatch,
} from './context/repetition-findings.ts';
import { findCrisis, findSafetyFirst } from './context/safety-findings.ts';
import { type DraftRuleSpec, type Raise, wordingKey } from './draft-rule.ts';
import { findLikely } from './find-likely.ts';
import { findPatterns } from './find-patterns.ts';
import { type RawFinding, readSituation, type Situation } from './situation.ts';

/** Nobody sends more; a pasted log must not hold up the typing. */
const LONGEST = 10_000;

const RANK: Readonly<Record<Severity, number>> = { info: 0, warn: 1, high: 2, stop: 3, block: 4 };

/** Rules that are more than a pattern; each is silent where its case does not hold. */
const CONTEXT_RULES: readonly ((situation: Situation) => RawFinding[])[] = [
  findCrisis,
  findSafetyFirst,
  findSlot,
  findWrongName,
  findPrivacy,
  findEvidence,
  findAmounts,
  findConflict,
  findSameOffer,
  findNoApology,
  findExplainFirst,
  findFutureOnly,
  findStall,
  findRepeatCopy,
  findSorrySpam,
  findTemplateMismatch,
  findAskTold,
  findMultiAsk,
  findWrongScript,
  findForbidden,
  findWrongTerm,
  findTooLong,
  findTerse,
  findPetNames,
  findEmoji,
  findExclaim,
];

function holds(raise: Raise, { intensity, assessment, settings }: Situation): boolean {
  const { mood, standing, signals } = assessment;
  if (raise.intensity !== undefined) return intensity >= raise.intensity;
  if (raise.flags) return raise.flags.some((flag) => standing.flags.includes(flag));
  if (raise.phase) return signals.phase === raise.phase;
  return (raise.emotions ?? []).some((id) =>
    mood.emotions.some((emotion) => emotion.id === id && emotion.score >= settings.thresholds.show),
  );
}

function severityOf(raw: RawFinding, spec: DraftRuleSpec, situation: Situation): Severity {
  if (raw.severity) return raw.severity;
  const raised = (spec.raise ?? []).filter((raise) => holds(raise, situation)).map(({ to }) => to);
  return [spec.severity, ...raised].sort((a, b) => RANK[b] - RANK[a])[0] ?? spec.severity;
}

/** An English wording takes the capital of the place it goes to. */
function capitalise(better: string, before: string): string {
  if (!/^[a-z]/.test(better)) return better;
  return before.trim() === '' || /[.!?。]\s*$/.test(before) ? better.charAt(0).toUpperCase() + better.slice(1) : better;
}

function complete(raw: RawFinding, situation: Situation): Finding | null {
  const { rules, draft, lang, uiLang } = situation;
  const spec = rules.specs[raw.rule];
  const texts = rules.texts[raw.wording ?? raw.rule] ?? rules.texts[raw.rule];
  const own = rules.texts[raw.rule];
  if (!spec || !texts || !own) throw new Error(`draft-rules: no entry for ${raw.rule}`);
  if (spec.minIntensity !== undefined && situation.intensity < spec.minIntensity) return null;
  // The wording may come from another rule; the reason is always this rule's.
  const reason = (raw.wording?.startsWith(raw.rule) ? texts : own).message[uiLang];
  const message = raw.naming === undefined ? reason : `${reason}${uiLang === 'en' ? ': ' : '：'}${raw.naming}`;
  let better = raw.better ?? capitalise(texts.better[wordingKey(lang)], draft.original.slice(0, raw.start));
  for (const [slot, value] of Object.entries(raw.fill ?? {})) better = better.replaceAll(`{${slot}}`, value);
  const { start, end } = raw;
  return { rule: raw.rule, severity: severityOf(raw, spec, situation), start, end, message, better };
}

/** Stars may be asked for only once all is well. */
function mayMention(raw: RawFinding, { assessment, intensity }: Situation): boolean {
  if (raw.rule !== 'review_beg') return true;
  const solved = ['satisfied', 'delighted', 'loyal'].includes(assessment.standing.step);
  return intensity >= 1 || !solved;
}

/** Highest severity first, then as they stand in the text. */
function inOrder(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) => RANK[b.severity] - RANK[a.severity] || a.start - b.start || a.rule.localeCompare(b.rule),
  );
}

/**
 * Judges a situation: patterns, context rules, severities and texts. One finding a rule.
 *
 * @param likely whether what the draft merely sounds like is told as well; a script is held to the exact rules alone
 */
export function judge(situation: Situation, ignore: ReadonlySet<string>, likely: boolean): Finding[] {
  const exact = [...findPatterns(situation), ...CONTEXT_RULES.flatMap((find) => find(situation))];
  const found = new Set(exact.map(({ rule }) => rule));
  const raw = likely ? [...exact, ...findLikely(situation, found)] : exact;
  const byRule = new Map<string, Finding>();
  for (const one of raw) {
    if (!mayMention(one, situation)) continue;
    const finding = complete(one, situation);
    if (!finding) continue;
    const known = byRule.get(one.rule);
    if (!known || RANK[finding.severity] > RANK[known.severity]) byRule.set(one.rule, finding);
  }
  const kept = [...byRule.values()].filter(({ rule, severity }) => !ignore.has(rule) || RANK[severity] >= RANK.stop);
  if (kept.length > 0) return inOrder(keepClear(kept, situation.draft.original));
  return findGood(situation).flatMap((one) => (ignore.has('good') ? [] : (complete(one, situation) ?? [])));
}

/**
 * What is wrong with a draft, by the rules of domain.md §5 that need no model.
 *
 * Spans are UTF-16 offsets in `draft` as given, end exclusive. `better` is in the buyer's language and can replace
 * the span as it stands; facts that are unknown stay visible as `{slots}`. `message` is in `settings.uiLang`, else in
 * the buyer's language. Highest severity first, one finding a rule, no cap: a surface shows two at most.
 * `options.ignore` holds rules that the agent dismissed in this chat; `stop` and `block` come back all the same.
 * A draft without findings that owns, names a fact, a time and a choice gets the one finding `good`.
 * Pure; of a giant draft only the first 10,000 units are read.
 */
export function lintDraft(
  draft: string,
  assessment: Assessment,
  conversation: Conversation,
  library: Pick<Library, 'draftRules' | 'evidence'>,
  settings: Settings,
  options: { ignore?: readonly string[] } = {},
): Finding[] {
  if (draft.trim() === '') return [];
  const situation = readSituation(draft.slice(0, LONGEST), assessment, conversation, library, settings);
  // Invisible characters alone are no draft.
  if (situation.draft.text.trim() === '') return [];
  return judge(situation, new Set(options.ignore ?? []), true);
}
