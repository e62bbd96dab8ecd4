import type { Assessment, Cue } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { EvidenceState } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { countAsks, type EvidenceAsk } from './find-evidence-asks.ts';

export interface EvidenceStanding {
  state: EvidenceState;
  /** How often we asked so far. */
  asked: number;
  /** Turn index of the buyer's latest word on it, −1 where there is none. */
  answeredAt: number;
  /** All the buyer said or gave to it, latest first. */
  words: readonly { state: EvidenceState; turn: number }[];
}

/** In one turn the refusal outweighs the hand-over: "I already sent it, I'm not filming again". */
const WEIGHT: Readonly<Record<string, number>> = { irritated: 4, unwilling: 3, unable: 2, given: 1 };

/** "Again?" or "I'm at work" speak of evidence only where we asked for it, or where they name it. */
const ABOUT_EVIDENCE =
  /[拍图录传]|照片|视频|影片|截[图屏]|凭证|证据|证明|面单|photo|picture|video|image|pic\b|film|proof|prove|screenshot|evidence|upload/;

/** "She won't film it" of a mother who cannot: whoever is spoken of as not knowing how does not refuse. */
const CANNOT_FOR_ANOTHER =
  /(?:她|他|[妈爸爷奶公婆]|老人|长辈|孩子|小孩|阿姨|家人|老公|老婆)[^,，。!！?？]{0,8}不[会懂]|\b(?:she|he|they|mum|mom|dad|gran\w*|mother|father)\b[^.,!?]{0,20}\b(?:can't|cannot|doesn't know how)\b/;

function isForAnother(conversation: Conversation, { turn }: Cue): boolean {
  return CANNOT_FOR_ANOTHER.test(normalise((conversation.turns[turn]?.text ?? '').slice(0, 400)).text);
}

function isAboutEvidence(conversation: Conversation, cue: Cue, asks: readonly EvidenceAsk[]): boolean {
  if (asks.some(({ turn }) => turn < cue.turn)) return true;
  const text = conversation.turns[cue.turn]?.text.slice(cue.start, cue.end) ?? '';
  return ABOUT_EVIDENCE.test(normalise(text).text);
}

/**
 * Where the asking for evidence stands (domain.md §1.10). The buyer's latest word decides; evidence that came
 * without our asking counts as given.
 */
export function readEvidenceState(
  assessment: Assessment,
  conversation: Conversation,
  asks: readonly EvidenceAsk[],
): EvidenceStanding {
  const words: { state: EvidenceState; turn: number }[] = [];
  for (const state of ['irritated', 'unwilling', 'unable'] as const) {
    for (const cue of assessment.signals.cues[`ng.${state}`] ?? [])
      if (isAboutEvidence(conversation, cue, asks)) {
        const unable = state === 'unwilling' && isForAnother(conversation, cue);
        words.push({ state: unable ? 'unable' : state, turn: cue.turn });
      }
  }
  for (const cue of assessment.signals.cues['it.evidence_given'] ?? []) words.push({ state: 'given', turn: cue.turn });
  // A file may be anything; it is an answer where we had asked.
  for (const [turn, { role, media }] of conversation.turns.entries())
    if (role === 'customer' && media?.some((kind) => kind !== 'file' || asks.some((ask) => ask.turn < turn)))
      words.push({ state: 'given', turn });
  words.sort((a, b) => b.turn - a.turn || (WEIGHT[b.state] ?? 0) - (WEIGHT[a.state] ?? 0));
  const latest = words[0];
  const asked = countAsks(asks);
  if (latest) return { state: latest.state, asked, answeredAt: latest.turn, words };
  return { state: asked > 0 ? 'asked' : 'none', asked, answeredAt: -1, words };
}
