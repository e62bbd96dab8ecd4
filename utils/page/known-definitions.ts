import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { HealthReport } from '../core/sites/site-health.ts';
import { DefinitionChoice } from './read/definition-choice.ts';
import { StandIn } from './stand-in.ts';

/** What did not change stays the same object, so that a page that is being read is not started anew for it. */
function keepSame(before: readonly SiteDefinition[], after: readonly SiteDefinition[]): SiteDefinition[] {
  const known = new Map(before.map((definition) => [JSON.stringify(definition), definition]));
  return after.map((definition) => known.get(JSON.stringify(definition)) ?? definition);
}

/** The definitions that may apply to the page, and which of them reads it as it is now. */
export class KnownDefinitions {
  private readonly document: Document;
  private readonly choice: DefinitionChoice;
  private readonly standIn = new StandIn();
  private all: readonly SiteDefinition[] = [];

  constructor(document: Document, signal: AbortSignal) {
    this.document = document;
    this.choice = new DefinitionChoice(document, signal);
  }

  set(found: readonly SiteDefinition[]): void {
    this.all = keepSame(this.all, found);
    this.choose();
  }

  /** @returns the found definition as it is to be kept */
  add(found: SiteDefinition): SiteDefinition {
    const definition = this.standIn.mark(found);
    this.all = [...this.all.filter(({ id }) => id !== definition.id), definition];
    if (!this.takeOver()) this.choose();
    return definition;
  }

  includes(definition: SiteDefinition): boolean {
    return this.all.includes(definition);
  }

  /** The definition for the page as it is now, or null. */
  look(now: number): SiteDefinition | null {
    if (this.standIn.hasRecovered(this.document, now)) this.choose();
    return this.choice.look();
  }

  proved(definition: SiteDefinition, report: HealthReport): void {
    this.standIn.proved(definition, report);
  }

  isBroken(definition: SiteDefinition): boolean {
    return this.standIn.isBroken(definition);
  }

  /** Whether a definition that was stored for the page takes over from the one that has broken. */
  takeOver(): boolean {
    const taken = this.standIn.take(this.all, this.document.location.href);
    if (taken) this.choose();
    return taken;
  }

  /** Asked to look again: what another stands in for gets another chance. */
  forgive(): void {
    this.standIn.forgive();
    this.choose();
  }

  private choose(): void {
    this.choice.among(this.standIn.among(this.all));
  }
}
