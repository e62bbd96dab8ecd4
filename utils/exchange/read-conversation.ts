/** Reads conversations from JSON (the advice contract's input) into the core's shape. */
import * as v from 'valibot';
import { type Input, InputSchema } from '../core/contract-schema.ts';
import type { Conversation, Turn } from '../core/conversation/conversation.ts';

export type ReadResult = { ok: true; conversation: Conversation } | { ok: false; id: string | null; message: string };

const MINUTE = 60_000;

const fail = (id: string | null, message: string): ReadResult => ({ ok: false, id, message });

/** Labelled sets write `who: b/a`, or `context` and `text`; both mean the same as `turns`. */
function unify(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const record = raw as Record<string, unknown>;
  const listed =
    record.turns ??
    (Array.isArray(record.context) && typeof record.text === 'string'
      ? [...record.context, { role: 'customer', text: record.text }]
      : undefined);
  if (!Array.isArray(listed)) return raw;
  const turns = listed.map((turn: unknown) => {
    if (typeof turn !== 'object' || turn === null || 'role' in turn || !('who' in turn)) return turn;
    const { who, ...rest } = turn as { who: unknown };
    return { ...rest, role: who === 'b' ? 'customer' : who === 'a' ? 'agent' : who };
  });
  return { ...record, turns };
}

function turnTimes(turns: Input['turns'], now: number): (number | undefined)[] | string {
  const lastMinute = Math.max(0, ...turns.map((turn) => turn.at_min ?? 0));
  const times: (number | undefined)[] = [];
  for (const [index, turn] of turns.entries()) {
    if (turn.at !== undefined) {
      const at = Date.parse(turn.at);
      if (Number.isNaN(at)) return `turns[${index}].at: “${turn.at}” is no ISO 8601 time`;
      times.push(at);
    } else times.push(turn.at_min === undefined ? undefined : now - (lastMinute - turn.at_min) * MINUTE);
  }
  return times;
}

const ORDER_KEYS = ['item', 'orderId', 'price', 'currency', 'returnFreight', 'daysSinceReceipt', 'difference'] as const;

/** Checks one parsed conversation. `now` anchors `at_min`: the last minute given is now. */
export function readConversation(raw: unknown, fallbackId: string, now: number): ReadResult {
  const parsed = v.safeParse(InputSchema, unify(raw));
  const rawId = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  const id = typeof rawId === 'string' || typeof rawId === 'number' ? String(rawId) : fallbackId;
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return fail(id, `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`);
  }
  const input = parsed.output;
  const times = turnTimes(input.turns, now);
  if (typeof times === 'string') return fail(id, times);
  const turns: Turn[] = input.turns.map(({ role, text }, index) => {
    const at = times[index];
    return { id: String(index), role, text, ...(at === undefined ? {} : { at }) };
  });
  const { site, market, lang, draft, order } = input;
  const facts =
    order && Object.fromEntries(ORDER_KEYS.filter((key) => order[key] !== undefined).map((key) => [key, order[key]]));
  return {
    ok: true,
    conversation: {
      id,
      turns,
      ...(site === undefined ? {} : { site }),
      ...(market === undefined ? {} : { market }),
      ...(lang === undefined ? {} : { lang }),
      ...(draft === undefined ? {} : { draft }),
      ...(facts === undefined ? {} : { order: facts }),
    },
  };
}
