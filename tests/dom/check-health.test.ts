// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../utils/core/conversation/conversation.ts';
import { countRows, judgeHealth } from '../../utils/page/read/check-health.ts';
import { siteDefinition } from '../fixtures/site-definition.ts';

type Row = Pick<Turn, 'role' | 'text' | 'media'>;
const says = (role: Turn['role'], text = 'words'): Row => ({ role, text });
const talk = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => says(i % 2 === 0 ? 'customer' : 'agent', `words ${i}`));

/** @param words how much the list holds in all */
function judge(rows: Row[], words = 500, change: { conversation?: string | null; composer?: 'ready' | 'absent' } = {}) {
  const container = document.createElement('div');
  container.textContent = 'x'.repeat(words);
  return judgeHealth(siteDefinition(), {
    containers: 1,
    container,
    rows: rows.length,
    judged: countRows(rows),
    conversation: 'a',
    composer: 'ready',
    ...change,
  });
}

describe('judgeHealth', () => {
  it('asks every row that says something for a role', () => {
    expect(judge([...talk(3), says('unknown')])).toMatchObject({ ok: false, missing: ['roles'], unknownRows: 1 });
    expect(judge([...talk(20), says('unknown'), says('unknown')])).toMatchObject({ ok: false, missing: ['roles'] });
    expect(judge([...talk(3), { role: 'unknown', text: '', media: ['image'] }])).toMatchObject({ ok: false });
  });
  it('asks rows without a word, such as date lines, for none', () => {
    expect(judge([says('unknown', ''), ...talk(2), says('unknown', '')])).toMatchObject({ ok: true, unknownRows: 2 });
  });
  it('lets one stray row pass in a talk of both sides, and one in fifty of a long one', () => {
    expect(judge([...talk(4), says('unknown')])).toMatchObject({ ok: true, unknownRows: 1 });
    expect(judge([...talk(97), ...Array.from({ length: 2 }, () => says('unknown'))]).ok, '2 of 99').toBe(false);
    expect(judge([...talk(98), ...Array.from({ length: 2 }, () => says('unknown'))]).ok, '2 of 100').toBe(true);
  });
  it('stops at a stray row that may be all one side ever said', () => {
    const monologue = Array.from({ length: 9 }, () => says('agent'));
    expect(judge([...monologue, says('unknown')])).toMatchObject({ ok: false, missing: ['roles'] });
    expect(judge([...monologue.map(() => says('customer')), says('unknown')])).toMatchObject({ ok: false });
  });
  it('tells an empty chat with its date line from a list whose rules have all gone stale', () => {
    expect(judge([says('unknown', '')], 10).ok).toBe(true);
    expect(judge([says('unknown', ''), says('unknown', '')], 500)).toMatchObject({ ok: false, missing: ['roles'] });
    expect(judge([], 10).ok).toBe(true);
    expect(judge([], 500)).toMatchObject({ ok: false, missing: ['rows'] });
  });
  it('stops where roles are known but nobody says a word, unless there are none to read', () => {
    const mute = [says('customer', ''), says('agent', '')];
    expect(judge(mute, 500)).toMatchObject({ ok: false, missing: ['text'] });
    expect(judge(mute, 20).ok).toBe(true);
    expect(judge([...mute, { role: 'customer', text: '', media: ['image'] }], 500).ok).toBe(true);
    expect(judge([says('system', ''), says('note', '')], 500).ok).toBe(true);
  });
  it('names a missing conversation and a missing reply box, and reads on without the latter', () => {
    expect(judge(talk(2), 500, { conversation: null })).toMatchObject({ ok: false, missing: ['conversation'] });
    expect(judge(talk(2), 500, { composer: 'absent' })).toMatchObject({ ok: true, missing: ['composer'] });
  });
});
