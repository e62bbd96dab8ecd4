import * as v from 'valibot';
import type { Conversation } from '../core/conversation/conversation.ts';
import { ROLES } from '../core/conversation/conversation.ts';
import type { Library } from '../core/library.ts';
import { type Clock, defaultSettings, timeZoneOf } from '../core/settings.ts';
import { SEVERITIES, STAGES, UI_LANGS } from '../core/taxonomy.ts';
import { judgeReply, type Verdict } from './judge-reply.ts';
import { MOVES } from './read-moves.ts';
import { storyById } from './stories/all-stories.ts';
import { ENDS, type Story } from './story.ts';
import { type BuyerAnswer, takeTurn } from './take-turn.ts';
import { writeDebrief } from './write-debrief.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const MarkSchema = v.object({
  change: v.picklist([-2, -1, 0, 1, 2] as const),
  advised: v.picklist(STAGES),
  helped: v.array(v.picklist(MOVES)),
  missing: v.array(v.picklist(MOVES)),
  broken: v.array(v.object({ rule: v.string(), severity: v.picklist(SEVERITIES), message: v.string() })),
});

/** What the page sends when the trainee presses Send. */
export const ReplyRequestSchema = v.object({
  story: v.string(),
  uiLang: v.picklist(UI_LANGS),
  reply: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20_000)),
  turns: v.array(v.object({ id: v.string(), role: v.picklist(ROLES), text: v.string(), at: v.number() })),
  state: v.object({
    patience: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
    beat: count,
    used: v.object({ better: count, flat: count, worse: count }),
    flatRun: count,
    end: v.nullable(v.picklist(ENDS)),
  }),
  marks: v.array(MarkSchema),
});
export type ReplyRequest = v.InferOutput<typeof ReplyRequestSchema>;

export interface ReplyAnswer extends BuyerAnswer {
  verdict: Verdict;
  /** Set where the talk ended with this turn. */
  debrief: string | null;
}

export type ReplyOutcome = { ok: true; answer: ReplyAnswer } | { ok: false; message: string };

/** Judges one reply with the real core and lets the story's buyer answer it. */
export function answerReply(request: ReplyRequest, library: Library, now: number): ReplyOutcome {
  const story = storyById(request.story);
  if (!story) return { ok: false, message: `There is no practice conversation "${request.story}".` };
  if (request.state.end) return { ok: false, message: `The conversation "${story.id}" has ended; start it again.` };
  if (request.state.beat >= story.beats.length) {
    return { ok: false, message: `The conversation "${story.id}" has no beat ${request.state.beat}.` };
  }
  const clock: Clock = { now, timeZone: timeZoneOf(story.market) };
  const settings = { ...defaultSettings(story.market), uiLang: request.uiLang };
  const verdict = judgeReply(request.reply, conversationOf(story, request.turns), library, settings, clock);
  const turn = takeTurn(story, request.state, verdict);
  const { end } = turn.state;
  const debrief = end ? writeDebrief(end, [...request.marks, verdict], library, request.uiLang) : null;
  return { ok: true, answer: { ...turn, verdict, debrief } };
}

/** The story's talk as the core reads conversations. */
export function conversationOf(story: Story, turns: Conversation['turns']): Conversation {
  const { item, orderId, price, currency, returnFreight, daysSinceReceipt, difference } = story.order;
  return {
    id: story.id,
    site: 'practice',
    market: story.market,
    turns,
    order: {
      item,
      orderId,
      price,
      currency,
      ...(returnFreight === undefined ? {} : { returnFreight }),
      ...(daysSinceReceipt === undefined ? {} : { daysSinceReceipt }),
      ...(difference === undefined ? {} : { difference }),
    },
    customerName: story.customer.name,
  };
}
