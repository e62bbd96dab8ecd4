import type { Script } from '../../core/packs/script.ts';

/** What agents would see or get otherwise; a change here asks for a new review. */
const CONTENT = ['stage', 'variant', 'title', 'texts', 'fits', 'tags', 'slots', 'channel'] as const;

/** Changed wording or rules make a reviewed or published script a draft again, unless the change sets the status. */
export function asEdited(before: Script, after: Script): Script {
  const open = before.status === 'published' || before.status === 'reviewed';
  if (!open || after.status !== before.status) return after;
  return CONTENT.some((part) => before[part] !== after[part]) ? { ...after, status: 'draft' } : after;
}
