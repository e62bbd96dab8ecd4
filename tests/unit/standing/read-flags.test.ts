import { describe, expect, it } from 'vitest';
import { assessed } from './talk.ts';

const flags = (text: string) => assessed([`B: ${text}`]).standing.flags;

describe('a wish to die', () => {
  it.each([
    '我想死',
    '我好想死',
    '我想死，没钱了',
    '想死的心都有了',
    '真的想死了算了',
    '工作也丢了，每天都想死',
    '我只是想死😭',
    '欠了一屁股债，我要跳楼了',
    'I feel like ending it all',
    'I might as well be dead',
    'some days I wish I were dead',
  ])('is heard in "%s"', (text) => {
    expect(flags(text)).toContain('self_harm_or_crisis');
  });

  it.each([
    '想死你们家的辣条了',
    '好久没吃想死我了',
    '气得我想死',
    '快热死了想死',
    '笑死，这价格我真的要跳楼了',
    '这价格我真的要跳楼了',
    '跳楼价还有货吗',
    '电脑一开就想死机',
    '你们是不是想死',
    'my old phone might as well be dead',
    'this queue is killing me',
  ])('is not read into "%s"', (text) => {
    expect(flags(text)).not.toContain('self_harm_or_crisis');
  });
});

describe('safety', () => {
  it.each([
    '孩子喝了你们家的奶粉以后一直拉肚子，已经去医院了',
    '用了你们的面膜脸上全是红疹，又痒又痛',
    '宝宝用了你们的湿巾屁股全红了',
    '敷完之後臉又紅又癢',
    '碗里吃出玻璃渣，把我嘴划破流血了',
    '行動電源充電到一半整個鼓起來還很燙，我不敢碰',
    '手机烫得拿不住',
    '儿童座椅扣子断了孩子摔下来',
    '染完头发头皮起泡了，这正常吗',
    '昨晚吃了你家的生蚝，今天一家人上吐下泻',
    '浴室凳的腿一断，我妈直接摔倒',
    '平板的后盖胀开了一条缝',
    'the stroller collapsed with my baby in it',
    "My daughter's face swelled up after using your cream, we are at the ER",
    'my son got sick after eating it',
    'The highchair snapped and my toddler fell out',
    'We all had diarrhoea after eating your oysters',
  ])('is raised by "%s"', (text) => {
    expect(flags(text)).toContain('safety');
  });

  it.each([
    '这个会漏电吗',
    '这个辣吗会不会拉肚子',
    '敏感肌用了会不会起红疹',
    '脸红肿能用这个吗',
    '怕孩子坐着摔下来，有安全带吗',
    '吃完没有拉肚子，放心了',
    '充电宝夏天放车里会鼓起来吗',
    '脸都红了，不好意思，是我看错了',
    '消息太多群里炸了',
    '手机摔下来屏幕花了',
    '麻烦快递送去医院门口',
    'will this make my son sick after eating it',
    'is it safe for skin that gets itchy',
    'I am sick of waiting after using your chat',
    'my son fell in love with it',
    'it was a rash decision, please cancel',
  ])('is not raised by "%s"', (text) => {
    expect(flags(text)).not.toContain('safety');
  });
});
