import { describe, expect, it } from 'vitest';
import { countAsks, findEvidenceAsks } from '../../../utils/core/evidence/find-evidence-asks.ts';
import { talk } from '../stage/make.ts';

const asked = (line: string) => findEvidenceAsks(talk([`A:${line}`]));

describe('findEvidenceAsks', () => {
  it.each([
    ['麻烦您拍一张整体的照片', 'photo'],
    ['方便录一段带声音的视频吗', 'video'],
    ['辛苦把快递面单发我一下', 'label'],
    ['请先上传购买凭证', 'proof'],
    ['图片再清晰一些哦', 'photo'],
    ['亲，照片拍好了吗', 'photo'],
    ['没有开箱视频的话我们没法受理', 'video'],
    ['麻煩您把破損的地方拍給我看', 'photo'],
    ['請再傳一段影片', 'video'],
    ['託運單方便拍一下嗎', 'label'],
    ['沒有照片就不能退喔', 'photo'],
    ['Could you send us a picture of the crack?', 'photo'],
    ['Please upload a short clip', 'video'],
    ['Still waiting for the screenshots', 'screenshot'],
    ['We are unable to refund without proof', 'proof'],
    ['Any update on those photos?', 'photo'],
  ])('sees the ask in “%s”', (line, id) => {
    expect(asked(line)[0]?.classes).toContain(id);
  });

  it.each([
    '收到您的照片了，裂痕看得很清楚',
    '不用再拍了，我直接给您换',
    '我把操作视频发给您',
    '明天给您单号',
    '麻烦提供下订单号，我查一下',
    '您发的图片我转给仓库了',
    '拍下后24小时内发货',
    '已为您记录下来',
    '電子發票的抬頭請提供一下',
    '不方便拍也沒關係，我先幫您處理',
    'Thanks for the video, I can hear it',
    "I'll email you a return label",
    'No photos needed, the replacement is on its way',
    "I'll send the tracking number by 6 pm",
    'Here is a picture of the right part',
  ])('sees none in “%s”', (line) => {
    expect(asked(line)).toEqual([]);
  });

  it('counts bots as ours, and never the buyer or a note', () => {
    expect(findEvidenceAsks(talk(['O:请上传照片', 'B:请发个视频', 'N:请拍照片'])).map(({ turn }) => turn)).toEqual([0]);
  });

  it('gives the place in the original text', () => {
    const conversation = talk(['A:您好。請您提供一下照片，謝謝']);
    const [ask] = findEvidenceAsks(conversation);
    expect(conversation.turns[0]?.text.slice(ask?.start, ask?.end)).toBe('請您提供一下照片');
  });

  it('counts two bubbles at once as one ask, and a reminder later as a second', () => {
    expect(findEvidenceAsks(talk(['A:请拍张照片', 'A:照片要清楚一点'], undefined, [0, 1]))).toHaveLength(1);
    expect(findEvidenceAsks(talk(['A:请拍张照片', 'A:照片拍好了吗'], undefined, [0, 30]))).toHaveLength(2);
    expect(findEvidenceAsks(talk(['A:请拍张照片', 'B:好', 'A:照片拍好了吗']))).toHaveLength(2);
  });

  it('lets a soft follow-up weigh half', () => {
    const soft = asked('您有空再发照片也行');
    expect(soft[0]?.soft).toBe(true);
    const full = asked('请发照片');
    expect(countAsks([])).toBe(0);
    expect(countAsks(soft)).toBe(1);
    expect(countAsks([...full, ...soft])).toBe(1);
    expect(countAsks([...full, ...soft, ...soft])).toBe(2);
    expect(countAsks([...full, ...full])).toBe(2);
  });
});
