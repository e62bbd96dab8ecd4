/** What the Studio's page of sites asks of the worker, which alone keeps definitions. */
import type { LearnedHow } from '../../core/sites/learned-site.ts';
import type { SiteEntry, SiteFile } from './site-desk.ts';

export interface SitesPort {
  list(): Promise<readonly SiteEntry[]>;
  /** Switches what was delivered off or on, by its id. */
  switch(id: string, on: boolean): Promise<void>;
  /** @param host with its port */
  forget(host: string, how: LearnedHow): Promise<void>;
  /** Removes one that came from a file. */
  remove(id: string): Promise<void>;
  /** What taking the file would do; changes nothing. */
  dryRun(text: string): Promise<SiteFile>;
  take(text: string): Promise<SiteFile>;
  onChanged(listener: () => void, signal: AbortSignal): void;
}
