import { describe, expect, it } from 'vitest';
import type { Change, Verdict } from '../../../utils/practice/judge-reply.ts';
import { ALL_STORIES } from '../../../utils/practice/stories/all-stories.ts';
import type { Story } from '../../../utils/practice/story.ts';
import { startTalk, type TalkState, takeTurn } from '../../../utils/practice/take-turn.ts';

function verdict(change: Change, more: Partial<Verdict> = {}): Verdict {
  return {
    change,
    advised: 'solve',
    fitsStage: change > 0,
    helped: [],
    missing: [],
    broken: [],
    handsOver: false,
    ...more,
  };
}

function play(story: Story, changes: Change[], more: Partial<Verdict> = {}) {
  let state: TalkState = startTalk(story);
  const lines: string[] = [];
  for (const change of changes) {
    if (state.end) break;
    const answer = takeTurn(story, state, verdict(change, more));
    state = answer.state;
    lines.push(answer.text);
  }
  return { state, lines };
}

describe.each(ALL_STORIES.map((story) => [story.id, story] as const))('the talk "%s"', (_, story) => {
  it('is settled by good replies, one beat after the other', () => {
    const { state, lines } = play(
      story,
      story.beats.map(() => 1),
    );
    expect(state.end).toBe('resolved');
    expect(lines.at(-1)).toBe(story.ends.resolved);
    expect(story.beats[0]?.better).toContain(lines[0]);
  });

  it('is lost by bad replies, each answered with another line', () => {
    const { state, lines } = play(story, Array<Change>(6).fill(-2));
    expect(state.end).toBe('gone');
    expect(state.patience).toBe(0);
    expect(lines.at(-1)).toBe(story.ends.gone);
    expect(new Set(lines.slice(0, 2)).size).toBe(Math.min(2, lines.length));
  });

  it('wears out when replies lead nowhere', () => {
    const { state } = play(story, Array<Change>(20).fill(0));
    expect(state.end).toBe('gone');
  });

  it('ends with a lead when it is well handed over and a lead is what it needs', () => {
    expect(play(story, [1], { advised: 'escalate', handsOver: true }).state.end).toBe('escalated');
    expect(play(story, [1], { advised: 'solve', handsOver: true }).state.end).toBeNull();
    expect(play(story, [-1], { advised: 'escalate', handsOver: true }).state.end).not.toBe('escalated');
  });
});

describe('taking a turn', () => {
  const story = ALL_STORIES[0] as Story;

  it('leaves the state it was given alone', () => {
    const before = startTalk(story);
    const copy = structuredClone(before);
    takeTurn(story, before, verdict(-1));
    expect(before).toEqual(copy);
  });

  it('forgives one reply that leads nowhere, not the second', () => {
    const first = takeTurn(story, startTalk(story), verdict(0));
    expect(first.state.patience).toBe(story.patience);
    expect(takeTurn(story, first.state, verdict(0)).state.patience).toBe(story.patience - 1);
  });

  it('is a bug after the end', () => {
    const { state } = play(story, Array<Change>(6).fill(-2));
    expect(() => takeTurn(story, state, verdict(1))).toThrow(/has ended \(gone\)/);
  });
});

describe('the twelve buyers', () => {
  it('cover three languages, and no line is written twice', () => {
    expect(ALL_STORIES).toHaveLength(12);
    const langs = ALL_STORIES.map((story) => story.lang);
    for (const [lang, least] of [
      ['zh-Hans', 4],
      ['zh-Hant', 3],
      ['en', 3],
    ] as const) {
      expect(langs.filter((each) => each === lang).length).toBeGreaterThanOrEqual(least);
    }
    const lines = ALL_STORIES.flatMap((story) => [
      ...story.opening.map((turn) => turn.text),
      ...story.beats.flatMap((beat) => [...beat.better, ...beat.flat, ...beat.worse]),
      ...Object.values(story.ends),
    ]);
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(ALL_STORIES.map((story) => story.id)).size).toBe(12);
    expect(new Set(ALL_STORIES.map((story) => story.order.orderId)).size).toBe(12);
  });

  it('wait for an answer, and each beat has lines for every tone', () => {
    for (const story of ALL_STORIES) {
      expect(story.opening.at(-1)?.role, story.id).toBe('customer');
      expect(story.beats.length, story.id).toBeGreaterThanOrEqual(2);
      const minutes = story.opening.map((turn) => turn.minutesAgo);
      expect(minutes, story.id).toEqual([...minutes].sort((a, b) => b - a));
      for (const beat of story.beats) {
        expect(beat.better.length, story.id).toBeGreaterThanOrEqual(1);
        expect(Math.min(beat.flat.length, beat.worse.length), story.id).toBeGreaterThanOrEqual(2);
      }
    }
  });
});
