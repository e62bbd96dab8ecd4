/**
 * Who speaks like a shop and who like its buyer. Turns of service, of orders and of complaint in English and Chinese;
 * they never decide alone, but a side that speaks like the other is not taken for sure.
 */

/** Alternatives of one expression, each a group of turns of its own. */
const any = (...groups: readonly RegExp[]) => new RegExp(groups.map(({ source }) => source).join('|'), 'iu');

const SHOP = any(
  /\bhow (?:can|may) (?:i|we) (?:help|assist)|\banything else (?:i|we)\b|\bthank(?:s| you) for (?:contact|reach|shopp|wait|bear|your (?:order|purchase|patience|message|feedback|picture|photo)|the (?:photo|pic))/,
  /\b(?:i|we)(?: will|['’](?:ll|ve|d)| have| can| could| would| am going to| just)* (?:\w+ )?(?:refund|replace|re-?ship|resen[dt]|send you|get you|ship|offer|check|look (?:in|it)|forward|escalate|call the|register|credit|cancel|e-?mailed|void|apply|get back to you|make sure|have a new one)/,
  /\b(?:sorry|apologi[sz]e) (?:for|about|to hear)|\bi (?:do |sincerely )?apologi[sz]e\b|\bsorry, [A-Z]|\bi['’]m afraid\b|\blet me (?:check|see|look|pull|find|verify)\b|\bhappy to help\b/,
  /\byour (?:order|parcel|package|refund|request|ticket|account|case|purchase|item|delivery|replacement|booking|warranty|basket|subscription)\b/,
  /\b(?:(?:could|can|would) you(?: please)?|please) (?:send|share|provide|tell|confirm|take)\b.{0,40}\b(?:photo|pic|order|number|screenshot|e-?mail|address|detail|size|video|digit|receipt|id\b|name)|\bplease (?:choose|describe|fill in)|\b(?:may i|(?:can|could) i (?:have|get)) (?:ask|have|the|your)\b/,
  /\b(?:goe?s?|ships?|leaves?) (?:out |us )?(?:our warehouse|to(?:day|night|morrow))|\b(?:at )?no (?:extra |additional )?(?:cost|charge)\b|\bfree (?:of charge|shipping)\b|\bin stock\b|\b(?:business|working) days\b|\btrue to size\b|\bnot refundable\b|\b(?:no|do(?:n['’]t| not)) need to (?:return|send)|\bon its way\b|\bit (?:has )?(?:left|shipped)\b|\bprint (?:the|your)|\bmy pleasure\b/,
  /tut (?:mir|uns) leid|您|[亲親宝寶][,，~～的]|亲亲|[请請][问問]有什|很高[兴興][为為]|[请請]稍等|久等/,
  /[马馬]上(?:[为為]|[给給]|登[记記]|[处處]理)|[这這][边邊](?:[为為]|[给給]|[帮幫])|出咗?[倉仓]|可[唔以]可以提供/,
  /(?:[给給]|[帮幫]|[换換].{0,5}[给給]|寄.{0,5}[给給])(?:你|妳)(?:[补補]|退|[换換]|寄|[发發](?:[货貨新])|留|催|查|改|申[请請])|催.{0,4}(?:[仓倉]|物流|快[递遞])|(?:[现現]|有|缺|到)[货貨][哦喔唷的哈～]|\d.{0,3}包[邮郵]|[当當]天[发發]|[會会]寄|[领領]券|我[们們](?:[的这這]?(?:[包质質仓倉客店家]|问题|問題)|[会會]|安排)|[补補换換].{0,6}[给給][你妳]/,
);
const BUYER = any(
  /\bmy (?:order|parcel|package|refund|money|item|delivery|account|new|child|son|daughter|wife|husband|subscription)\b|\bi(?:['’]ve| have)? (?:ordered|bought|received|paid|returned|waited|been waiting|never|still|want(?:ed)?|would like|wore|wrote|already|placed)/,
  /\bwhere(?: i|['’])s (?:my|it|the)|\bwhen (?:will|do|does|is|can)\b|\bstill (?:not|no|waiting|has|have|haven|available)|\bgive me|\bi (?:want|need) (?:my|an?)\b|\b(?:do|can|could|will|would) you (?:please )?(?:ship|deliver|sell|restock|accept|refund|replace|resend|cancel|post|do)\b/,
  /\b(?:broken|broke|leaks?|crack(?:ed|s)?|torn|stuck|mute|missing|damaged|wrong (?:size|colou?r|item)|faulty|defective|burnt)\b|\b(?:not|n['’]t|stopped) (?:work(?:ing)?|fit|close|open|charge|turn on)\b|\b(?:charged|billed) (?:me )?twice|\b(?:did|has|have)n['’]t (?:got|get|receive|arrived?|come|moved)/,
  /\bcan i (?:get|return|exchange|change|cancel|still)\b|\bcancel (?:my|it|the|this)\b|\bhow do i (?:send|return|get)|\b(?:is|does) (?:it|this|the .{1,20}) (?:run|come|fit|shrink|include|in stock|available)|\b(?:it['’]s been|after) \d+ (?:days|weeks|months)/,
  /你[们們]|在[吗嗎]|怎[么麼][还還]|什[么麼]时候|什麼時候|多久(?:能|可以|到|[会會])|我(?:[买買订訂]|付|收到|想|要|的|上[周週]|昨天|前天)|我[個个嘅] ?(?:order|包裹|[单單])|[几幾][时時](?:送|出|有)|到底|投[诉訴]|[发發][货貨]了[吗嗎]|能不能/,
  /[坏壞裂碎破断斷][了掉]|[没沒](?:收到|人)|undicht|kaputt|defekt|多少[钱錢]|便宜|[骗騙]|今天[发發寄][吗嗎]|[啥何][时時]|(?:有|[还還]有).{0,5}[货貨码碼][吗嗎]|[会會]不[会會]|可以(?:退|[换換]|改|合|寄|[货貨]到|刷).{0,8}[吗嗎]|[买買穿][啥什]|[还還]能.{0,4}[吗嗎]/,
);

/** What is said of goods, of orders and of their way by whichever side; and the manners that only trade has. */
const TRADE = any(
  /\b(?:orders?|ordered|bought|purchased?|parcel|package|refund(?:ed)?|returns?|exchange|replacement|deliver(?:y|ed|s)?|shipp(?:ing|ed)|ships?|courier|carrier|tracking|stock|sizes?|discount|voucher|coupon|promo|invoice|receipt|warranty|price|basket|checkout|subscription|billing|billed|payments?|trial|charged?|items?|customs|unworn|label|covered|\d+[.]\d\d)\b/,
  /[订訂][单單购購]|下[单單标標]|[单單][号號]|[买買拍]了|[发發出][货貨]|快[递遞]|物流|包裹|退[货貨款换換吧]|退.{0,4}[钱錢]|[给給][你您妳]寄|[换換][货貨]|[补補][发發寄]|包[邮郵]|[运運][费費]|免[运運]|[现現缺到收][货貨]|[库庫]存|尺寸|[码碼]|[优優]惠|券|[发發]票|付款|签收|簽收|派送|配送|[卖賣]家|保[修固]|[换換]新|安[装裝]|售[后後]|[仓倉]|宅配|超商|取[货貨]|[门門]市|[匯汇]款|折扣|多少[钱錢]|便宜|[中圆圓申]通|[顺順][丰豐]|活[动動]/,
  /亲亲|亲爱|[亲親宝寶][,，~～]|客服|[为為]您(?:服[务務]|查[询詢])|可以[帮幫]|能[帮幫]|[转轉]人工|好?[评評][价價]/,
);

/** Of the buyer as of somebody else, what a machine says of its own drafts, and the talk of other walks of life. */
const ASIDE = any(
  /\b(?:the|this|that|her|his) (?:customer|client|buyer)\b(?! (?:service|support|care|is always))|\bhere(?:['’]s| is) (?:a|another|the|your) (?:\w+ )?(?:draft|version|letter|reply|text)|\b(?:she|he) (?:called|wrote|asked)\b|\bdid (?:you|they) (?:check|see|call|confirm)\b|\bcustomers (?:are|can)/,
  /以下是|可以[这這][样樣](?:[说說]|回)|(?:有|[这這那]|跟|[给給])[个個位]?(?:客[户戶人]|[顾顧]客|[买買]家)|[给給跟]他|日[报報]/,
  /\b(?:moq|fob|proforma|vpn|printer|payslip|salary|annual leave|interview|homework|essay|exam|prescri\w+|symptoms?|dosage|patients?|overtime|payroll|court|rent|lawyer|staging|repository|finance)\b|起[订訂]|域[账賬]|打印|年假|特休|加班|年[资資]|[请請]假|考勤|病[历歷]|[处處]方|血[压壓]|复[诊診]|社保|薪|人[资資]|[报報][销銷]|出差|[简簡][历歷]|面[试試]|作[业業]|老[师師]|[医醫]生|房租|房[东東]|物[业業]|[驿驛]站|取件[码碼]|[谢謝][谢謝]?[师師]傅|neighbou?r/,
);

/** How many of a side's lines only a shop would say, only a buyer, and how many speak of trade or of somebody else. */
export interface Heard {
  shop: number;
  buyer: number;
  trade: number;
  aside: number;
}

export function hear(texts: readonly string[]): Heard {
  const heard = { shop: 0, buyer: 0, trade: 0, aside: 0 };
  for (const text of texts) {
    const asShop = SHOP.test(text);
    const asBuyer = BUYER.test(text);
    if (asShop && !asBuyer) heard.shop++;
    if (asBuyer && !asShop) heard.buyer++;
    if (TRADE.test(text)) heard.trade++;
    if (ASIDE.test(text)) heard.aside++;
  }
  return heard;
}
