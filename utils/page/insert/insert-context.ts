import type { CaretMemory } from '../draft/caret-memory.ts';
import type { FoundComposer } from '../read/find-composer.ts';

/** What an insertion needs of the page around it. */
export interface InsertContext {
  document: Document;
  /** What the page shows at this very moment, read anew at every call. */
  look(): {
    /** Name of the reading that runs now. */
    instance?: string;
    conversation: string | null;
    readable: boolean;
    composer: FoundComposer;
    /** Parts of the page may still be those of another conversation. */
    switching?: boolean;
  };
  composing(): boolean;
  /** The page has just changed the reply box or its draft by itself. */
  stirred?(): boolean;
  caret: CaretMemory;
  /** Brings the page-world script in; false where the page does not let it. */
  loadBridge(): Promise<boolean>;
  wait(ms: number): Promise<void>;
}
