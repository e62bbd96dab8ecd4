import { describe, expect, it } from 'vitest';
import { isSamePerson } from '../../../utils/page/read/same-person.ts';

describe('isSamePerson', () => {
  it.each([
    ['Mira Holt', 'Mira Holt'],
    ['mira holt ', 'Mira  Holt'],
    ['Mira Holt', '#48213 · Mira Holt'],
    ['Mira Holt', 'Mira Holt (3)'],
    ['Mira Holt', 'Chat with Mira Holt'],
    ['Mira Holt', 'Conversation with Mira Holt – via e-mail'],
    ['Mira Holt via email', 'Mira Holt'],
    ['Mira Holt', 'Mira Holt <mira@home.example>'],
    ['mira.holt@home.example', 'Mira Holt'],
    ['Mira Holt', 'mira.holt27@home.example'],
    ['晴天小猪', '晴天小猪（淘宝）'],
    ['小雨', '与小雨的对话'],
    ['小雨', '与 小雨 的会话'],
    ['小雨', '小雨 的訊息'],
    ['阿傑', '訂單 20261103 · 阿傑'],
    ['Mira Holt (customer)', 'Mira Holt'],
  ])('%s is who is named in: %s', (writer, title) => {
    expect(isSamePerson(writer, title)).toBe(true);
  });

  it.each([
    ['Ann', 'Ann Lee'],
    ['Lee', 'Ann Lee'],
    ['Ann', 'Ann-Marie'],
    ['Jon (Support)', 'Mira · Support'],
    ['小雨', '小雨点'],
    ['', ''],
    ['3', 'Mira (3)'],
    ['jon@shop.example', 'mira@shop.example'],
    ['Paula', 'Mira · assigned to Paula'],
    ['Paula', 'Assigned to Paula'],
    ['Paula', 'Mira Holt | Agent: Paula'],
    ['Paula', 'Handled by Paula, opened 10:02'],
    ['阿珍', '小雨｜客服：阿珍'],
  ])('%s is not: %s', (writer, title) => {
    expect(isSamePerson(writer, title)).toBe(false);
  });
});
