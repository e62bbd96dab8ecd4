import type { Stage, UiLang } from '../core/taxonomy.ts';
import type { Move } from './read-moves.ts';
import type { End } from './story.ts';

/** Everything the practice helpdesk prints besides what buyers and agents write. */
export interface Texts {
  brand: string;
  language: string;
  inbox: string;
  unread: string;
  you: string;
  startAgain: string;
  reply: string;
  note: string;
  composerMode: string;
  replyBox: string;
  replyPlaceholder: string;
  notePlaceholder: string;
  send: string;
  saveNote: string;
  sendHint: string;
  typing: string;
  order: string;
  item: string;
  paid: string;
  status: string;
  received: string;
  days: string;
  orders: string;
  since: string;
  customer: string;
  thread: string;
  notSent: string;
  ended: string;
  bot: string;
  today: string;
  debrief: string;
  ends: Record<End, string>;
  replies: string;
  helped: string;
  hurt: string;
  missed: string;
  nothingHelped: string;
  nothingHurt: string;
  moves: Record<Move, string>;
  stages: Record<Stage, string>;
}

const ZH_CN: Texts = {
  brand: '练习台',
  language: '界面语言',
  inbox: '会话',
  unread: '条未读',
  you: '我',
  startAgain: '重新开始这段会话',
  reply: '回复',
  note: '内部备注',
  composerMode: '写给谁',
  replyBox: '回复内容',
  replyPlaceholder: '写给买家…',
  notePlaceholder: '只有同事看得到…',
  send: '发送',
  saveNote: '保存备注',
  sendHint: 'Ctrl + Enter 发送',
  typing: '正在输入…',
  order: '订单',
  item: '商品',
  paid: '实付',
  status: '状态',
  received: '收货',
  days: '天前',
  orders: '历史订单',
  since: '首次购买',
  customer: '买家',
  thread: '消息',
  notSent: '没有发出：练习台没有回应。内容还在输入框里，请确认服务还开着，再发一次。',
  ended: '这段会话已结束。可以重新开始。',
  bot: '自动回复',
  today: '今天',
  debrief: '复盘',
  ends: { resolved: '结果：当场解决', escalated: '结果：交给负责人', gone: '结果：买家走了' },
  replies: '你的回复',
  helped: '有帮助',
  hurt: '帮倒忙',
  missed: '还缺',
  nothingHelped: '没有看到有帮助的做法',
  nothingHurt: '没有踩到规则',
  moves: {
    regret: '道歉一句',
    own: '认领责任',
    step: '说了我做的一步',
    time: '给了具体时间',
    owner: '说明谁负责',
    choice: '给了选择',
    fact: '接住了买家说的事实',
    question: '只问一个问题',
    handover: '交给能决定的人',
    care: '先顾人的安全',
    remedy: '给了补救办法',
    thanks: '道谢',
    door: '替买家省事、留了门',
  },
  stages: {
    answer: '直接回答',
    apologise: '致歉',
    reassure: '安心',
    accompany: '陪伴',
    explore: '问清意图',
    solve: '解决',
    escalate: '升级',
    follow_up: '跟进',
  },
};

const ZH_TW: Texts = {
  brand: '練習台',
  language: '介面語言',
  inbox: '對話',
  unread: '則未讀',
  you: '我',
  startAgain: '重新開始這段對話',
  reply: '回覆',
  note: '內部備註',
  composerMode: '寫給誰',
  replyBox: '回覆內容',
  replyPlaceholder: '寫給買家…',
  notePlaceholder: '只有同事看得到…',
  send: '傳送',
  saveNote: '儲存備註',
  sendHint: 'Ctrl + Enter 傳送',
  typing: '正在輸入…',
  order: '訂單',
  item: '商品',
  paid: '實付',
  status: '狀態',
  received: '取貨',
  days: '天前',
  orders: '歷史訂單',
  since: '首次購買',
  customer: '買家',
  thread: '訊息',
  notSent: '沒有送出：練習台沒有回應。內容還在輸入框，請確認服務仍開著，再送一次。',
  ended: '這段對話已結束，可以重新開始。',
  bot: '自動回覆',
  today: '今天',
  debrief: '回顧',
  ends: { resolved: '結果：當場解決', escalated: '結果：交由主管', gone: '結果：買家離開了' },
  replies: '你的回覆',
  helped: '有幫助',
  hurt: '幫倒忙',
  missed: '還缺',
  nothingHelped: '沒有看到有幫助的做法',
  nothingHurt: '沒有踩到規則',
  moves: {
    regret: '道歉一句',
    own: '承擔責任',
    step: '說了我做的一步',
    time: '給了明確時間',
    owner: '說明由誰負責',
    choice: '給了選擇',
    fact: '接住了買家說的事實',
    question: '只問一個問題',
    handover: '交給能決定的人',
    care: '先顧人的安全',
    remedy: '給了補救方式',
    thanks: '道謝',
    door: '替買家省事、留了門',
  },
  stages: {
    answer: '直接回答',
    apologise: '致歉',
    reassure: '安心',
    accompany: '陪伴',
    explore: '釐清需求',
    solve: '解決',
    escalate: '升級',
    follow_up: '跟進',
  },
};

const EN: Texts = {
  brand: 'Practice Desk',
  language: 'Language',
  inbox: 'Conversations',
  unread: 'unread',
  you: 'You',
  startAgain: 'Start this conversation again',
  reply: 'Reply',
  note: 'Private note',
  composerMode: 'Who reads it',
  replyBox: 'Your reply',
  replyPlaceholder: 'Write to the buyer…',
  notePlaceholder: 'Only colleagues see this…',
  send: 'Send',
  saveNote: 'Save note',
  sendHint: 'Ctrl + Enter sends',
  typing: 'is typing…',
  order: 'Order',
  item: 'Item',
  paid: 'Paid',
  status: 'Status',
  received: 'Received',
  days: 'days ago',
  orders: 'Orders so far',
  since: 'Buyer since',
  customer: 'Buyer',
  thread: 'Messages',
  notSent:
    'Not sent: the practice desk did not answer. Your text is still in the box. Check that it is running and send again.',
  ended: 'This conversation is over. You can start it again.',
  bot: 'Auto-reply',
  today: 'Today',
  debrief: 'Debrief',
  ends: {
    resolved: 'Outcome: settled here',
    escalated: 'Outcome: handed to a lead',
    gone: 'Outcome: the buyer left',
  },
  replies: 'Your replies',
  helped: 'Helped',
  hurt: 'Hurt',
  missed: 'Still missing',
  nothingHelped: 'nothing that helped was seen',
  nothingHurt: 'no rule was broken',
  moves: {
    regret: 'one apology',
    own: 'responsibility taken',
    step: 'a step you take yourself',
    time: 'an exact time',
    owner: 'who is responsible',
    choice: 'a choice',
    fact: 'what the buyer said, taken up',
    question: 'one question',
    handover: 'a hand-over to someone who may decide',
    care: 'safety first',
    remedy: 'a remedy',
    thanks: 'thanks',
    door: 'effort spared, an open door',
  },
  stages: {
    answer: 'answer',
    apologise: 'apologise',
    reassure: 'reassure',
    accompany: 'accompany',
    explore: 'explore',
    solve: 'solve',
    escalate: 'escalate',
    follow_up: 'follow up',
  },
};

export const TEXTS: Readonly<Record<UiLang, Texts>> = { 'zh-CN': ZH_CN, 'zh-TW': ZH_TW, en: EN };
