import type { UiLang } from '../../core/taxonomy.ts';
import { ALL_STORIES } from '../stories/all-stories.ts';
import type { Story, StoryTurn } from '../story.ts';
import { startTalk, type TalkState } from '../take-turn.ts';
import type { Mark } from '../write-debrief.ts';

export interface DeskTurn {
  id: string;
  role: StoryTurn['role'];
  text: string;
  /** Milliseconds since the epoch. */
  at: number;
  sender: string;
}

export interface Talk {
  story: Story;
  turns: DeskTurn[];
  state: TalkState;
  marks: Mark[];
  unread: number;
  /** What stands in the box while another conversation is open. */
  draft: string;
  mode: 'reply' | 'note';
  isTyping: boolean;
  nudged: boolean;
  /** Counts restarts, so that an answer still on its way to an earlier talk is dropped. */
  round: number;
}

export interface DeskState {
  talks: ReadonlyMap<string, Talk>;
  open: string;
  uiLang: UiLang;
  /** Texts that the Send button sent to a buyer, oldest first. */
  sent: { conversation: string; text: string }[];
}

/**
 * Builds all talks. `wanted` is opened where it exists, else the first; `padding` puts that many
 * older rows before the opened one, for measurements on long threads.
 */
export function startDesk(now: number, uiLang: UiLang, wanted: string | null, padding: number): DeskState {
  const open = (ALL_STORIES.find((story) => story.id === wanted) ?? ALL_STORIES[0])?.id ?? '';
  const talks = new Map(
    ALL_STORIES.map((story) => [story.id, startStory(story, now, story.id === open ? padding : 0)]),
  );
  return { talks, open, uiLang, sent: [] };
}

export function startStory(story: Story, now: number, padding = 0, round = 0): Talk {
  const opening = story.opening.map(
    (turn, index): DeskTurn => ({
      id: `${story.id}-${round}-${index}`,
      role: turn.role,
      text: turn.text,
      at: now - turn.minutesAgo * 60_000,
      sender: turn.sender ?? (turn.role === 'customer' ? story.customer.name : ''),
    }),
  );
  const lastReply = opening.findLastIndex((turn) => turn.role === 'agent' || turn.role === 'bot');
  return {
    story,
    turns: [...olderRows(story, opening[0]?.at ?? now, padding), ...opening],
    state: startTalk(story),
    marks: [],
    unread: opening.slice(lastReply + 1).filter((turn) => turn.role === 'customer').length,
    draft: '',
    mode: 'reply',
    isTyping: false,
    nudged: false,
    round,
  };
}

const SMALL_TALK: Record<Story['lang'], readonly [string, string]> = {
  'zh-Hans': ['请问这款还有别的颜色吗', '有的，还有黑色和米色，今天下单明天发出。'],
  'zh-Hant': ['請問這款還有別的顏色嗎', '有的，還有黑色和米色，今天下單明天出貨。'],
  en: ['Does this come in another colour?', 'Yes, black and sand. Orders placed today ship tomorrow.'],
};

/** An uneventful history, alternating buyer and agent, one minute apart. */
function olderRows(story: Story, before: number, count: number): DeskTurn[] {
  const [question, reply] = SMALL_TALK[story.lang];
  return Array.from({ length: count }, (_, index): DeskTurn => {
    const isBuyer = index % 2 === 0;
    return {
      id: `${story.id}-older-${index}`,
      role: isBuyer ? 'customer' : 'agent',
      text: `${isBuyer ? question : reply} (${index + 1})`,
      at: before - (count - index) * 60_000 - 86_400_000,
      sender: isBuyer ? story.customer.name : '',
    };
  });
}
