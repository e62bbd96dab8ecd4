/** What a lead's office keeps: a pasted list, and a workbook with the mistakes that such workbooks have. */
import writeSheet from 'write-excel-file/universal';

/** Two rows as they are copied out of a spreadsheet. */
export const PASTED = [
  ['编号', '标题', '阶段', '内容'],
  ['coupon-auto', '优惠券怎么用', '解答', '券在下单页自动抵扣，不用另外领。'],
  ['presale-ship', '预售什么时候发货', '解答', '预售商品 11 月 15 日起按付款顺序发货。'],
]
  .map((row) => row.join('\t'))
  .join('\n');

const WORKBOOK = [
  ['编号', '标题', '阶段', '场景', '内容（简体）', '内容（繁体）', '负责人'],
  [
    'balance-window',
    '尾款什么时候付',
    '解答',
    '活动',
    '尾款在 11 月 10 日 20:00 到 11 月 11 日 24:00 之间付。',
    '尾款在 11 月 10 日 20:00 到 11 月 11 日 24:00 之間付。',
    '阿珍',
  ],
  ['coupon-auto', '优惠券怎么用', '解答', '活动', '券在下单页自动抵扣，每单限用一张。', '', '阿珍'],
  ['', '预售发货', '解答', '', '预售商品 11 月 15 日起按付款顺序发货。', '', '阿珍'],
  ['gift-missing', '赠品漏发', '先哄一下', '商品', '赠品是我们漏装了，今天 18:00 前给您补寄。', '', '阿珍'],
  ['no-words', '以旧换新怎么估价', '解答', '商品', '', '', '阿珍'],
  [
    'hurry-courier',
    '催快递',
    '解决',
    '物流',
    '您先冷静一下，我现在就去催快递。',
    '我现在就去催宅配，今天 20:00 前给您结果。',
    '阿珍',
  ],
];

/** What the dry run must say of the workbook once the pasted list is in the pack. */
export const EXPECTED = { new: 2, changed: 1, duplicate: 1, rejected: 2 } as const;
/** The stage that does not exist. */
export const BAD_STAGE = '先哄一下';

export async function makeWorkbook(): Promise<Buffer> {
  const blob = await writeSheet(WORKBOOK.map((row) => row.map((value) => (value === '' ? null : { value })))).toBlob();
  return Buffer.from(await blob.arrayBuffer());
}
