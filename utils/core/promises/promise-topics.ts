/** What a promise is about, so that a later message can be held against it. */
export type PromiseTopic = 'track' | 'refund' | 'money' | 'ship' | 'call' | 'answer' | 'task';

const TOPICS: readonly { topic: PromiseTopic; pattern: RegExp }[] = [
  { topic: 'track', pattern: /(?<!订)单号|运单|tracking/ },
  { topic: 'refund', pattern: /退款|退钱|退[给回到还]|退您|全额退|给(?:您|你)退|打款|到账|入账|refund|money back/ },
  {
    topic: 'money',
    pattern:
      /补偿|赔付|红包|差价|差额|优惠券|折价券|补(?:您|你)\d|compensat|voucher|coupon|store credit|credit(?:ed)? /,
  },
  {
    topic: 'ship',
    pattern:
      /发货|出库|出货|寄出|发出|补发|补寄|重新?[发寄]|寄[给到]|(?:给|帮|为)(?:您|你)(?:发|寄)|换[货新]|揽收|派送|送[到达]|\bship|dispatch|\bsent? out|replacement|\bdeliver|leaves? the warehouse|on its way/,
  },
  { topic: 'call', pattern: /回电|致电|打电话|电话联系|来电|\bcall\b|\bphone\b|\bcalled\b|\bring you/ },
  {
    topic: 'answer',
    pattern:
      /结果|答[复覆]|[跟和](?:您|你)(?:说|讲)|回报|回[复覆]|回(?:您|你)|告[诉知]|通知|更新|同步|进[展度]|核实|查|[问打]听?[到了过]|确认|反馈|联[系络]|\bupdate|\brepl(?:y|ied)|get back|let you know|\bhear\b|\banswer|\bcheck|\blook(?:ed)? into|\brespon[ds]|\bconfirm|\bcontact|\bemail|\btell you|\bmessage|\bfind out|\bfound\b|\bwrite (?:again|to you|back)/,
  },
  {
    topic: 'task',
    pattern:
      /处理|解决|安排|办[好完理]|申请|登记|跟进|追踪|[催追]|维修|修[好复]|\bfix|\bresolve|\bsort|\barrange|\bprocess|\bfollow|\bchase|\bput through|\brequest/,
  },
];

/** The topics that a stretch of normalised text touches. */
export function promiseTopics(text: string): PromiseTopic[] {
  return TOPICS.filter(({ pattern }) => pattern.test(text)).map(({ topic }) => topic);
}
