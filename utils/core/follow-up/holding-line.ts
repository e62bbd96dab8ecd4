import type { Suggestion } from '../advice.ts';
import { type SlotContext, slotValue } from '../suggest/slot-values.ts';
import type { FollowUpTexts } from './follow-up-texts.ts';
import { filledSlot, fillMarked, toSuggestion } from './marked-text.ts';

/** Long enough to look something up, short enough to wait for in a chat (domain.md §2.4 holding line). */
const MINUTES = 5;

/** One line that says what we are doing and for how long, before the wait is felt (domain.md E21). */
export function holdingLine(context: SlotContext, texts: FollowUpTexts): Suggestion {
  const order = slotValue('order', { type: 'text' }, context);
  const minutes = filledSlot('minutes', String(MINUTES));
  const written = order
    ? fillMarked(texts[context.lang]['holding.order'], { order: filledSlot('order', order), minutes })
    : fillMarked(texts[context.lang].holding, { minutes });
  return toSuggestion('follow-up.holding', 'accompany', written);
}
