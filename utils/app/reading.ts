/** Puts the page's differences together into the conversation as it stands on the page. */
import type { Turn } from '../core/conversation/conversation.ts';
import type { Health, ReadingDelta } from '../core/page-messages.ts';

export interface Reading {
  instance: string;
  seq: number;
  site: string;
  url: string;
  conversation: string | null;
  customerName: string | null;
  orderId: string | null;
  turns: Turn[];
  health: Health;
  seenAt: number;
}

export type Applied = { ok: true; reading: Reading } | { ok: false };

/** True when the difference follows on what is known; otherwise only a full reading helps. */
function follows(known: Reading | null, delta: ReadingDelta): known is Reading {
  return (
    known !== null &&
    known.instance === delta.instance &&
    delta.seq === known.seq + 1 &&
    known.conversation === delta.conversation &&
    known.site === delta.site
  );
}

/** Applies a difference; `ok: false` means a message was missed and the page must send everything again. */
export function applyDelta(known: Reading | null, delta: ReadingDelta): Applied {
  if (!delta.full && !follows(known, delta)) return { ok: false };
  const turns = delta.full || !known ? [] : known.turns.slice(0, delta.length);
  for (const { index, turn } of delta.turns) turns[index] = turn;
  turns.length = delta.length;
  // A hole means the page and we disagree on the order: start afresh rather than guess.
  for (let i = 0; i < turns.length; i++) if (!turns[i]) return { ok: false };
  return {
    ok: true,
    reading: {
      instance: delta.instance,
      seq: delta.seq,
      site: delta.site,
      url: delta.url,
      conversation: delta.conversation,
      customerName: delta.customerName ?? null,
      orderId: delta.orderId ?? null,
      turns,
      health: delta.health,
      seenAt: delta.seenAt,
    },
  };
}
