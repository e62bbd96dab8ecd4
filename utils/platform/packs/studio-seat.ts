/**
 * One Studio at a time: two tabs that edit the same pack would overwrite each other's scripts. A second tab may take
 * the seat over; the first then stores its work and gives way. Structurally the app's `StudioSeat`.
 */

/** How long a tab that is asked to leave may take before the seat is taken anyway (it may have hung). */
const PATIENCE_MS = 3000;

/** @param name of lock and channel; tests use their own */
export function createStudioSeat(name = 'warmline-studio') {
  const news = new BroadcastChannel(name);
  let leave: (() => void) | null = null;

  /** Holds the lock until `leave` is called; resolves once it is known whether we got it. */
  const hold = (options: LockOptions, onLost: () => Promise<void>) =>
    new Promise<boolean>((resolve, reject) => {
      navigator.locks
        .request(name, options, (lock) => {
          resolve(lock !== null);
          if (lock === null) return;
          return new Promise<void>((release) => {
            leave = release;
          });
        })
        .catch((error: unknown) => {
          const stolen = leave !== null;
          leave = null;
          if (stolen) void onLost();
          else reject(error);
        });
    });
  const yieldOnAsk = (onLost: () => Promise<void>) => {
    news.onmessage = () => {
      const release = leave;
      if (!release) return;
      leave = null;
      void onLost().finally(release);
    };
  };
  return {
    /** False where another tab sits there. `onLost` stores what is unsaved; it is called when another tab takes over. */
    async take(onLost: () => Promise<void>): Promise<boolean> {
      const mine = await hold({ ifAvailable: true }, onLost);
      if (mine) yieldOnAsk(onLost);
      return mine;
    },
    async takeOver(onLost: () => Promise<void>): Promise<void> {
      news.postMessage('please leave');
      await hold({ signal: AbortSignal.timeout(PATIENCE_MS) }, onLost).catch(() => hold({ steal: true }, onLost));
      yieldOnAsk(onLost);
    },
  };
}
