/** Facts for the preview: what a buyer would read if this were the case. Made up, and nobody's real order. */
import type { Conversation } from '../../core/conversation/conversation.ts';
import type { Lang, Market } from '../../core/taxonomy.ts';

interface SampleFacts {
  conversation: Conversation;
  /** Who signs where the agent has not set a name. */
  agent: { name: string; lead: string; shop: string };
}

function sample(lang: Lang, market: Market, said: string, names: [string, string, string, string], item: string) {
  const [customerName, name, lead, shop] = names;
  const large = market === 'TW' ? 8 : 1;
  const conversation: Conversation = {
    id: `sample-${lang}`,
    market,
    lang,
    customerName,
    turns: [{ id: '1', role: 'customer', text: said }],
    order: {
      item,
      orderId: '26111800417',
      price: 129 * large,
      returnFreight: 12 * large,
      daysSinceReceipt: 3,
      difference: 20 * large,
    },
  };
  return { conversation, agent: { name, lead, shop } };
}

export const SAMPLE_FACTS: Readonly<Record<Lang, SampleFacts>> = {
  'zh-Hans': sample(
    'zh-Hans',
    'CN',
    '说好今天发的，怎么还没动？',
    ['林女士', '小雅', '陈主管', '暖家旗舰店'],
    '羊毛围巾',
  ),
  'zh-Hant': sample(
    'zh-Hant',
    'TW',
    '說好今天出貨的，怎麼還沒動？',
    ['林小姐', '小雅', '陳主任', '暖家選物'],
    '羊毛圍巾',
  ),
  en: sample(
    'en',
    'US',
    'You said it ships today. Why has nothing moved?',
    ['Ms Lin', 'Maya', 'Dana', 'Warm House'],
    'wool scarf',
  ),
};
