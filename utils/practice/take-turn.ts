import type { Verdict } from './judge-reply.ts';
import type { End, Story } from './story.ts';

type Tone = 'better' | 'flat' | 'worse';

/** Where a practice talk stands. Plain data: it travels to the page and back. */
export interface TalkState {
  patience: number;
  beat: number;
  /** How many lines of each tone the present beat has used. */
  used: Record<Tone, number>;
  /** Replies in a row that led nowhere. */
  flatRun: number;
  end: End | null;
}

export interface BuyerAnswer {
  tone: Tone;
  text: string;
  state: TalkState;
}

export function startTalk(story: Story): TalkState {
  return { patience: story.patience, beat: 0, used: { better: 0, flat: 0, worse: 0 }, flatRun: 0, end: null };
}

/**
 * The buyer's answer to a reply that was judged. A good reply moves the talk on by one beat, a bad
 * one costs patience, one that leads nowhere costs patience from the second time on.
 *
 * @throws when the talk has already ended; the page offers no box then.
 */
export function takeTurn(story: Story, before: TalkState, verdict: Verdict): BuyerAnswer {
  if (before.end) throw new Error(`The talk "${story.id}" has ended (${before.end}); start it again to reply.`);
  const beat = story.beats[before.beat];
  if (!beat) throw new Error(`The talk "${story.id}" has no beat ${before.beat}.`);
  let tone: Tone = verdict.change > 0 ? 'better' : verdict.change < 0 ? 'worse' : 'flat';
  // A buyer who has run out of patient words does not start again from the first.
  if (tone === 'flat' && before.used.flat >= beat.flat.length) tone = 'worse';
  const flatRun = tone === 'flat' ? before.flatRun + 1 : 0;
  const change =
    tone === 'flat' ? (flatRun > 1 ? -1 : 0) : tone === 'worse' ? Math.min(verdict.change, -1) : verdict.change;
  const patience = Math.max(0, Math.min(10, before.patience + change));
  const end = endOf(story, before, tone, patience, verdict);
  const line = end ? story.ends[end] : beat[tone][Math.min(before.used[tone], beat[tone].length - 1)];
  const movesOn = tone === 'better' && !end;
  return {
    tone,
    text: line ?? '',
    state: {
      patience,
      beat: movesOn ? before.beat + 1 : before.beat,
      used: movesOn ? { better: 0, flat: 0, worse: 0 } : { ...before.used, [tone]: before.used[tone] + 1 },
      flatRun,
      end,
    },
  };
}

function endOf(story: Story, before: TalkState, tone: Tone, patience: number, verdict: Verdict): End | null {
  if (patience === 0) return 'gone';
  if (tone !== 'better') return null;
  if (verdict.advised === 'escalate' && verdict.handsOver) return 'escalated';
  return before.beat === story.beats.length - 1 ? 'resolved' : null;
}
