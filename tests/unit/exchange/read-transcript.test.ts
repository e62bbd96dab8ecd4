import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../../utils/exchange/read-transcript.ts';

const said = (text: string, buyer?: string) => {
  const read = readTranscript(text, 't', buyer);
  return read.ok ? read.conversation.turns.map(({ role, text: words }) => `${role}|${words}`) : read;
};

describe('readTranscript', () => {
  it('reads labels in three languages, with lines that go on', () => {
    expect(said('买家：在吗\n还没发货\n客服: 在的\n買家：多久\nAgent: soon')).toEqual([
      'customer|在吗\n还没发货',
      'agent|在的',
      'customer|多久',
      'agent|soon',
    ]);
  });

  it('reads times before the name, behind it, and in a line above', () => {
    expect(said('[20:01] 买家: 到哪了\n客服 (20:02): 我查')).toEqual(['customer|到哪了', 'agent|我查']);
    expect(said('买家 2026-11-11 20:01:22\n到哪了\n客服 2026-11-11 20:02:10\n我查')).toEqual([
      'customer|到哪了',
      'agent|我查',
    ]);
  });

  it('keeps whole times only', () => {
    const read = readTranscript('买家 2026-11-11 20:01:22\n到哪了\n[20:03] 客服: 我查', 't');
    expect(read.ok && read.conversation.turns.map(({ at }) => at !== undefined)).toEqual([true, false]);
  });

  it('asks who the buyer is where only names stand, and takes the answer', () => {
    const chat = 'Mia: where is it\nTom: let me look\nMia: thanks\nTom: done';
    expect(said(chat)).toMatchObject({ ok: false, speakers: ['Mia', 'Tom'] });
    expect(said(chat, 'Mia')).toEqual(['customer|where is it', 'agent|let me look', 'customer|thanks', 'agent|done']);
  });

  it('takes the one other name for the buyer where the agent is labelled', () => {
    expect(said('小美: 在吗\n客服: 在\n小美: 好')).toEqual(['customer|在吗', 'agent|在', 'customer|好']);
  });

  it('does not take a colon inside a message for a name', () => {
    expect(said('买家：型号是这个\n颜色: 黑\n见 https://x.example/a\n客服：好')).toEqual([
      'customer|型号是这个\n颜色: 黑\n见 https://x.example/a',
      'agent|好',
    ]);
  });

  it('says what it expected where nobody speaks first, and that nothing is there', () => {
    expect(said('just words')).toMatchObject({ ok: false, message: expect.stringContaining('found “just words”') });
    expect(said(' \n')).toMatchObject({ ok: false, message: 'the input is empty' });
  });

  it('stays quick on a hostile line', () => {
    expect(said(`${'a '.repeat(50_000)}:`)).toMatchObject({ ok: false });
  });
});
