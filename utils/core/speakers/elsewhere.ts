/**
 * Of the buyer as of somebody else, what a machine says of its own drafts, and the subjects of other walks of life.
 * Who serves employees, patients, pupils or receivers speaks as a shop does: only what the talk is about tells.
 */
const ELSEWHERE = [
  /\b(?:the|this|that|her|his) (?:customer|client|buyer)\b(?! (?:service|support|care|is always))|\bhere(?:['’]s| is) (?:a|another|the|your) (?:\w+ )?(?:draft|version|letter|reply|text)|\b(?:she|he) (?:called|wrote|asked)\b|\bdid (?:you|they) (?:check|see|call|confirm)\b|\bcustomers (?:are|can)/iu,
  /以下是|可以[这這][样樣](?:[说說]|回)|(?:有|[这這那]|跟|[给給])[个個位]?(?:客[户戶人]|[顾顧]客|[买買]家)|[给給跟]他|日[报報]/iu,
  /\b(?:moq|fob|proforma|vpn|printer|payslip|salary|annual leave|interview|homework|essay|exam|prescri\w+|symptoms?|dosage|patients?|overtime|payroll|court|rent|lawyer|staging|repository|finance)\b|起[订訂]|域[账賬]|打印|年假|特休|加班|年[资資]|[请請]假|考勤|病[历歷]|[处處]方|血[压壓]|复[诊診]|社保|薪|人[资資]|[报報][销銷]|出差|[简簡][历歷]|面[试試]|作[业業]|老[师師]|[医醫]生|房租|房[东東]|物[业業]|[驿驛]站|取件[码碼]|[谢謝][谢謝]?[师師]傅|neighbou?r|嗓子|[发發][烧燒]|咳嗽|[头頭][疼痛]|[挂掛][号號]|[门門][诊診]|服[药藥]|[课課](?:本|[业業]|堂)|考[试試]|律[师師]|\b(?:fever|cough|sore throat|clinic|landlord|tenant|onboarding|pull request|curriculum)\b/iu,
];

/** Whether a line is said of somebody who is not there, or in a walk of life that is no shop's. */
export const isElsewhere = (text: string): boolean => ELSEWHERE.some((one) => one.test(text));
