import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { type FoundComposer, findComposer } from './find-composer.ts';
import { locate, type Place } from './locate.ts';
import { entersRoots, isLive, type Root, rootsAlong } from './query.ts';
import type { RowContext } from './read-row.ts';
import { placeSelectorsOf } from './selectors.ts';
import { readSource } from './source.ts';

const NOWHERE: Place = { pane: null, container: null, containers: 0 };

/** All but the rows: where the conversation is, whose it is, and the reply box; looked for only when it may have changed. */
export class Surroundings {
  place: Place = NOWHERE;
  composer: FoundComposer = { state: 'absent', element: null, outer: null };
  customerName: string | null = null;
  orderId: string | null = null;

  private readonly d: SiteDefinition;
  private readonly document: Document;
  private readonly entering: string[];

  constructor(definition: SiteDefinition, document: Document) {
    this.d = definition;
    this.document = document;
    this.entering = placeSelectorsOf(definition).filter(entersRoots);
  }

  /** The container was found and has gone since. */
  get lost(): boolean {
    return this.place.container !== null && !isLive(this.place.container);
  }

  /** Whether anything of the page lies in shadow roots or frames, which may get there without a word. */
  get enters(): boolean {
    return this.entering.length > 0;
  }

  forget(): void {
    this.place = NOWHERE;
  }

  look(lastFocused: Element | null): void {
    this.place = locate(this.d, this.document, lastFocused);
    this.composer = findComposer(this.d, this.document, this.place.pane);
    const scope = { ...this.scope(), exclude: this.d.exclude?.join(',') ?? null };
    // Without its pane the page shows, if anything, what is another conversation's.
    const lost = this.d.pane !== undefined && this.place.pane === null;
    this.customerName = lost ? null : readSource(this.d.customerName, scope);
    this.orderId = lost ? null : readSource(this.d.orderId, scope);
  }

  scope(): RowContext {
    const { pane, container } = this.place;
    return { document: this.document, pane, container, people: new Map(), seenLive: null };
  }

  conversation(): string | null {
    return readSource(this.d.conversation, this.scope());
  }

  /** The shadow roots and frames that hold something of the page, but for those of single rows. */
  roots(): Root[] {
    const inside = this.place.pane ?? this.document;
    const found = this.entering.flatMap((css) => rootsAlong(css === this.d.pane ? this.document : inside, css));
    const { container } = this.place;
    return container && entersRoots(this.d.row) ? [...found, ...rootsAlong(container, this.d.row)] : found;
  }
}
