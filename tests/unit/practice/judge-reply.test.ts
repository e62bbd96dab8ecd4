import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import { defaultSettings, timeZoneOf } from '../../../utils/core/settings.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { answerReply, conversationOf } from '../../../utils/practice/answer-reply.ts';
import { judgeReply } from '../../../utils/practice/judge-reply.ts';
import { ALL_STORIES } from '../../../utils/practice/stories/all-stories.ts';
import type { Story } from '../../../utils/practice/story.ts';
import { startTalk } from '../../../utils/practice/take-turn.ts';
import { REPLIES } from './replies.ts';

const NOW = Date.parse('2026-11-20T06:00:00Z');
const library = builtinLibrary();
const stories = ALL_STORIES.map((story) => [story.id, story] as const);

const turnsOf = (story: Story): Turn[] =>
  story.opening.map(({ role, text, minutesAgo }, index) => ({
    id: `t${index}`,
    role,
    text,
    at: NOW - minutesAgo * 60_000,
  }));

function judge(story: Story, reply: string) {
  const settings = defaultSettings(story.market);
  const clock = { now: NOW, timeZone: timeZoneOf(story.market) };
  return judgeReply(reply, conversationOf(story, turnsOf(story)), library, settings, clock);
}

function intensityAfter(story: Story, reply: string, line: string): number {
  const clock = { now: NOW, timeZone: timeZoneOf(story.market) };
  const turns: Turn[] = [
    ...turnsOf(story),
    { id: 'reply', role: 'agent', text: reply, at: NOW },
    { id: 'line', role: 'customer', text: line, at: NOW + 60_000 },
  ];
  return assess(conversationOf(story, turns), library, defaultSettings(story.market), clock).mood.intensity;
}

const answerTo = (story: Story, reply: string) => {
  const turns = turnsOf(story).map((turn) => ({ ...turn, at: turn.at ?? NOW }));
  const outcome = answerReply(
    { story: story.id, uiLang: 'en', reply, turns, state: startTalk(story), marks: [] },
    library,
    NOW,
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.answer;
};

describe.each(stories)('judging replies to "%s"', (id, story) => {
  const { good, bad } = REPLIES[id] ?? { good: '', bad: '' };

  it('finds the good reply good', () => {
    const verdict = judge(story, good);
    expect(verdict.change, JSON.stringify(verdict)).toBeGreaterThan(0);
    expect(verdict.helped.length).toBeGreaterThan(0);
  });

  it('finds the bad reply bad and names the rules it breaks', () => {
    const verdict = judge(story, bad);
    expect(verdict.change, JSON.stringify(verdict)).toBeLessThan(0);
    expect(verdict.broken.length).toBeGreaterThan(0);
  });

  it('lets the buyer answer in a better mood after the good one', () => {
    const after = { good: answerTo(story, good), bad: answerTo(story, bad) };
    expect(after.good.tone).toBe('better');
    expect(after.bad.tone).toBe('worse');
    expect(after.good.state.patience).toBeGreaterThan(after.bad.state.patience);
    const mood = {
      good: intensityAfter(story, good, after.good.text),
      bad: intensityAfter(story, bad, after.bad.text),
    };
    expect(mood.good, JSON.stringify({ mood, after })).toBeLessThan(mood.bad);
  });
});

describe('judging', () => {
  it('is indifferent to a reply that says nothing', () => {
    for (const story of ALL_STORIES) {
      const filler = { 'zh-Hans': '您好，在的。', 'zh-Hant': '您好，我在。', en: 'Hello, I see your message.' }[
        story.lang
      ];
      expect(judge(story, filler).change, story.id).toBeLessThanOrEqual(0);
    }
  });

  it('gives the same verdict for the same talk', () => {
    const [story] = ALL_STORIES as [Story];
    expect(judge(story, REPLIES[story.id]?.good ?? '')).toEqual(judge(story, REPLIES[story.id]?.good ?? ''));
  });
});

describe('a whole talk', () => {
  it.each(stories)('"%s" ends well with good replies and closes with a debrief', (id, story) => {
    const turns = turnsOf(story).map((turn) => ({ ...turn, at: turn.at ?? NOW }));
    let state = startTalk(story);
    const marks: ReturnType<typeof judge>[] = [];
    let debrief: string | null = null;
    for (let round = 0; round < 4 && !state.end; round += 1) {
      const reply = REPLIES[id]?.good ?? '';
      const request = { story: id, uiLang: 'en' as const, reply, turns: turns.slice(), state, marks: marks.slice() };
      // The clock is wound so that the same wording is not a repetition within the chat.
      const outcome = answerReply({ ...request, turns: turns.filter((turn) => turn.role !== 'agent') }, library, NOW);
      if (!outcome.ok) throw new Error(outcome.message);
      const { answer } = outcome;
      turns.push({ id: `c${round}`, role: 'customer', text: answer.text, at: NOW + round * 60_000 });
      state = answer.state;
      marks.push(answer.verdict);
      debrief = answer.debrief;
    }
    expect(['resolved', 'escalated'], JSON.stringify({ state, marks })).toContain(state.end);
    expect(debrief).toMatch(/^Debrief · Outcome: /);
    expect(debrief).toContain('Helped: ');
  });

  it('names broken rules in words', () => {
    const [story] = ALL_STORIES as [Story];
    const bad = REPLIES[story.id]?.bad ?? '';
    const turns = turnsOf(story).map((turn) => ({ ...turn, at: turn.at ?? NOW }));
    let state = { ...startTalk(story), patience: 1 };
    const outcome = answerReply({ story: story.id, uiLang: 'en', reply: bad, turns, state, marks: [] }, library, NOW);
    if (!outcome.ok) throw new Error(outcome.message);
    state = outcome.answer.state;
    expect(state.end).toBe('gone');
    expect(outcome.answer.debrief).toMatch(/Hurt: (?!no rule)[A-Z a-z]/);
    expect(outcome.answer.debrief).not.toMatch(/[a-z]_[a-z]/);
  });
});
