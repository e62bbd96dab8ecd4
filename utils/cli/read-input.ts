/** Reads conversations from JSON, JSON lines or a plain transcript into the core's shape. */
import * as v from 'valibot';
import { type Input, InputSchema } from '../core/contract-schema.ts';
import type { Conversation, Role, Turn } from '../core/conversation/conversation.ts';

export type ReadResult = { ok: true; conversation: Conversation } | { ok: false; id: string | null; message: string };

const MINUTE = 60_000;

const fail = (id: string | null, message: string): ReadResult => ({ ok: false, id, message });

const LABELS: readonly [RegExp, Role][] = [
  [/^(?:买家|買家|顾客|顧客|客户|客戶|customer|buyer)\s*[:：]\s*/i, 'customer'],
  [/^(?:客服|卖家|賣家|店家|agent|seller|support)\s*[:：]\s*/i, 'agent'],
  [/^(?:机器人|機器人|bot)\s*[:：]\s*/i, 'bot'],
  [/^(?:备注|備註|note)\s*[:：]\s*/i, 'note'],
  [/^(?:系统|系統|system)\s*[:：]\s*/i, 'system'],
];

/** `买家：…` / `客服：…` / `買家：` / `Customer:` / `Agent:`; a line without a label continues the message above it. */
export function readTranscript(text: string, id: string): ReadResult {
  const turns: { role: Role; text: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const label = LABELS.find(([pattern]) => pattern.test(line.trimStart()));
    const last = turns.at(-1);
    if (label) turns.push({ role: label[1], text: line.trimStart().replace(label[0], '') });
    else if (last && line.trim()) last.text += `\n${line}`;
    else if (line.trim())
      return fail(
        id,
        `expected JSON, or lines such as “买家：…”, “客服：…”, “Customer: …”, “Agent: …”; found “${line.trim().slice(0, 40)}”`,
      );
  }
  if (turns.length === 0) return fail(id, 'the input is empty');
  return { ok: true, conversation: { id, turns: turns.map((turn, index) => ({ id: String(index), ...turn })) } };
}

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
