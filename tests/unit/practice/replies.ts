/** One reply a good agent would write and one a tired agent might, for every practice buyer. */
export const REPLIES: Record<string, { good: string; bad: string }> = {
  'birthday-parcel': {
    good: '六天没动静、催了也没人回您，是我们没做好，对不起。我是小林，刚把件转给主管阿梅加急，今天20:00前她会联系您，孩子生日的事她都知道，您不用再讲一遍。',
    bad: '您先别激动，现在大促期间都慢，请耐心等待，我们会尽快处理的哦~',
  },
  'frozen-phone': {
    good: '两个月天天死机、还断了客户电话，这不该是五千块手机的样子，是我们的责任。我已经登记，您选：A 换新机，快递上门取旧机；B 先借备用机再检修。今天18:00前主管会联系您定下来。',
    bad: '一分钱一分货，是您使用不当吧，请提供购买凭证。',
  },
  'rude-colleague': {
    good: '那样回您确实不妥，我为这件事向您道歉。我是小林，后面由我负责：袖口线头给您换一件，或者补您15元自己处理，您选哪个，今天18:00前我办好。',
    bad: '这很正常，不影响穿着，您自己没看清详情页。',
  },
  'two-more-days': {
    good: '中转站停了四天，是我们没跟好。您更希望我今天18:00前催到周五派送的准信，还是现在就给您退款？两样我都能办。',
    bad: '亲，物流我们控制不了，请耐心等待哦',
  },
  'never-mind': {
    good: '气味靠照片说明不了，前面白让您折腾，是我们不对。空烧三次还有味就不该用了，我已经登记上门取件，明天18:00前全额退您，运费我们出，不用您再回。',
    bad: '好的亲，还有什么可以帮您？麻烦给个五星好评哦~',
  },
  'silent-speaker': {
    good: '沒聲音靠照片本來就看不出來，前面讓您白忙，是我們的疏失，對不起。我已經安排換一顆新的，明天18:00前寄出，舊的司機順便收回；如果不想等，也可以直接退款。',
    bad: '麻煩您再提供一張清楚的照片，沒有照片無法處理喔。',
  },
  'next-day-price': {
    good: '隔天就便宜180元，換作是我也會覺得不公平。差額可以補：我現在登記180元退回原付款方式，今天18:00前完成；如果您比較想整台退，運費也由我們負擔。',
    bad: '價格隨時會變動，這是公司規定，不能怪我們。',
  },
  'face-cream-rash': {
    good: '請先停用並用清水洗掉，您現在呼吸還好嗎？眼睛旁邊有腫請儘快去看醫生。是我們的產品造成的我們負責，主管10分鐘內聯絡您，成分表我也會傳給您帶去。',
    bad: '這很正常，是您體質的問題，麻煩先拍一張臉部照片給我們。',
  },
  'happy-tea': {
    good: '謝謝您和爸爸喜歡這支烏龍！150g每次用5g大約可以泡30次，送人的話我們會附一個提袋，不用另外買。',
    bad: '加LINE下單更便宜，給五星好評再送您小禮物喔！',
  },
  'missing-bolts': {
    good: "A crib without its bolts and nine days to go: that's our mistake, and you don't need any video. I've just packed bag B and it ships today; it reaches you by Friday. If you'd rather not wait, I can refund the $249 instead.",
    bad: 'It is our policy: no unboxing video, no replacement. Please be patient.',
  },
  'real-or-fake': {
    good: "You're right to check. I've attached the maker's authorisation and the batch number for your headphones so you can verify both with them; I'll confirm the serial by 6 pm today. If you're still uneasy, return them and we pay the postage.",
    bad: "They're 100% genuine, I guarantee it. Nobody else complained, just trust us.",
  },
  'loyal-seam': {
    good: "A crooked seam isn't what you're used to from us, and that's our mistake. I can send you a new linen tablecloth today, arriving by Thursday, or refund $9 if you'd rather keep this one. Which suits you?",
    bad: "That's normal, it's only cosmetic. You get what you pay for.",
  },
};
