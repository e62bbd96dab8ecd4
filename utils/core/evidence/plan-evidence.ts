import type { Assessment, EvidenceAdvice, EvidenceRequest, NagAdvice } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { EvidenceRow, Library } from '../library.ts';
import type { Clock, Settings } from '../settings.ts';
import { type Guided, guidanceText, uiLangOf } from '../stage/guidance-text.ts';
import type { EvidenceNeed, Issue, UiLang } from '../taxonomy.ts';
import { isAskable } from './evidence-kind.ts';
import { type EvidenceStanding, readEvidenceState } from './evidence-state.ts';
import { type EvidenceAsk, findEvidenceAsks } from './find-evidence-asks.ts';
import {
  ACT_BELOW_TOLERANCE,
  ACT_FROM_INTENSITY,
  type EvidenceWaiver,
  findLacks,
  findWaiver,
  isPressed,
  type Lack,
} from './find-waiver.ts';
import { cameInVain, type ItemReading, listItems, ON_THE_BOX } from './list-items.ts';
import { type Nagging, readNagging } from './nagging.ts';
import { type Received, readReceived } from './read-received.ts';
import { writeAct, writeAsk } from './write-request.ts';

/** `time`: the messages show none, so nobody knows how long we have waited. */
type EvidenceLack = Lack | 'time';

export interface EvidenceReading extends EvidenceStanding {
  row: EvidenceRow | null;
  need: EvidenceNeed;
  waiver: EvidenceWaiver | null;
  asks: EvidenceAsk[];
  received: Received;
  nagging: Nagging;
  /** All that came is of a kind that cannot show this fault. */
  inVain: boolean;
  /** Unknown facts that would count here. */
  lacks: EvidenceLack[];
  /** Our last ask wanted something that cannot show this defect. */
  mismatch: boolean;
}

function isMismatch(row: EvidenceRow | null, asks: readonly EvidenceAsk[]): boolean {
  const last = asks.at(-1);
  if (!row || !last) return false;
  const named = (kinds: readonly string[], id: string) =>
    kinds.some((kind) => kind === id || kind.startsWith(`${id}_`));
  return last.classes.every((id) => named(row.invalid, id) && !named(row.valid, id));
}

/**
 * What is known about evidence in this conversation, before it is put into words. Without a clock, waiting is not
 * measured.
 */
export function readEvidence(
  assessment: Assessment,
  conversation: Conversation,
  library: Library,
  settings: Settings,
  clock?: Clock,
): EvidenceReading {
  const { issue } = assessment.standing;
  const row = issue === null ? null : library.evidence[issue];
  const asks = findEvidenceAsks(conversation);
  const standing = readEvidenceState(assessment, conversation, asks);
  const nagging = readNagging(conversation, asks, standing, row, settings, clock);
  const received = readReceived(assessment, conversation);
  const inVain = row !== null && cameInVain(row, received);
  const waited = nagging.signs.some(({ sign }) => sign === 'waited');
  const waiver = findWaiver(assessment, conversation, settings, { row, standing, inVain, waited });
  // Where the proof is the seller's own, it stays so whatever the buyer does; only danger comes before it.
  const seller = row?.needed === 'seller' && waiver !== 'safety';
  const need: EvidenceNeed = seller ? 'seller' : waiver !== null ? 'no' : (row?.needed ?? 'no');
  const open = waiver === null && need !== 'no';
  const lacks: EvidenceLack[] = open ? findLacks(assessment, conversation, settings) : [];
  if (clock && standing.state === 'asked' && nagging.due === null) lacks.push('time');
  return { ...standing, row, need, waiver, asks, received, nagging, inVain, lacks, mismatch: isMismatch(row, asks) };
}

function nameKinds(library: Library, uiLang: UiLang, kinds: readonly string[]): string {
  const names = kinds.slice(0, 2).map((kind) => guidanceText(library, uiLang, { key: `kind.${kind}` }));
  return names.join(guidanceText(library, uiLang, { key: 'join.or' }));
}

/** Issues whose proof lies in a record of ours that the advice names. */
const OWN_RECORDS: ReadonlySet<Issue> = new Set([
  'late',
  'stuck',
  'lost',
  'misdelivered',
  'marked_delivered_not_received',
  'intermittent',
  'size_fit',
  'odour',
  'gift_missing',
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'price_drop',
  'wrong_price',
  'coupon_failed',
  'host_promise',
  'oversold_cancelled',
  'refund_slow',
  'counterfeit_doubt',
]);

const ownRecord = (issue: Issue | null): string => (issue !== null && OWN_RECORDS.has(issue) ? issue : 'other');

function adviceOf(reading: EvidenceReading, issue: Issue | null, kinds: string, pressed: boolean): Guided {
  const { waiver, row, need } = reading;
  if (waiver === 'no_remedy' && row?.needed === 'no') return { key: `evidence.own.${ownRecord(issue)}` };
  if (waiver !== null && !(need === 'seller' && OUR_PROOF_ANYWAY.has(waiver)))
    return { key: waiver === 'no_issue' ? 'evidence.no_issue' : `evidence.waived.${waiver}` };
  if (need === 'no' || need === 'seller') return { key: `evidence.own.${ownRecord(issue)}` };
  if (reading.asked >= (row?.maxAsks ?? 0)) return { key: 'evidence.follow_up', params: { kinds } };
  if (reading.inVain) return { key: 'evidence.proves_nothing', params: { kinds } };
  return { key: pressed ? 'evidence.act_first' : 'evidence.ask_once', params: { kinds } };
}

