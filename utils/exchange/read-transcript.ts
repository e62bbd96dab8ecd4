/** Reads a chat that was copied as plain text: labels in three languages, names, times before, behind or above. */
import type { Conversation, Role, Turn } from '../core/conversation/conversation.ts';

export type TranscriptResult =
  | { ok: true; conversation: Conversation }
  /** Names are known, but not which of them is the buyer. */
  | { ok: false; speakers: string[]; message: string }
  | { ok: false; speakers?: undefined; message: string };

const LABELS: readonly [RegExp, Role][] = [
  [/^(?:买家|買家|顾客|顧客|客户|客戶|访客|訪客|customer|buyer|client|visitor|end[- ]user)$/i, 'customer'],
  [/^(?:客服|卖家|賣家|店家|商家|我|agent|seller|support|operator|me)$/i, 'agent'],
  [/^(?:机器人|機器人|智能客服|自动回复|自動回覆|bot|auto[- ]?reply)$/i, 'bot'],
  [/^(?:备注|備註|内部备注|內部備註|note|private note|internal note)$/i, 'note'],
  [/^(?:系统|系統|system)$/i, 'system'],
];

const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?`;
const DAY = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?`;
const TIME = `(?:${DAY}[ T]+)?${CLOCK}`;
const NAME = String.raw`[^\s:：\[\]()（）][^:：\[\]()（）\n]{0,30}?`;
/** `[20:01] 买家: 在吗` · `20:01 Buyer: hi` · `买家 (20:01): 在吗` · `Buyer: hi` */
const SAID = new RegExp(
  String.raw`^(?:[\[(（]?(${TIME})[\])）]?\s*[-–]?\s*)?(${NAME})(?:\s*[\[(（]?(${TIME})[\])）]?)?\s*[:：]\s*(.*)$`,
  'i',
);
/** A head line of its own, the message below: `小美 2026-11-11 20:01:22` · `(20:01:22) 小美` */
const HEAD = new RegExp(
  String.raw`^(?:(${NAME})\s+[\[(（]?(${TIME})[\])）]?|[\[(（](${TIME})[\])）]\s*(${NAME}))\s*$`,
  'i',
);
/** Longer "names" are sentences with a colon in them. */
const LONGEST_NAME = 24;

interface Said {
  name: string;
  time: string | undefined;
  text: string;
}

function roleOf(name: string): Role | null {
  return LABELS.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? null;
}

function readHead(line: string): Said | null {
  const head = HEAD.exec(line);
  const name = head?.[1] ?? head?.[4];
  return head && name ? { name: name.trim(), time: head[2] ?? head[3], text: '' } : null;
}

function readSaid(line: string, names: ReadonlySet<string>): Said | null {
  const said = SAID.exec(line);
  const name = said?.[2]?.trim();
  if (!said || !name || name.length > LONGEST_NAME || /^https?$/i.test(name)) return null;
  const time = said[1] ?? said[3];
  // "Note: it is broken" inside a message is text; a name counts where it is a label, has a time, or came before.
  const known = roleOf(name) !== null || time !== undefined || names.has(name);
  return known ? { name, time, text: said[4] ?? '' } : null;
}

/** Names before a colon that open at least two lines; one that does so once is more likely a part of a sentence. */
function recurringNames(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = SAID.exec(line.trim())?.[2]?.trim();
    if (name && name.length <= LONGEST_NAME) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([name]) => name));
}

function readLines(text: string): Said[] | string {
  const lines = text.split(/\r?\n/);
  const names = recurringNames(lines);
  const messages: Said[] = [];
  for (const raw of lines) {
    const line = raw.trim();
    const next = readHead(line) ?? readSaid(line, names);
    const last = messages.at(-1);
    if (next) messages.push(next);
    else if (last) last.text = last.text ? `${last.text}\n${raw.trimEnd()}` : line;
    else if (line) return line;
  }
  return messages.map((message) => ({ ...message, text: message.text.trim() })).filter(({ text: said }) => said !== '');
}

/** A whole date and time only: a bare clock names no day. */
function timeOf(time: string | undefined): { at?: number } {
  if (!time || !new RegExp(`^${DAY}`).test(time)) return {};
  const at = Date.parse(time.replace(/[年月/.]/g, '-').replace('日', ''));
  return Number.isNaN(at) ? {} : { at };
}

/** The one name left over, where everyone else is labelled; else nobody is guessed. */
function rolesOf(names: readonly string[], buyer: string | undefined): Map<string, Role> | null {
  const roles = new Map<string, Role>();
  const open: string[] = [];
  for (const name of names) {
    const role = name === buyer ? 'customer' : roleOf(name);
    if (role) roles.set(name, role);
    else open.push(name);
  }
  const labelled = new Set(roles.values());
  if (open.length === 0) return labelled.size > 0 ? roles : null;
  if (labelled.has('customer')) for (const name of open) roles.set(name, 'agent');
  else if (labelled.has('agent') && open.length === 1 && open[0] !== undefined) roles.set(open[0], 'customer');
  else return null;
  return roles;
}

/**
 * Reads a copied chat. Lines without a name continue the message above them.
 *
 * @param buyer which name is the buyer's, where the labels do not say it
 * @returns the conversation, or what is missing: a first line that belongs to nobody, or who the buyer is
 */
export function readTranscript(text: string, id: string, buyer?: string): TranscriptResult {
  const messages = readLines(text.replace(/^\uFEFF/, ''));
  if (typeof messages === 'string')
    return {
      ok: false,
      message: `expected JSON, or lines such as “买家：…”, “客服：…”, “Customer: …”, “Agent: …”; found “${messages.slice(0, 40)}”`,
    };
  if (messages.length === 0) return { ok: false, message: 'the input is empty' };
  const names = [...new Set(messages.map(({ name }) => name))];
  const roles = rolesOf(names, buyer);
  if (!roles) return { ok: false, speakers: names, message: `which of these is the buyer: ${names.join(', ')}?` };
  const turns = messages.map(({ name, time, text: said }, index): Turn => {
    const role = roles.get(name) ?? 'unknown';
    return { id: String(index), role, text: said, ...(roleOf(name) ? {} : { sender: name }), ...timeOf(time) };
  });
  return { ok: true, conversation: { id, turns } };
}
