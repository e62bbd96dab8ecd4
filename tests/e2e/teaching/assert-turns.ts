import assert from 'node:assert/strict';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';

const squeeze = (text: string) => text.replace(/\s+/g, '');

/** Every wanted message is read, and with its role. */
export function assertTurns(
  turns: readonly Turn[] | undefined,
  wanted: readonly { role: string; text: string }[],
): void {
  const wrong = wanted.flatMap(({ role, text }) => {
    const found = turns?.find((turn) => squeeze(turn.text).includes(squeeze(text)));
    return found?.role === role ? [] : [`"${text.slice(0, 20)}" is ${found?.role ?? 'not read'}, not ${role}`];
  });
  assert.deepEqual(wrong, []);
}
