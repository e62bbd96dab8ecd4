import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everySecond } from '../../../utils/page/every-second.ts';

describe('everySecond', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('looks once a second with one timer for all who share a signal, until it aborts', () => {
    const end = new AbortController();
    const seen: string[] = [];
    for (const name of ['a', 'b', 'c']) everySecond(() => seen.push(name), end.signal);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(seen.join('')).toBe('abcabc');
    end.abort();
    expect(vi.getTimerCount()).toBe(0);
    everySecond(() => seen.push('late'), end.signal);
    vi.advanceTimersByTime(2000);
    expect(seen).toHaveLength(6);
  });

  it('looks every four seconds where nothing stirs, and each second again after a sign of life', () => {
    const end = new AbortController();
    const work = vi.fn();
    const stir = everySecond(work, end.signal);
    vi.advanceTimersByTime(4000);
    expect(work).toHaveBeenCalledTimes(4);
    vi.advanceTimersByTime(12_000);
    expect(work).toHaveBeenCalledTimes(7);
    vi.advanceTimersByTime(500);
    stir();
    vi.advanceTimersByTime(1000);
    expect(work).toHaveBeenCalledTimes(8);
    stir();
    stir();
    vi.advanceTimersByTime(4000);
    expect(work).toHaveBeenCalledTimes(12);
    end.abort();
    stir();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets nobody go hungry where another fails, and tells of the failure', () => {
    const end = new AbortController();
    const second = vi.fn();
    everySecond(() => {
      throw new Error('broken');
    }, end.signal);
    everySecond(second, end.signal);
    expect(() => vi.advanceTimersByTime(1001)).toThrow('broken');
    expect(second).toHaveBeenCalledOnce();
    end.abort();
  });

  it('stops in the middle where one of them ends it all', () => {
    const end = new AbortController();
    const second = vi.fn();
    everySecond(() => end.abort(), end.signal);
    everySecond(second, end.signal);
    vi.advanceTimersByTime(1000);
    expect(second).not.toHaveBeenCalled();
  });
});
