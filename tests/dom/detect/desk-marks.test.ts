// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { deskMark } from '../../../utils/page/detect/desk-marks.ts';
import type { RowFacts } from '../../../utils/page/detect/row-facts.ts';

function page(beside: string, round: string): { list: Element; box: HTMLElement } {
  document.body.innerHTML = `<aside>${beside}</aside><main><div id="list"><p>Hello</p></div><div>${round}<textarea></textarea></div></main>`;
  const list = document.querySelector('#list');
  const box = document.querySelector('textarea');
  if (!list || !box) throw new Error('the page has both');
  return { list, box };
}

const notice = (words: string) => ({ leaves: [{ words }] }) as unknown as RowFacts;

describe('deskMark', () => {
  it('sees nothing of one beside a plain chat', () => {
    const { list, box } = page('<b>Ana</b><b>Team lunch</b>', '<button>Send</button>');
    expect(deskMark(list, box, [notice('Ana joined')])).toBeNull();
  });

  it.each([
    'Unassigned',
    '接待中 3/8',
    '转派',
    '快捷语',
    'Canned responses',
    '结束会话',
    '買家資訊',
    '选择回复模板',
    '创建工单',
    '用户信息',
    '回覆顧客',
    '買家帳號',
    '回复买家',
    'Reply to customer',
    '转交',
  ])('sees %s beside it', (words) => {
    const { list, box } = page(`<h4>${words}</h4>`, '');
    expect(deskMark(list, box, [])).toBe('staff');
  });

  it.each([
    'Unassigned (0)',
    'Ticket-Details',
    'Zugewiesen an',
    'Respuestas rápidas',
    'お客様情報',
    'Assigned to me 3',
    'Quick phrases',
    'Send refund',
    '標示為訂單',
    '罐頭訊息',
    '고객 정보',
    'Trả lời nhanh (12)',
    'ข้อมูลลูกค้า',
    'Быстрые ответы',
  ])('sees what only those who serve can press or open: %s', (words) => {
    const { list, box } = page(`<a>${words}</a>`, '');
    expect(deskMark(list, box, [])).toBe('staff');
  });

  it.each(['Assignment', 'Refund policy', 'How do I send a refund?', 'Unassigned seats are free'])(
    'sees no desk in %s',
    (words) => {
      const { list, box } = page(`<a>${words}</a>`, '');
      expect(deskMark(list, box, [])).toBeNull();
    },
  );

  it.each([
    'Order details',
    'Order #4711',
    'Bestellung QX-4471',
    '注文番号',
    'Đơn hàng #DN-20993',
    'คำสั่งซื้อ 2411QX',
    'Заказ 5521',
    '訂單 A20261103-77',
    '待发货',
  ])('sees an order beside it: %s', (words) => {
    const { list, box } = page(`<h4>${words}</h4>`, '');
    expect(deskMark(list, box, [])).toBe('shared');
  });

  it('reads whom the box writes to', () => {
    const { list, box } = page('', '');
    box.setAttribute('placeholder', 'Reply to the customer…');
    expect(deskMark(list, box, [])).toBe('staff');
  });

  it('sees the switch for notes', () => {
    const { list, box } = page('', '<button role="tab">Reply</button><button role="tab">Private note</button>');
    expect(deskMark(list, box, [])).toBe('staff');
  });

  it.each(['Assigned to Ruth', 'Sam resolved this', '会话已接入', '已邀請評價'])('reads the notice %s', (words) => {
    const { list, box } = page('', '');
    expect(deskMark(list, box, [notice(words)])).toBe('shared');
  });
});
