/** Advice for people at a terminal: the buyer's words with the cues underlined, then what to do. */
import type { Advice, Cue } from '../core/advice.ts';
import type { Conversation } from '../core/conversation/conversation.ts';

export interface TableStyle {
  /** False prints plain text and marks cues with «…». */
  colour: boolean;
}

/** Longest part of one message that is shown. */
const LONGEST = 400;

function merged(cues: readonly Cue[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of [...cues].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

function highlight(text: string, cues: readonly Cue[], { colour }: TableStyle): string {
  const [open, close] = colour ? ['\u001b[1;4;33m', '\u001b[0m'] : ['«', '»'];
  let out = '';
  let last = 0;
  for (const { start, end } of merged(cues)) {
    if (start >= LONGEST) break;
    out += text.slice(last, start) + open + text.slice(start, Math.min(end, LONGEST)) + close;
    last = Math.min(end, LONGEST);
  }
  return out + text.slice(last, LONGEST) + (text.length > LONGEST ? '…' : '');
}

/** Control characters of a hostile message must not drive the terminal. */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}

function buyersWords(advice: Advice, conversation: Conversation, style: TableStyle): string[] {
  const cues = advice.mood.emotions.flatMap((emotion) => emotion.cues);
  const quoted = new Set(cues.map((cue) => cue.turn));
  const lastBuyer = conversation.turns.findLastIndex((turn) => turn.role === 'customer');
  if (lastBuyer >= 0) quoted.add(lastBuyer);
  return [...quoted]
    .sort((a, b) => a - b)
    .map((index) =>
      highlight(
        harmless(conversation.turns[index]?.text ?? ''),
        cues.filter((cue) => cue.turn === index),
        style,
      ),
    );
}

/** The advice as rows of `name  value`. */
export function adviceTable(advice: Advice, conversation: Conversation, style: TableStyle = { colour: false }): string {
  const { mood, standing, next, evidence, remedy, promises, draft } = advice;
  const strong = (text: string) => (style.colour ? `\u001b[1m${text}\u001b[0m` : text);
  const rows: [string, string][] = [
    ['conversation', `${advice.id} (${advice.lang})`],
    ...buyersWords(advice, conversation, style).map((text): [string, string] => ['buyer', text]),
    [
      'mood',
      `${strong(mood.dominant)} ${'■'.repeat(mood.intensity)}${'□'.repeat(5 - mood.intensity)}  ${mood.emotions.map((e) => `${e.id} ${e.score.toFixed(2)}`).join(' · ')}  ${mood.trend}`,
    ],
    [
      'standing',
      `${standing.step} · tolerance ${Math.round(standing.tolerance.value)} ${standing.tolerance.zone} · exposure ${standing.exposure.level}`,
    ],
    [
      '',
      [
        `root ${standing.root}`,
        `trigger ${standing.trigger}`,
        standing.scenario,
        standing.issue,
        ...standing.intents,
        standing.hidden && `maybe ${standing.hidden}`,
        ...standing.flags,
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    ['next', `${strong(next.stage)}  ${next.why.join(' ')}`],
    ['must', next.must.join(' · ')],
    ['must not', next.mustNot.join(' · ')],
    ...next.scripts.map((script, index): [string, string] => [
      `script ${index + 1}`,
      `${script.text}  [${script.id} ${script.score.toFixed(2)}]`,
    ]),
    ['evidence', `${evidence.need} (asked ${evidence.asked}, ${evidence.state}) ${evidence.advice}`],
    ...remedy.options.map((option): [string, string] => [
      'remedy',
      `${option.rung} ${option.amount} ${option.currency} · freight ${option.freight} · ${option.approval}`,
    ]),
    ...remedy.warnings.map((warning): [string, string] => ['watch', warning]),
    ...promises.map((promise): [string, string] => [
      'promise',
      `${promise.state} ${promise.due ?? 'no time'} “${harmless(promise.text)}”`,
    ]),
    ...draft.findings.map((finding): [string, string] => [
      'draft',
      `${finding.severity} ${finding.rule}: ${finding.message} → ${finding.better}`,
    ]),
  ];
  return rows
    .filter(([, value]) => value)
    .map(([name, value]) => `${name.padEnd(13)}${value.replaceAll('\n', ' ⏎ ')}`)
    .join('\n');
}
