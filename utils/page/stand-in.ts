import type { SiteDefinition } from '../core/sites/site-definition.ts';
import { type Break, type HealthReport, showsNothing } from '../core/sites/site-health.ts';
import { checkHealth } from './read/check-health.ts';
import { matchesUrl } from './read/choose-definition.ts';

/** What must be missing for the talk itself to be lost; a missing reply box is none of it. */
const LOST: ReadonlySet<Break> = new Set(['container', 'rows', 'roles', 'text']);
/** How often the broken one is asked whether it reads the page again. */
const PROOF_EVERY_MS = 5000;

/**
 * A written definition that has broken on this page: a detected one may stand in for it until it reads the page again.
 * Never for one that people taught, and never over a healthy one.
 */
export class StandIn {
  private broken: { definition: SiteDefinition; missing: Break[] } | null = null;
  private stands = false;
  private provenAt = 0;

  /** What a proof of the definition that reads the page came to. */
  proved(definition: SiteDefinition, report: HealthReport): void {
    if (['taught', 'detected'].includes(definition.evidence.confidence)) return;
    const lost = !report.ok && !showsNothing(report) && report.missing.some((part) => LOST.has(part));
    this.broken = lost ? { definition, missing: report.missing } : null;
    this.stands = false;
  }

  /** Whether this definition has broken here, so that another way to read the page is worth a try. */
  isBroken(definition: SiteDefinition): boolean {
    return this.broken?.definition === definition;
  }

  /** The definitions to choose from: without the broken one while another stands in. */
  among(definitions: readonly SiteDefinition[]): readonly SiteDefinition[] {
    const { broken, stands } = this;
    return broken && stands ? definitions.filter(({ id }) => id !== broken.definition.id) : definitions;
  }

  /** A detected definition of the page is at hand: from now on it stands in. */
  take(definitions: readonly SiteDefinition[], url: string): boolean {
    const detected = ({ evidence }: SiteDefinition) => evidence.confidence === 'detected';
    this.stands = this.broken !== null && definitions.some((one) => detected(one) && matchesUrl(one, url));
    return this.stands;
  }

  /** The found definition, with what it stands in for. */
  mark(found: SiteDefinition): SiteDefinition {
    if (!this.broken) return found;
    const { definition, missing } = this.broken;
    return { ...found, evidence: { ...found.evidence, insteadOf: { site: definition.name, missing } } };
  }

  /** Whether the broken one reads the page again; then it is used again. */
  hasRecovered(document: Document, now: number): boolean {
    if (!this.broken || !this.stands || now - this.provenAt < PROOF_EVERY_MS) return false;
    this.provenAt = now;
    if (!checkHealth(this.broken.definition, document).ok) return false;
    this.forgive();
    return true;
  }

  /** The one that another stands in for reads the page again, until it is proved anew. */
  forgive(): void {
    if (this.stands) this.broken = null;
    this.stands = false;
  }
}
