/** The pages of the detection suite that are plain HTML: consoles as saved, and pages that are no buyer's chat. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../../utils/core/conversation/conversation.ts';

const SILENT = path.join(import.meta.dirname, 'silent');
const SITES = path.join(import.meta.dirname, '../../fixtures/sites');

export interface ExpectedTurn {
  role: Role;
  text: string;
}

export interface ConsolePage {
  path: string;
  site: string;
  turns: ExpectedTurn[];
}

interface SavedPage {
  site: string;
  recognised?: boolean;
  health?: { ok?: boolean; composer?: string };
  turns: ExpectedTurn[];
}

/** Saved pages of consoles that show both sides and a reply box. */
export function consolePages(): ConsolePage[] {
  return readdirSync(SITES).flatMap((site) =>
    readdirSync(path.join(SITES, site))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const saved = JSON.parse(readFileSync(path.join(SITES, site, name), 'utf8')) as SavedPage;
        const has = (role: Role) => saved.turns.filter((turn) => turn.role === role).length;
        const shown = saved.recognised !== false && saved.health?.ok === true && saved.health.composer === 'ready';
        if (!shown || has('customer') === 0 || has('agent') === 0 || saved.turns.length < 3) return [];
        return [{ path: `/sites/${site}/${name.replace('.json', '')}/`, site: saved.site, turns: saved.turns }];
      }),
  );
}

/** Paths of pages on which nothing may be taken for a buyer. */
export function silentPages(): string[] {
  return readdirSync(SILENT).map((name) => `/silent/${name.replace('.html', '')}/`);
}

export function htmlPages(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const page of silentPages()) {
    pages.set(page, readFileSync(path.join(SILENT, `${page.split('/')[2]}.html`), 'utf8'));
  }
  for (const page of consolePages()) {
    const [, , site = '', name = ''] = page.path.split('/');
    pages.set(page.path, readFileSync(path.join(SITES, site, `${name}.html`), 'utf8'));
  }
  return pages;
}
