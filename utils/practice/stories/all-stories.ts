import type { Story } from '../story.ts';
import { EN } from './en.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

/** The twelve practice buyers, in the order of the conversation list. */
export const ALL_STORIES: readonly Story[] = [...ZH_HANS, ...ZH_HANT, ...EN];

export function storyById(id: string): Story | undefined {
  return ALL_STORIES.find((story) => story.id === id);
}
