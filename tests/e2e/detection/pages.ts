/** The pages of the detection suite that are plain HTML: consoles as saved, and pages that are no buyer's chat. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../../utils/core/conversation/conversation.ts';

const SILENT = path.join(import.meta.dirname, '../../fixtures/detection/silent');
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

/** A widget as the visitor sees it, whose names say who is who: to read it is no fault, if the buyer is the buyer. */
const BUYERS: Record<string, string[]> = {
  'visitor-widget-words': ['我的灯罩裂了', '好的，稍等', '发了，你看一下'],
};

/** What a buyer says on a page that otherwise should be silent. */
export function buyersOf(page: string): string[] {
  return BUYERS[page.split('/')[2] ?? ''] ?? [];
}

/** A conversation of ten thousand rows beside as many other elements. */
function largePage(): string {
  const row = (i: number) =>
    `<div class="msg ${i % 3 === 0 ? 'outgoing' : 'incoming'}"><div class="bubble"><p>Message ${i}: ${i % 3 === 0 ? 'we will check your order' : 'where is my order'}</p><span class="time">10:${String(i % 60).padStart(2, '0')}</span></div></div>`;
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i)).join('');
  const others = Array.from({ length: 3000 }, (_, i) => `<li><a>Order ${i}</a><span>open</span></li>`).join('');
  return `<!doctype html><meta charset="utf-8"><title>large</title><style>
    body{margin:0;display:flex;height:100vh}aside{width:240px;overflow:auto}main{flex:1;display:flex;flex-direction:column}
    .log{flex:1;overflow:auto}.msg{display:flex;margin:4px}.outgoing{justify-content:flex-end}.bubble{max-width:60%;padding:6px;background:#eee}
    .outgoing .bubble{background:#9cf}</style><aside><ul>${others}</ul></aside>
    <main><h2>Mira K.</h2><div class="log">${rows}</div><textarea placeholder="Reply"></textarea></main>
    <script>document.querySelector('.log').scrollTop = 1e9</script>`;
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
  pages.set('/large/', largePage());
  return pages;
}
