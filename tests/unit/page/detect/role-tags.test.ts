import { describe, expect, it } from 'vitest';
import { tagIn } from '../../../../utils/page/detect/role-tags.ts';

describe('tagIn', () => {
  it.each([
    '客服',
    '售后客服',
    '管理员',
    '店長',
    'Agent',
    'Support team',
    'Customer care',
    '客户经理',
    '阿珍（卖家）',
    'Paula · Staff · 10:02',
    '供應商',
    '小編',
    '二线工程师',
    '客服 小北',
    'You',
    'Sie:',
    'Verkäufer',
    '担当者',
    '<support@lamps.example>',
    'customer.care@lamps.example',
  ])('puts who bears it on our side: %s', (words) => expect(tagIn(words)).toBe('ours'));

  it.each([
    '客户',
    '買家',
    '会员',
    'Customer',
    'End user',
    'Mira Holt (Requester)',
    'Guest | 10:02',
    '会员 w***8',
    'Käuferin',
    'Kontakt:',
    'Comprador',
    'お客様',
    '买家 mira_77 2026-11-20 10:02',
    'Visitor 4417',
  ])("puts who bears it on the buyer's side: %s", (words) => expect(tagIn(words)).toBe('buyers'));

  it.each([
    '',
    'VIP',
    'Mira Holt',
    '···',
    'I want an agent',
    '客户要求退款',
    'Customer since 2019',
    'Customer Care Anna',
    'Author',
    'Kontaktformular',
    'Your order',
    '<carla.sales@mail.example>',
    'To: support@lamps.example',
    '买家:在吗',
    '客户 要求今天就退款,不然投诉,还要打电话给总部',
  ])('says nothing of it: %s', (words) => expect(tagIn(words)).toBeNull());
});
