/** Whether a script, or something very like it, already went out in this chat: a buyer must not read it twice. */
import type { Conversation } from '../conversation/conversation.ts';

const SLOT = /\{[a-z][a-z0-9]*\}/g;
/** Punctuation and blanks differ between the template and what was sent; they say nothing. */
const NOISE = /[\s\p{P}\p{S}]+/gu;
/** Shorter pieces occur by chance. */
const SHORTEST_PIECE = 4;
/** From this share of the script's own words in one message, it counts as sent. */
const SENT_SHARE = 0.7;
/** Older messages than these no longer feel repeated, and the work stays bounded. */
const LOOK_BACK = 40;

const bare = (text: string) => text.toLowerCase().replace(NOISE, '');

function pieces(template: string): string[] {
  return template
    .split(SLOT)
    .flatMap((part) => part.split(/[，。；：！？,.;:!?\n]+/))
    .map(bare)
    .filter((piece) => piece.length >= SHORTEST_PIECE);
}

/** The agent's latest messages, stripped for comparison; compute once per ranking. */
export function sentTexts(conversation: Conversation): string[] {
  const ours = conversation.turns.filter((turn) => turn.role === 'agent' || turn.role === 'bot');
  return ours.slice(-LOOK_BACK).map((turn) => bare(turn.text.slice(0, 2000)));
}

/** True when most of the template's own wording stands in one sent message. */
export function wasSent(template: string, sent: readonly string[]): boolean {
  const own = pieces(template);
  const total = own.reduce((sum, piece) => sum + piece.length, 0);
  if (total === 0) return false;
  return sent.some(
    (text) => own.reduce((sum, piece) => sum + (text.includes(piece) ? piece.length : 0), 0) >= SENT_SHARE * total,
  );
}
