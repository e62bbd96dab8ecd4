import { describe, expect, it } from 'vitest';
import { assessed } from './talk.ts';

const exposure = (text: string) => assessed([`B: ${text}`]).standing.exposure;

describe('a threat behind a condition', () => {
  it.each([
    '再不寄我就打1950',
    '再不退我就12315投诉',
    '再不退款我就去小红书曝光',
    '再不處理我找消保官',
    '三天内不退就上抖音曝光',
    '如果不赔我就投诉到12315',
    '我是YT有十萬訂閱，你們等著看影片吧',
    '我的频道有八万粉丝，等着看视频吧',
  ])('is a channel in "%s"', (text) => {
    expect(exposure(text).channel).toBeGreaterThanOrEqual(1);
    expect(exposure(text).level).not.toBe('none');
  });

  it.each([
    '我没投诉，就是问问',
    '不会去投诉的，你放心',
    '我不想就这样投诉你们',
    '我没说要打12315',
    '你们直播间十万粉丝的福利还有吗',
    '订阅服务怎么取消',
    '拍个视频发给你看',
  ])('is none in "%s"', (text) => {
    expect(exposure(text).channel).toBe(0);
  });
});

describe('a thing forbidden is a thing that is there', () => {
  it('hears the displeasure in it', () => {
    expect(assessed(['B: 别再敷衍我了']).mood.dominant).not.toBe('neutral');
    expect(assessed(['B: 不要再推来推去了']).mood.dominant).not.toBe('neutral');
  });

  it('still lets a condition deny what it touches', () => {
    expect(assessed(['B: 再不满意我就退']).standing.step).not.toBe('satisfied');
  });
});
