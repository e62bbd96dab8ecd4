import type { Story } from '../story.ts';

/** Four buyers who write Traditional Chinese as used in Taiwan. */
export const ZH_HANT: readonly Story[] = [
  {
    id: 'silent-speaker',
    lang: 'zh-Hant',
    market: 'TW',
    customer: { name: '吳佩珊', orders: 2, since: '2025' },
    order: {
      item: '藍牙喇叭 迷霧灰',
      orderId: 'TW26111502',
      price: 1680,
      currency: 'TWD',
      returnFreight: 80,
      daysSinceReceipt: 3,
      status: '已取貨 3 天',
    },
    patience: 5,
    opening: [
      { role: 'customer', text: '喇叭完全沒聲音，燈會亮、也連得上，就是沒聲音', minutesAgo: 88 },
      { role: 'agent', text: '您好，麻煩提供照片讓我們確認喔', minutesAgo: 80, sender: '小喬' },
      { role: 'customer', text: '照片傳了，可是沒聲音照片看不出來吧？', minutesAgo: 71 },
      { role: 'agent', text: '麻煩再補一張正面清楚的照片', minutesAgo: 33, sender: '小喬' },
      { role: 'customer', text: '拍了又要再拍，你們是故意拖嗎？很煩欸', minutesAgo: 5 },
    ],
    beats: [
      {
        better: ['終於有人聽懂了。那換新的大概什麼時候會到？'],
        flat: ['所以到底能不能換？', '講重點好嗎，我已經花一小時在這了。'],
        worse: ['又要我拍？我真的要抓狂了！', '你們根本是在刁難人，太扯了！'],
      },
      {
        better: ['這樣我比較安心。'],
        flat: ['舊的那顆要怎麼處理？', '時間可以再講明確一點嗎？'],
        worse: ['講話反反覆覆，我不想再相信了。', '好不容易覺得有救，結果又被打回原點，很生氣。'],
      },
    ],
    nudge: '還在線上嗎？',
    ends: {
      resolved: '好，就這樣處理，謝謝你沒有再叫我拍照。',
      escalated: '可以，請主管照講好的時間跟我聯絡。',
      gone: '算了，我直接申請退貨加上網分享這次經驗。',
    },
  },
  {
    id: 'next-day-price',
    lang: 'zh-Hant',
    market: 'TW',
    customer: { name: '蔡宜庭', orders: 5, since: '2024' },
    order: {
      item: '氣炸烤箱 12L',
      orderId: 'TW26111731',
      price: 3490,
      currency: 'TWD',
      difference: 180,
      returnFreight: 150,
      daysSinceReceipt: 1,
      status: '昨天取貨',
    },
    patience: 6,
    opening: [
      { role: 'customer', text: '我沒有生氣，只是想請問，為什麼今天比我昨天買的便宜180？', minutesAgo: 18 },
      { role: 'customer', text: '同一台烤箱，差一天而已，感覺有點像被當冤大頭', minutesAgo: 16 },
    ],
    beats: [
      {
        better: ['謝謝你直接講清楚。那差額會退到哪裡？'],
        flat: ['所以180塊可以補嗎？', '原因我聽到了，但你沒回答我的問題。'],
        worse: ['意思就是我活該買貴囉？這樣很不公平欸！', '你這樣說讓人更不舒服，根本是騙老客人。'],
      },
      {
        better: ['好，這樣很清楚。'],
        flat: ['大概什麼時候會處理好？', '還要我另外做什麼嗎？'],
        worse: ['說法一直變，我都要懷疑你們了。', '搞這麼麻煩，乾脆整台退掉算了。'],
      },
    ],
    nudge: '請問有人看到嗎？',
    ends: {
      resolved: '了解，這樣處理很公道，謝謝。',
      escalated: '好，那我等主管回覆差額的事。',
      gone: '我決定退貨去別家買了，再見。',
    },
  },
  {
    id: 'face-cream-rash',
    lang: 'zh-Hant',
    market: 'TW',
    customer: { name: '許雅文', orders: 1, since: '2026' },
    order: {
      item: '積雪草保濕乳霜 50ml',
      orderId: 'TW26111609',
      price: 890,
      currency: 'TWD',
      returnFreight: 80,
      daysSinceReceipt: 2,
      status: '已取貨 2 天',
    },
    patience: 5,
    opening: [
      { role: 'customer', text: '昨晚擦了你們的乳霜，今天整張臉紅腫發癢', minutesAgo: 11 },
      { role: 'customer', text: '眼睛旁邊也腫起來了，我好害怕，怎麼會這樣', minutesAgo: 9 },
    ],
    beats: [
      {
        better: ['謝謝你先問我人怎麼樣，我已經洗掉了，也沒有喘，比較安心了。成分可以給醫生看嗎？'],
        flat: ['我現在是臉腫起來，你懂嗎？', '那我到底該怎麼辦？'],
        worse: ['我臉都腫了你還在講這個？太離譜了吧！', '你們是要等我進急診才肯當一回事嗎？好可怕。'],
      },
      {
        better: ['好，我先去看醫生，資料我會帶著。'],
        flat: ['負責的人什麼時候會跟我聯絡？', '看醫生的費用要怎麼算？'],
        worse: ['聽起來就是在推責任，我很生氣也很害怕。', '你這種態度，我只好找消保官了。'],
      },
    ],
    nudge: '還有人在嗎？越來越癢了',
    ends: {
      resolved: '謝謝你先關心我，醫生說先停用觀察就好。',
      escalated: '好，我先去看診，請你們負責的人準時跟我聯絡。',
      gone: '我要去看醫生，也會通報衛生局。',
    },
  },
  {
    id: 'happy-tea',
    lang: 'zh-Hant',
    market: 'TW',
    customer: { name: '林柏翰', orders: 8, since: '2022' },
    order: {
      item: '高山烏龍茶 150g',
      orderId: 'TW26111388',
      price: 620,
      currency: 'TWD',
      daysSinceReceipt: 5,
      status: '已取貨 5 天',
    },
    patience: 8,
    opening: [
      { role: 'customer', text: '茶收到了，香氣超棒，我爸很喜歡，謝謝你們～', minutesAgo: 28 },
      { role: 'customer', text: '想再買一盒送人，請問150g大概可以泡幾次？有附提袋嗎？', minutesAgo: 26 },
    ],
    beats: [
      {
        better: ['太好了，那我知道怎麼選了！'],
        flat: ['那提袋呢？', '所以一盒大概可以喝多久？'],
        worse: ['呃，我只是想問提袋和沖泡次數耶。', '怎麼突然講這個，感覺有點怪。'],
      },
      {
        better: ['了解，謝謝你這麼快回覆。'],
        flat: ['好，我再想想。', '嗯嗯，了解。'],
        worse: ['原本很開心的，現在有點掃興。', '好吧，那我再看看別家。'],
      },
    ],
    nudge: '不急，有空再回我就好～',
    ends: {
      resolved: '好喔，我這就下單，謝謝你！',
      escalated: '好，那我等你們同事回我。',
      gone: '沒關係，我先不買了。',
    },
  },
];
