import type { Conversation } from '../conversation/conversation.ts';
import type { Issue, Market } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';

const FAULTS: ReadonlySet<Issue> = new Set(['dead_or_malfunction', 'intermittent', 'durability', 'cosmetic_flaw']);

/** Goods that CN law calls durable: electric appliances, computers, cameras, vehicles and the like. */
const DURABLE =
  /手机|电脑|平板|笔记本|电视|冰箱|空调|洗衣机|烘干机|相机|显示器|打印机|音[响箱]|耳机|吸尘器|扫地机|热水器|油烟机|微波炉|烤箱|电饭[煲锅]|净水器|空气净化|投影|路由器|手表|电动车|自行车|跑步机|\b(?:phone|laptop|computer|tablet|tv|television|fridge|refrigerator|freezer|air conditioner|washing machine|washer|dryer|camera|monitor|printer|speaker|headphones|earbuds|vacuum|heater|microwave|oven|cooker|kettle|blender|projector|router|watch|scooter|bike|treadmill)\b/;

function isDurable(words: string): boolean {
  return DURABLE.test(words);
}

/** Everything the buyer wrote and the item's name, for what the order facts leave open. */
function buyerWords(conversation: Conversation): string {
  const spoken = conversation.turns.filter(({ role }) => role === 'customer').slice(-20);
  return normalise([conversation.order?.item ?? '', ...spoken.map(({ text }) => text.slice(0, 400))].join('\n')).text;
}

/** True where the item is of a kind that law and repair rules treat as durable goods. */
export function concernsDurable(conversation: Conversation): boolean {
  return isDurable(buyerWords(conversation));
}

/** Days since receipt in which the law presumes that the fault was there (domain.md §3.1 rule 1d, §4.4). */
function presumedDays(market: Market, durable: boolean): number {
  if (market === 'CN') return durable ? 183 : 0;
  return market === 'EU' ? 365 : market === 'UK' ? 183 : 0;
}

/** True while the seller, not the buyer, has to prove. Unknown days count as outside: nothing is presumed. */
export function sellerBearsProof(
  issue: Issue | null,
  market: Market,
  daysSinceReceipt: number | undefined,
  durable: boolean,
): boolean {
  if (issue === null || !FAULTS.has(issue) || daysSinceReceipt === undefined) return false;
  const presumed = presumedDays(market, durable);
  return presumed > 0 && daysSinceReceipt >= 0 && daysSinceReceipt <= presumed;
}
