import { describe, expect, it } from 'vitest';
import { DEFAULT_REPLY_CLOCK, replyClockOf, tidyReplyClock } from '../../../utils/app/reply-clock.ts';

describe('reply clock', () => {
  it('belongs to its site, and the default to all others', () => {
    const clocks = { chatwoot: { hold: 30, late: 60 } };
    expect(replyClockOf(clocks, 'chatwoot')).toEqual({ hold: 30, late: 60 });
    expect(replyClockOf(clocks, 'other')).toEqual(DEFAULT_REPLY_CLOCK);
    expect(replyClockOf(clocks, null)).toEqual(DEFAULT_REPLY_CLOCK);
  });

  it('proposes a line well before three minutes', () => {
    expect(DEFAULT_REPLY_CLOCK.hold).toBeLessThan(DEFAULT_REPLY_CLOCK.late);
    expect(DEFAULT_REPLY_CLOCK.late).toBeLessThan(180);
  });

  it('makes sense whatever was typed', () => {
    expect(tidyReplyClock({ hold: 90, late: 30 })).toEqual({ hold: 90, late: 90 });
    expect(tidyReplyClock({ hold: Number.NaN, late: -4 })).toEqual({ hold: 5, late: 5 });
    expect(tidyReplyClock({ hold: 1.6e9, late: 1.6e9 })).toEqual({ hold: 86_400, late: 86_400 });
    expect(tidyReplyClock({ hold: 30.4, late: 60.6 })).toEqual({ hold: 30, late: 61 });
  });
});