/** Where the proof is ours, these change nothing about what to do. */
const OUR_PROOF_ANYWAY: ReadonlySet<EvidenceWaiver> = new Set(['low_value', 'seller_proves', 'known_fault']);

/** Once asked, these call for an act of ours and not for another word about evidence. */
const ACT_ON: ReadonlySet<EvidenceWaiver> = new Set(['unwilling', 'unable', 'irritated', 'exhausted', 'waited']);

function itemsOf(reading: EvidenceReading, { standing }: Assessment, advice: Guided, shows: string): ItemReading[] {
  const { row, received, waiver, need } = reading;
  if (row === null) return [];
  const waived: Guided | null = waiver !== null || need === 'no' ? advice : null;
  const noFilm = standing.flags.includes('vulnerable');
  return listItems(row, received, { waived, noFilm, safety: waiver === 'safety', shows });
}

/** The one text that helps now: an ask for what is missing, the step without it, or nothing. */
function requestOf(
  reading: EvidenceReading,
  items: readonly ItemReading[],
  assessment: Assessment,
  library: Library,
  settings: Settings,
  clock: Clock | undefined,
): EvidenceRequest | null {
  const { row, waiver, asked, nagging, received } = reading;
  const { issue } = assessment.standing;
  if (row === null || issue === null || waiver === 'safety') return null;
  const missing = items.filter(({ state }) => state === 'missing').map(({ kind }) => kind);
  // Whoever was asked once is not asked again: what follows is a proposal, never a reminder (rules 5 and 7).
  const spent =
    asked > 0 && (missing.length > 0 || (waiver !== null && ACT_ON.has(waiver)) || nagging.level === 'act_now');
  if (spent || (missing.length > 0 && isPressed(assessment)))
    return clock ? writeAct(row, asked, assessment, library, settings, clock) : null;
  if (missing.length === 0) return null;
  return writeAsk(missing, issue, row, received, assessment, library);
}

const HOUR = 60;

function writeNag(reading: EvidenceReading, library: Library, uiLang: UiLang): NagAdvice {
  const { row, nagging } = reading;
  const say = (key: string, count: number): string =>
    guidanceText(library, uiLang, { key, params: { count: String(count) } });
  const why = nagging.signs.map(({ sign, count }) => {
    const span = count < 2 * HOUR ? say('nag.span.minutes', count) : say('nag.span.hours', Math.floor(count / HOUR));
    return guidanceText(library, uiLang, { key: `nag.sign.${sign}`, params: { count: String(count), span } });
  });
  const act = guidanceText(library, uiLang, { key: row ? `fallback.${row.fallback}` : 'nag.act.no_issue' });
  return {
    level: nagging.level,
    why,
    act: nagging.level === 'none' ? '' : act,
    due: nagging.due === null ? null : new Date(nagging.due).toISOString(),
  };
}

/** Puts a reading into words: `advice` and `fallback` are one sentence each. Without a clock no act is proposed. */
export function writeEvidence(
  reading: EvidenceReading,
  assessment: Assessment,
  library: Library,
  settings: Settings,
  clock?: Clock,
): EvidenceAdvice {
  const uiLang = uiLangOf(settings, assessment.lang);
  const { row, need, asked, state } = reading;
  const { issue } = assessment.standing;
  const pressed =
    assessment.mood.intensity >= ACT_FROM_INTENSITY || assessment.standing.tolerance.value < ACT_BELOW_TOLERANCE;
  const valid = row?.valid ?? [];
  const askable = valid.filter((kind) => isAskable(kind) && !(reading.received.boxGone && ON_THE_BOX.has(kind)));
  const kinds = nameKinds(library, uiLang, askable.length > 0 ? askable : valid);
  const guided = adviceOf(reading, issue, kinds, pressed);
  const items = itemsOf(reading, assessment, guided, askable.length > 0 ? kinds : '');
  return {
    need,
    kinds: [...valid],
    invalidKinds: [...(row?.invalid ?? [])],
    asked,
    state,
    advice: guidanceText(library, uiLang, guided),
    fallback: guidanceText(library, uiLang, { key: row ? `fallback.${row.fallback}` : 'fallback.no_issue' }),
    items: items.map(({ kind, state: stands, why }) => ({
      kind,
      state: stands,
      why: guidanceText(library, uiLang, why),
    })),
    request: requestOf(reading, items, assessment, library, settings, clock),
    nag: writeNag(reading, library, uiLang),
    lacks: reading.lacks.map((lack) => guidanceText(library, uiLang, { key: `evidence.lacks.${lack}` })),
  };
}

/**
 * Whether to ask for evidence, for which, and what to do without it (domain.md §1.10, §3).
 * Nothing is asked where the answer would not change the remedy.
 */
export function planEvidence(
  assessment: Assessment,
  conversation: Conversation,
  library: Library,
  settings: Settings,
  clock?: Clock,
): EvidenceAdvice {
  const reading = readEvidence(assessment, conversation, library, settings, clock);
  return writeEvidence(reading, assessment, library, settings, clock);
}
