import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PanelPort, PanelState } from '../../../utils/app/panel-state.ts';
import { createPanelStore, WAITING } from '../../../utils/app/panel-store.ts';
import { shareStructure } from '../../../utils/app/share-structure.ts';

function portOf(onSubscribe: (listener: (state: PanelState) => void) => void): PanelPort {
  return { subscribe: (listener: (state: PanelState) => void) => onSubscribe(listener) } as unknown as PanelPort;
}

describe('shareStructure', () => {
  it('keeps the value and reuses equal parts', () => {
    const before = { a: { b: [1, 2] }, c: { d: 1 } };
    const after = shareStructure(before, { a: { b: [1, 2] }, c: { d: 2 } });
    expect(after).toEqual({ a: { b: [1, 2] }, c: { d: 2 } });
    expect(after.a).toBe(before.a);
    expect(after.c).not.toBe(before.c);
  });

  it('never changes what the new value says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(shareStructure(before, after)).toEqual(after);
      }),
    );
  });

  it('returns the old object for an equal copy', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (before) => {
        expect(shareStructure(before, structuredClone(before))).toBe(before);
      }),
    );
  });
});

describe('createPanelStore', () => {
  it('starts unconnected and takes the first state even where it equals the waiting one', () => {
    let push: (state: PanelState) => void = () => {};
    const store = createPanelStore(
      portOf((listener) => {
        push = listener;
      }),
      new AbortController().signal,
    );
    expect(store.getState().connected).toBe(false);
    push(structuredClone(WAITING));
    expect(store.getState().connected).toBe(true);
  });

  it('does not wake its readers for an equal state, and shares parts for a changed one', () => {
    let push: (state: PanelState) => void = () => {};
    const store = createPanelStore(
      portOf((listener) => {
        push = listener;
      }),
      new AbortController().signal,
    );
    push(structuredClone(WAITING));
    let woken = 0;
    store.subscribe(() => {
      woken += 1;
    });
    const settings = store.getState().state.settings;
    push(structuredClone(WAITING));
    expect(woken).toBe(0);
    push({ ...structuredClone(WAITING), stale: true });
    expect(woken).toBe(1);
    expect(store.getState().state.stale).toBe(true);
    expect(store.getState().state.settings).toBe(settings);
  });
});
