import type { Assessment } from '../advice.ts';
import type { Conversation, Turn } from '../conversation/conversation.ts';
import { readCommitments } from '../promises/read-commitments.ts';
import { readOwnReplies } from '../stage/read-own-replies.ts';
import { type HandOverLine, quoteTurn } from './hand-over.ts';

const MOST = 8;
const READ = 1000;
const SENTENCES = /[^。！!？?\n；;]+[。！!？?；;]*/gu;

/** The sentences of one message of ours that lay a remedy before the buyer; what is promised already is no offer. */
function offersIn(turn: Turn): { start: number; end: number }[] {
  const text = turn.text.slice(0, READ);
  // Times do not matter here, so any moment will do to reckon from.
  const promised = readCommitments(text, 0, 'UTC');
  return [...text.matchAll(SENTENCES)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const [reply] = readOwnReplies({ id: '', turns: [{ ...turn, text: match[0] }] });
    const bound = promised.some(({ start, end }) => start < span.end && end > span.start);
    return reply?.offers && !bound ? [span] : [];
  });
}

/** First turn of ours after the buyer's answer to turn `made`; the answer lies before it. */
function answeredUntil(turns: readonly Turn[], made: number): number {
  const answer = turns.findIndex(({ role }, index) => index > made && role === 'customer');
  if (answer < 0) return made;
  const ours = turns.findIndex(({ role }, index) => index > answer && (role === 'agent' || role === 'bot'));
  return ours < 0 ? turns.length : ours;
}

/** Remedies we offered, latest eight, each with what the buyer said to it next. */
export function offerLines(conversation: Conversation, { signals }: Assessment): HandOverLine[] {
  const { turns } = conversation;
  const lines = turns.flatMap((turn, index): HandOverLine[] => {
    if (turn.role !== 'agent' && turn.role !== 'bot') return [];
    const until = answeredUntil(turns, index);
    const says = (label: string) => (signals.cues[label] ?? []).some((cue) => cue.turn > index && cue.turn < until);
    const state = says('it.reject') ? 'refused' : says('it.accept') ? 'accepted' : 'unsettled';
    return offersIn(turn).map((span) => ({
      section: 'offers',
      label: 'handOver.name.offer',
      state,
      quote: quoteTurn(conversation, index, span),
    }));
  });
  return lines.slice(-MOST);
}
