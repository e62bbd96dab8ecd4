import type { Script } from '../../../../utils/core/packs/script.ts';

/** A published script with the given parts. */
export function makeScript(id: string, parts: Partial<Script> = {}): Script {
  return {
    id,
    stage: 'answer',
    title: { 'zh-Hans': `标题 ${id}`, 'zh-Hant': `標題 ${id}`, en: `Title ${id}` },
    texts: { 'zh-Hans': `我{time}前来告诉您 ${id}`, en: `I'll tell you by {time} ${id}` },
    fits: {},
    tags: ['commit'],
    slots: { time: { type: 'time' } },
    owner: '小周',
    reviewBy: '2026-12-20',
    status: 'published',
    ...parts,
  };
}
