/**
 * Who speaks like the shop and who like the buyer. A few turns of service and of complaint in English and Chinese;
 * they never decide alone, but a side that speaks like the other is not taken for sure.
 */
const SHOP =
  /\bhow (?:can|may) (?:i|we) help|\bthank(?:s| you) for (?:contacting|reaching|your (?:order|patience|message|feedback|words|picture|photo))|\b(?:we|i)(?: will|['’]ll| have| can| am going to) (?:\w+ )?(?:refund|replace|send you|ship|check|look into|arrange|forward|call the|register|credit|get back to you|make sure)|\b(?:sorry|apologi[sz]e) (?:for|about|to hear)|\bsorry, [A-Z]|\byour (?:order|parcel|package|refund|request|ticket|account|case)\b|\b(?:could|can|would) you (?:please )?(?:send|share|provide|tell|confirm|take)|\bplease (?:send|share|provide|choose|describe|confirm)|\bleaves? (?:our warehouse|today)|您|亲[,，~～]|亲亲|请问有什么|很高兴为|请稍等|马上(?:为|给|登记|处理)|安排(?:补发|退款|退回|退货)|这边(?:为|给|帮)/i;
const BUYER =
  /\bmy (?:order|parcel|package|refund|money|item|delivery|account|new|child|son|daughter|wife|husband)\b|\bi(?:['’]ve| have)? (?:ordered|bought|received|paid|returned|waited|been waiting|never|still|want(?:ed)?|would like|wore|wrote|already)|\bwhere(?: i|['’])s (?:my|it|the)|\bwhen (?:will|do|does|is|can)\b|\bstill (?:not|no|waiting|has|have|haven)|\b(?:broken|broke|leaks?|crack(?:ed|s)?|torn|stuck|mute|missing|damaged|wrong (?:size|colou?r|item)|faulty|defective)\b|\bgive me|\bi want (?:my|a)|你们|你好[,，]?在吗|在吗|怎么还|什么时候|多久(?:能|可以|到)|我(?:买|订|付|收到|想|要|的|上周|昨天|前天)|到底|投诉|发货了吗|能不能|坏了|裂了|碎了|破了|没收到|没人/i;

/** How many lines only the shop would say, and how many only a buyer. */
export function decisiveLines(texts: readonly string[]): { shop: number; buyer: number } {
  let shop = 0;
  let buyer = 0;
  for (const text of texts) {
    const asShop = SHOP.test(text);
    const asBuyer = BUYER.test(text);
    if (asShop && !asBuyer) shop++;
    if (asBuyer && !asShop) buyer++;
  }
  return { shop, buyer };
}
