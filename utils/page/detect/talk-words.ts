/**
 * Who speaks like the shop and who like the buyer. A few turns of service and of complaint in English and Chinese;
 * they never decide alone, but a side that speaks like the other is not taken for sure.
 */
const SHOP =
  /\bhow (?:can|may) (?:i|we) help|\bthank(?:s| you) for (?:contacting|reaching|your (?:order|patience|message|feedback|words|picture|photo))|\b(?:we|i)(?: will|['’]ll| have| can| am going to) (?:\w+ )?(?:refund|replace|send you|ship|check|look into|arrange|forward|call the|register|credit|get back to you|make sure)|\b(?:sorry|apologi[sz]e) (?:for|about|to hear)|\bsorry, [A-Z]|\byour (?:order|parcel|package|refund|request|ticket|account|case)\b|\b(?:could|can|would) you (?:please )?(?:send|share|provide|tell|confirm|take)|\bplease (?:send|share|provide|choose|describe|confirm)|\b(?:goe?s?|ships?|leaves?) (?:out |us )?(?:our warehouse|to(?:day|night|morrow))|tut (?:mir|uns) leid|您|[亲親][,，~～]|亲亲|[请請][问問]有什|很高[兴興][为為]|[请請]稍等|[马馬]上(?:[为為]|[给給]|登[记記]|[处處]理)|安排(?:[补補][发發]|退[款回货貨])|[这這][边邊](?:[为為]|[给給]|[帮幫])|出咗?[倉仓]|可[唔以]可以提供/i;
const BUYER =
  /\bmy (?:order|parcel|package|refund|money|item|delivery|account|new|child|son|daughter|wife|husband)\b|\bi(?:['’]ve| have)? (?:ordered|bought|received|paid|returned|waited|been waiting|never|still|want(?:ed)?|would like|wore|wrote|already)|\bwhere(?: i|['’])s (?:my|it|the)|\bwhen (?:will|do|does|is|can)\b|\bstill (?:not|no|waiting|has|have|haven)|\b(?:broken|broke|leaks?|crack(?:ed|s)?|torn|stuck|mute|missing|damaged|wrong (?:size|colou?r|item)|faulty|defective)\b|\bgive me|\bi want (?:my|a)|你[们們]|在[吗嗎]|怎[么麼][还還]|什[么麼]时候|什麼時候|多久(?:能|可以|到)|我(?:[买買订訂]|付|收到|想|要|的|上[周週]|昨天|前天)|我[個个嘅] ?(?:order|包裹|[单單])|[几幾][时時](?:送|出|有)|到底|投[诉訴]|[发發][货貨]了[吗嗎]|能不能|[坏壞裂碎破断斷]了|[没沒](?:收到|人)|undicht|kaputt|defekt/i;

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

/** Of the buyer as of somebody else, or what a machine says of its own drafts: no buyer writes so. */
const ASIDE =
  /\b(?:the|this|that|her|his) (?:customer|client|buyer)\b(?! (?:service|support|care|is always))|\bhere(?:['’]s| is) (?:a|another|the|your) (?:\w+ )?(?:draft|version|letter|reply|text)|以下是|可以[这這][样樣](?:[说說]|回)|(?:有|[这這那]|跟|[给給])[个個位]?(?:客[户戶]|[顾顧]客|[买買]家)/i;

/** How many lines speak of a buyer who is not there. */
export const asideLines = (texts: readonly string[]): number => texts.filter((text) => ASIDE.test(text)).length;
