import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { chooseDefinition } from './choose-definition.ts';
import { queryOne } from './query.ts';

/** Every so many looks all definitions are asked again: attributes and shadow roots come without a word. */
const FULL_LOOK = 10;

/**
 * The definition for the page as it is now. Asking dozens of definitions costs most of what an idle page costs, so
 * they are asked only when the page grew or moved, and while one fits only it is asked for its fingerprint.
 */
export class DefinitionChoice {
  private readonly document: Document;
  private definitions: readonly SiteDefinition[] = [];
  private chosen: SiteDefinition | null = null;
  private url = '';
  private grown = true;
  private looks = 0;

  constructor(document: Document, signal: AbortSignal) {
    this.document = document;
    const observer = new MutationObserver(() => {
      this.grown = true;
    });
    observer.observe(document, { childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  among(definitions: readonly SiteDefinition[]): void {
    this.definitions = definitions;
    this.grown = true;
    this.chosen = null;
  }

  look(): SiteDefinition | null {
    const url = this.document.location.href;
    this.looks++;
    const due = url !== this.url || this.looks % FULL_LOOK === 0;
    if (!due && (!this.grown || this.stillFits())) return this.chosen;
    this.url = url;
    this.grown = false;
    this.chosen = chooseDefinition(this.definitions, url, this.document);
    return this.chosen;
  }

  private stillFits(): boolean {
    const { chosen } = this;
    if (!chosen || chosen.evidence.confidence === 'detected') return false;
    return !chosen.match.fingerprint || queryOne(this.document, chosen.match.fingerprint) !== null;
  }
}
