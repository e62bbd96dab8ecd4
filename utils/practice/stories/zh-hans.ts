import type { Story } from '../story.ts';

/** Five buyers who write Simplified Chinese. */
export const ZH_HANS: readonly Story[] = [
  {
    id: 'birthday-parcel',
    lang: 'zh-Hans',
    market: 'CN',
    customer: { name: '周敏', orders: 6, since: '2023' },
    order: {
      item: '遥控越野车',
      orderId: 'WL2026111437',
      price: 268,
      currency: 'CNY',
      status: '运输中 · 六天没有新扫描',
    },
    patience: 5,
    opening: [
      { role: 'customer', text: '你好，遥控车还没到，页面六天没更新了', minutesAgo: 190 },
      { role: 'bot', text: '您好，物流信息以页面显示为准，预计 3–7 天送达。', minutesAgo: 190 },
      { role: 'agent', text: '亲，这边帮您反馈了，请耐心等待哦~', minutesAgo: 171, sender: '小雅' },
      { role: 'note', text: '早班已登记催件，快递还没回。', minutesAgo: 169, sender: '小雅' },
      { role: 'customer', text: '等到现在一个字都没有！孩子后天过生日，我答应他的！', minutesAgo: 6 },
      {
        role: 'customer',
        text: '每次都是反馈反馈，到底有没有人管？再这样我就去12315投诉了',
        minutesAgo: 4,
      },
    ],
    beats: [
      {
        better: ['行，你这么说我还能接受。可万一你说的时间又没动静，孩子生日怎么办？'],
        flat: ['说了半天，车到底什么时候能到我手上？', '我问的是后天之前能不能到，别绕了。'],
        worse: ['又是这一套，我听了三遍了！你们就是在敷衍我！', '太过分了，等六天等来这种话，我已经在填投诉了。'],
      },
      {
        better: ['好，这样我心里有底了。'],
        flat: ['那你给个准话，别让我再来问第四次。', '还是没说清楚几点告诉我结果。'],
        worse: ['刚觉得你靠谱，又来这种话，真让人失望。', '算我白信你，气死了。'],
      },
    ],
    nudge: '人呢？又没人了？',
    ends: {
      resolved: '行，就按你说的办，谢谢你肯管这件事。',
      escalated: '好，那我等你们主管联系，别再让我重讲一遍。',
      gone: '不用说了，投诉我已经提交，孩子的礼物我另外去买。',
    },
  },
  {
    id: 'frozen-phone',
    lang: 'zh-Hans',
    market: 'CN',
    customer: { name: '郑凯', orders: 2, since: '2024' },
    order: {
      item: '折叠屏手机',
      orderId: 'WL2026091206',
      price: 5399,
      currency: 'CNY',
      returnFreight: 23,
      daysSinceReceipt: 68,
      status: '已签收 68 天',
    },
    patience: 4,
    opening: [
      { role: 'system', text: '会话由售后组转入', minutesAgo: 15 },
      { role: 'customer', text: '五千多的手机，才用两个月，一天死机四五次', minutesAgo: 14 },
      { role: 'customer', text: '昨天跟客户打着电话黑屏了，这就是你们旗舰的质量？', minutesAgo: 12 },
    ],
    beats: [
      {
        better: ['行，你肯认就好，谢谢。那手机寄走这几天，我工作怎么办？'],
        flat: ['这些步骤网上都有，我早就试过了。', '你就告诉我这种情况你们怎么处理。'],
        worse: ['五千块买来听你说这个？太失望了！', '你们是把责任往我头上推是吧，真恶心。'],
      },
      {
        better: ['好，那这样我放心了。'],
        flat: ['具体哪天能弄好？我不想一直悬着。', '你说的我听到了，可还是没个日期。'],
        worse: ['越说越不靠谱，我不想跟你讲了，叫能做主的来！', '又变了说法，我一个字都不信了。'],
      },
    ],
    nudge: '还在吗？手机刚才又死机了。',
    ends: {
      resolved: '可以，就这么办，麻烦你了。',
      escalated: '行，让你们主管在说好的时间前联系我。',
      gone: '我直接找质监部门和评测博主，你们看着办。',
    },
  },
  {
    id: 'rude-colleague',
    lang: 'zh-Hans',
    market: 'CN',
    customer: { name: '何淑芬', orders: 11, since: '2021' },
    order: {
      item: '羊毛开衫 驼色 L',
      orderId: 'WL2026111092',
      price: 329,
      currency: 'CNY',
      returnFreight: 12,
      daysSinceReceipt: 2,
      status: '已签收 2 天',
    },
    patience: 5,
    opening: [
      { role: 'customer', text: '开衫袖口有根线头松了，跟你们说一声', minutesAgo: 46 },
      { role: 'agent', text: '这很正常，不影响穿着，您剪掉就行。', minutesAgo: 41, sender: '阿豪' },
      { role: 'customer', text: '我又没说要退，你这是什么口气？', minutesAgo: 39 },
      { role: 'agent', text: '您自己没看清详情页，手工款都这样。', minutesAgo: 36, sender: '阿豪' },
      { role: 'customer', text: '我在你们家买了十一次，头一回被这么说。让人寒心', minutesAgo: 9 },
    ],
    beats: [
      {
        better: ['谢谢你，听你这么讲我气顺了。其实就是想有人好好回我一句。'],
        flat: ['我不缺那点钱，我在意的是态度。', '你还是没说那个人的话到底对不对。'],
        worse: ['果然一家人，全都一个口气！不把老顾客当人看。', '你也觉得是我小题大做？太让人生气了。'],
      },
      {
        better: ['谢谢，你能这么处理，我还是愿意信你们的。'],
        flat: ['那这件开衫呢？总得有个说法。', '具体怎么弄，你倒是讲清楚。'],
        worse: ['刚缓过来又被你顶回去，算我看错了。', '说来说去还是嫌我麻烦，太伤人了。'],
      },
    ],
    nudge: '还要晾我多久？',
    ends: {
      resolved: '好，就照你说的，这事翻篇了，谢谢你。',
      escalated: '行，我等你们负责人来说，希望他态度好一点。',
      gone: '十一单到此为止，我以后不来了。',
    },
  },
  {
    id: 'two-more-days',
    lang: 'zh-Hans',
    market: 'CN',
    customer: { name: '陆远', orders: 1, since: '2026' },
    order: {
      item: '露营折叠桌',
      orderId: 'WL2026111665',
      price: 189,
      currency: 'CNY',
      status: '运输中 · 中转站停留四天',
    },
    patience: 6,
    opening: [
      { role: 'customer', text: '桌子一直显示在中转，四天没动了', minutesAgo: 22 },
      { role: 'customer', text: '周末要带去露营的，再等两天不到就给我退了吧', minutesAgo: 20 },
    ],
    beats: [
      {
        better: ['好的，谢谢。能赶上周末我还是想要的，到时候你会告诉我吧？'],
        flat: ['所以是能到还是不能到？', '我就想知道周五之前有没有戏。'],
        worse: ['我都说了要赶周末，你这是没看我写的吧？烦死了。', '拖着不给准信，那我现在就要退款，别磨叽！'],
      },
      {
        better: ['可以，那就这么定。'],
        flat: ['到时候谁来告诉我？', '那要是没到，我是不是还得再来找一遍人？'],
        worse: ['越聊越没谱，真是浪费我时间。', '说好的又变卦，这也太不负责了！'],
      },
    ],
    nudge: '怎么样，能查到吗？',
    ends: {
      resolved: '行，按这个来，谢谢啦，周末能用上最好。',
      escalated: '好吧，让负责的人到点给我个结果。',
      gone: '退款我自己点了，桌子也不要了。',
    },
  },
  {
    id: 'never-mind',
    lang: 'zh-Hans',
    market: 'CN',
    customer: { name: '沈慧', orders: 3, since: '2025' },
    order: {
      item: '空气炸锅 4.5L',
      orderId: 'WL2026110828',
      price: 239,
      currency: 'CNY',
      returnFreight: 15,
      daysSinceReceipt: 4,
      status: '已签收 4 天',
    },
    patience: 4,
    opening: [
      { role: 'customer', text: '炸锅有股塑料味，空烧了三次还是有', minutesAgo: 64 },
      { role: 'agent', text: '麻烦您拍张照片看看呢', minutesAgo: 60, sender: '小雅' },
      { role: 'customer', text: '气味怎么拍照片……', minutesAgo: 58 },
      { role: 'agent', text: '亲，需要照片才能登记哦', minutesAgo: 52, sender: '小雅' },
      { role: 'customer', text: '算了，就这样吧', minutesAgo: 40 },
    ],
    beats: [
      {
        better: ['嗯，没想到你还会回过头来找我。那味道确实挺让人担心的。'],
        flat: ['嗯', '随便吧，我也懒得折腾了。'],
        worse: ['都说算了，你还问？真没意思。', '又要我做这做那，我不想再跟你们打交道了。'],
      },
      {
        better: ['这样好，省得我再跑一趟。'],
        flat: ['那行吧，我再看看。', '哦，要多久？'],
        worse: ['还是老一套，心累。', '本来想着还行，现在只觉得失望。'],
      },
    ],
    ends: {
      resolved: '好，那就麻烦你安排了，谢谢你还记得这事。',
      escalated: '行，你们负责人要是能定下来，告诉我一声就好。',
      gone: '不用联系我了。',
    },
  },
];
