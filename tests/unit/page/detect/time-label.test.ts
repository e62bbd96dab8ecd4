import { describe, expect, it } from 'vitest';
import { timeLabel } from '../../../../utils/page/detect/time-label.ts';

describe('timeLabel', () => {
  it.each([
    '10:02',
    '10:02 AM',
    '下午 3:15',
    '昨天 18:20',
    'Nov 20, 9:00 AM',
    'Sent at November 11 at 1:58 AM',
    '2026-11-20 08:00:00',
    '18.11.2026 09:02 (Europe/Berlin)',
  ])('%s tells the hour', (label) => expect(timeLabel(label)).toBe('clock'));
  it.each(['Today', '11月20日', 'Friday Nov 20th 2026', '2026/11/20', '星期三'])('%s tells the day', (label) =>
    expect(timeLabel(label)).toBe('day'),
  );
  it.each(['5 minutes ago', '刚刚', '3分钟前', 'a few seconds ago', '11d'])('%s tells how long ago', (label) =>
    expect(timeLabel(label)).toBe('relative'),
  );
  it.each([
    'ok',
    '3 天',
    '12',
    'The train leaves at 10:02',
    '今天能发货吗',
    'Room 10:02 please',
    '',
    'v1.2.3',
    '10:02 Lena/Ivo',
  ])('%s is no label of time', (label) => expect(timeLabel(label)).toBeNull());
});
