/** Names of stages, scenarios and states as people write them in tables. */

import type { Script } from '../../core/packs/script.ts';
import {
  ISSUES,
  type Issue,
  SCENARIOS,
  type Scenario,
  STAGES,
  STRATEGY_TAGS,
  type Stage,
} from '../../core/taxonomy.ts';

const STAGE_WORDS: Readonly<Record<Stage, RegExp>> = {
  answer: /^(?:answer|回答|答复|答覆|解答|咨询|諮詢|售前|faq)/,
  apologise: /^(?:apolog|sorry|致歉|道歉|抱歉)/,
  reassure: /^(?:reassure|comfort|安抚|安撫|安慰|稳住)/,
  accompany: /^(?:accompany|hold|wait|陪伴|跟单|安心等|等待)/,
  explore: /^(?:explore|ask|探问|探詢|探询|了解|核实|核實|询问|詢問)/,
  solve: /^(?:solve|solution|remedy|解决|解決|处理|處理|方案|补偿|補償|退换|退換)/,
  escalate: /^(?:escalat|handover|升级|升級|转交|轉交|主管|上报)/,
  follow_up: /^(?:follow|跟进|跟進|回访|回訪|结束|結束|感谢|感謝)/,
};

const SCENARIO_WORDS: Readonly<Record<Scenario, RegExp>> = {
  logistics: /logistic|shipping|delivery|物流|快递|快遞|发货|發貨|出貨|配送/,
  product: /product|quality|商品|产品|產品|质量|品質|尺码|尺寸/,
  service: /service|after.?sale|客服|服务|服務|售后|售後|退款/,
  promotion: /promo|coupon|price|campaign|活动|活動|优惠|優惠|促销|促銷|价格|價格|檔期/,
  other: /^other$|其他|其它|通用|一般/,
};

const STATUS_WORDS: Readonly<Record<Script['status'], RegExp>> = {
  draft: /draft|草稿|待审|待審/,
  reviewed: /review|approved|复核|複核|审核|審核|通过|通過/,
  published: /publish|active|enabled|发布|發布|启用|啟用|在用/,
  archived: /archiv|disabled|inactive|归档|歸檔|封存|停用/,
};

function match<T extends string>(words: Readonly<Record<T, RegExp>>, text: string): T | null {
  const folded = text.trim().toLowerCase();
  return (Object.keys(words) as T[]).find((id) => words[id].test(folded)) ?? null;
}

/** `;` `,` `、` and line breaks separate; ids of the taxonomy are taken as they are. */
export function splitList(text: string): string[] {
  return text
    .split(/[;；,，、|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function readStage(text: string): Stage | null {
  return STAGES.find((id) => id === text.trim()) ?? match(STAGE_WORDS, text);
}

export function readScenario(text: string): Scenario | null {
  return SCENARIOS.find((id) => id === text.trim()) ?? match(SCENARIO_WORDS, text);
}

export function readStatus(text: string): Script['status'] | null {
  return match(STATUS_WORDS, text);
}

export function readIssue(text: string): Issue | null {
  return ISSUES.find((id) => id === text.trim().toLowerCase()) ?? null;
}

export function readTag(text: string): Script['tags'][number] | null {
  return STRATEGY_TAGS.find((id) => id === text.trim().toLowerCase()) ?? null;
}
