import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { findEvidenceAsks } from '../evidence/find-evidence-asks.ts';
import { type HandOverLine, type HandOverState, quoteTurn } from './hand-over.ts';

/** The latest count; older ones have been settled or were repeated. */
const MOST = 8;

/** Strongest first: who is annoyed at being asked is not merely unable. */
const REFUSALS = ['irritated', 'unwilling', 'unable'] as const;

/** What the buyer answered to an ask before we asked again. */
function outcome({ turns }: Conversation, { signals }: Assessment, from: number, to: number): HandOverState {
  const between = (label: string) => (signals.cues[label] ?? []).some(({ turn }) => turn > from && turn < to);
  const came = turns.some(
    ({ role, media }, turn) => turn > from && turn < to && role === 'customer' && (media?.length ?? 0) > 0,
  );
  if (came) return 'given';
  return REFUSALS.find((state) => between(`ng.${state}`)) ?? (between('it.evidence_given') ? 'given' : 'unanswered');
}

/** What we asked the buyer to show, with what came of it, and what the buyer sent. */
export function evidenceLines(conversation: Conversation, assessment: Assessment): HandOverLine[] {
  const { turns } = conversation;
  const asks = findEvidenceAsks(conversation);
  const asked = asks.map(({ turn, start, end }, index): { turn: number; line: HandOverLine } => ({
    turn,
    line: {
      section: 'evidence',
      label: 'handOver.name.asked',
      state: outcome(conversation, assessment, turn, asks[index + 1]?.turn ?? turns.length),
      quote: quoteTurn(conversation, turn, { start, end }),
    },
  }));
  const told = new Set((assessment.signals.cues['it.evidence_given'] ?? []).map(({ turn }) => turn));
  const received = turns.flatMap(({ role, media = [] }, turn): { turn: number; line: HandOverLine }[] => {
    if (role !== 'customer' || (media.length === 0 && !told.has(turn))) return [];
    const kinds = [...new Set(media)].map((kind) => `handOver.name.${kind}` as const);
    const line: HandOverLine = {
      section: 'evidence',
      label: 'handOver.name.received',
      ...(kinds.length > 0 ? { names: kinds } : {}),
      quote: quoteTurn(conversation, turn),
    };
    return [{ turn, line }];
  });
  return [...asked, ...received]
    .sort((a, b) => a.turn - b.turn)
    .slice(-MOST)
    .map(({ line }) => line);
}
