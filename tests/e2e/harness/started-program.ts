import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

export interface Started {
  /** Waits until the program answers at this address. */
  answers(url: string): Promise<void>;
  /** Ends the program and the processes it started itself. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Starts a server in a process group of its own, so that its workers end with it; it writes into the log file. */
export async function startProgram(
  command: string,
  args: readonly string[],
  log: string,
  options: SpawnOptions = {},
): Promise<Started> {
  const file = await open(log, 'a');
  const child: ChildProcess = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ['ignore', file.fd, file.fd],
  });
  await file.close();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    async answers(url) {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}; see ${log}`);
        const heard = await fetch(url, { redirect: 'manual' }).catch(() => null);
        if (heard) return;
        if (Date.now() > end) throw new Error(`${command} did not answer at ${url}; see ${log}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async stop() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
