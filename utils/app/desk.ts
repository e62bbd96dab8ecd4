/**
 * The agent's desk: for every tab what was read, what is advised, what the agent chose.
 * Lives in the worker; knows no browser API, so the same desk runs in tests.
 */
import type { Suggestion } from '../core/advice.ts';
import type { Library } from '../core/library.ts';
import type { DraftState, InsertRequest, InsertResult, ReadingDelta, StripView } from '../core/page-messages.ts';
import { fillScript } from '../core/suggest/fill-script.ts';
import type { Emotion, Stage, UiLang } from '../core/taxonomy.ts';
import { type CaseNotes, type CaseStore, caseKey, emptyNotes } from './case-notes.ts';
import { clockOf } from './effective-settings.ts';
import { adviseFrame, type FrameAdvice, refreshDraft } from './frame-advice.ts';
import type { PanelState, UserSettings } from './panel-state.ts';
import { panelStateOf, type TabFacts } from './panel-view.ts';
import { applyDelta, type Reading } from './reading.ts';
import { type StripTexts, stripViewOf } from './strip-view.ts';

export interface DeskPorts {
  library(): Library;
  now(): number;
  cases: CaseStore;
  settings(): UserSettings;
  uiLang(): UiLang;
  /** Ready-made texts of the strip in a language. */
  stripTexts(uiLang: UiLang): StripTexts;
  /** Facts about a site definition by id, as far as the desk needs them. */
  site(id: string): { name: string; composerElsewhere: boolean } | null;
  tab(tabId: number): Promise<TabFacts>;
  insert(tabId: number, frameId: number, request: InsertRequest): Promise<InsertResult>;
  showStrip(tabId: number, frameId: number, view: StripView | null): void;
  /** Asks every frame of the tab to send its reading afresh. */
  recheck(tabId: number): void;
  onState(tabId: number, state: PanelState): void;
}

/** One frame of a tab, as the worker knows it. */
export interface Frame {
  reading: Reading | null;
  draft: DraftState | null;
  notes: CaseNotes;
  advice: FrameAdvice | null;
  /** Set when the page says that no definition fits it. */
  unsupported: boolean;
  /** A refused insertion that the strip must still tell of. */
  notice: Extract<InsertResult, { ok: false }> | null;
}

const newFrame = (): Frame => ({
  reading: null,
  draft: null,
  notes: emptyNotes(),
  advice: null,
  unsupported: false,
  notice: null,
});

const NO_FRAMES: ReadonlyMap<number, Frame> = new Map();
const GONE: InsertResult = { ok: false, reason: 'page-gone', clipboard: false };

export class Desk {
  readonly #ports: DeskPorts;
  readonly #tabs = new Map<number, Map<number, Frame>>();
  /** Differences of one frame are applied strictly one after the other. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  /** A difference arrived from a page. `resync: true` asks it to send everything. */
  receive(tabId: number, frameId: number, delta: ReadingDelta): Promise<{ resync: boolean }> {
    return this.#inOrder(tabId, frameId, async () => {
      const frame = this.#frame(tabId, frameId);
      const applied = applyDelta(frame.reading, delta);
      if (!applied.ok) return { resync: true };
      frame.unsupported = false;
      if (frame.draft && frame.draft.conversation !== delta.conversation) frame.draft = null;
      await this.#openCase(frame, applied.reading, delta.rowsElsewhere ?? false);
      endOldChoice(frame);
      this.#readvise(frame);
      await this.#show(tabId, frameId, frame);
      return { resync: false };
    });
  }

  /** The page says that no definition fits it. */
  unsupported(tabId: number, frameId: number): Promise<void> {
    return this.#inOrder(tabId, frameId, async () => {
      const frame = this.#frame(tabId, frameId);
      Object.assign(frame, newFrame(), { unsupported: true });
      await this.#show(tabId, frameId, frame);
    });
  }

  draft(tabId: number, frameId: number, draft: DraftState): Promise<void> {
    return this.#inOrder(tabId, frameId, async () => {
      const frame = this.#frame(tabId, frameId);
      frame.draft = draft;
      if (!frame.advice || draft.composing) return;
      frame.advice = refreshDraft(frame.advice, frame.notes, draft, this.#ports.library());
      await this.#show(tabId, frameId, frame);
    });
  }

  /** The page navigated away (one frame) or the tab closed (all of it). */
  async gone(tabId: number, frameId?: number): Promise<void> {
    if (frameId === undefined) this.#tabs.delete(tabId);
    else this.#tabs.get(tabId)?.delete(frameId);
    await this.publish(tabId);
  }

  /** A panel began to follow the tab. After a worker restart nothing is known, so the page is asked again. */
  async follow(tabId: number): Promise<void> {
    const known = [...this.#frames(tabId).values()].some((frame) => frame.reading || frame.unsupported);
    if (!known) this.#ports.recheck(tabId);
    await this.publish(tabId);
  }

  /**
   * Puts a text into the reply box, or in place of a span of the draft. `conversation` is the one the agent saw
   * when pressing the key; if another one is open by now, nothing is written.
   */
  async insert(
    tabId: number,
    conversation: string,
    text: string,
    replace?: { start: number; end: number },
  ): Promise<InsertResult> {
    const [frameId, frame] = this.#active(tabId) ?? [];
    if (frameId === undefined || !frame?.reading?.conversation) return GONE;
    if (frame.reading.conversation !== conversation) {
      return { ok: false, reason: 'conversation-changed', clipboard: false };
    }
    const draftFingerprint = replace ? (frame.draft?.fingerprint ?? null) : null;
    return this.#ports.insert(tabId, frameId, {
      conversation,
      draftFingerprint,
      text,
      ...(replace ? { replace } : {}),
    });
  }

  /** An insertion from the strip was refused: the strip says why until the next change. */
  tellResult(tabId: number, frameId: number, result: InsertResult): void {
    const frame = this.#frame(tabId, frameId);
    frame.notice = result.ok ? null : result;
    this.#showStrip(tabId, frameId, frame);
    frame.notice = null;
  }

  dismissFinding(tabId: number, rule: string): Promise<void> {
    return this.#note(tabId, ({ notes }) => ({ dismissed: [...new Set([...notes.dismissed, rule])] }));
  }

  chooseStage(tabId: number, stage: Stage | null): Promise<void> {
    return this.#note(tabId, (frame) => ({ chosenStage: stage, chosenAt: lastBuyerTurn(frame) }));
  }

  correct(tabId: number, turnId: string, emotion: Emotion | null): Promise<void> {
    return this.#note(tabId, ({ notes }) => {
      const others = notes.corrections.filter((correction) => correction.turnId !== turnId);
      return { corrections: emotion ? [...others, { turnId, emotion }] : others };
    });
  }

  /** A script found by search, filled for the open conversation. */
  fill(tabId: number, scriptId: string): Suggestion | null {
    const advised = this.#active(tabId)?.[1].advice;
    const { library, now } = this.#ports;
    for (const pack of advised ? library().packs : []) {
      const script = pack.scripts.find(({ id }) => id === scriptId);
      if (!script || !advised) continue;
      const { conversation, settings, assessment } = advised;
      const context = { conversation, settings, clock: clockOf(settings, now()), lang: assessment.lang };
      const filled = fillScript(script, context);
      return filled && { id: script.id, pack: pack.manifest.id, ...filled, stage: script.stage, score: 1, why: [] };
    }
    return null;
  }

  /** Settings changed: everything shown is said anew. */
  async refresh(): Promise<void> {
    for (const [tabId, frames] of this.#tabs) {
      for (const [frameId, frame] of frames) {
        this.#readvise(frame);
        this.#showStrip(tabId, frameId, frame);
      }
      await this.publish(tabId);
    }
  }

  /** Sends the tab's state to whoever follows it. */
  async publish(tabId: number): Promise<void> {
    const facts = await this.#ports.tab(tabId);
    const active = this.#active(tabId)?.[1] ?? null;
    const frames = [...this.#frames(tabId).values()];
    const { settings, site } = this.#ports;
    this.#ports.onState(tabId, panelStateOf(tabId, facts, active, frames, settings(), site));
  }

  /** The frame a bug report describes. */
  inspect(tabId: number): Frame | null {
    return this.#active(tabId)?.[1] ?? null;
  }

  /** Only looks: a tab that closed must not come back as an empty entry. */
  #frames(tabId: number): ReadonlyMap<number, Frame> {
    return this.#tabs.get(tabId) ?? NO_FRAMES;
  }

  #frame(tabId: number, frameId: number): Frame {
    const frames = this.#tabs.get(tabId) ?? new Map<number, Frame>();
    const known = frames.get(frameId) ?? newFrame();
    this.#tabs.set(tabId, frames.set(frameId, known));
    return known;
  }

  /** The frame that holds the open conversation; the freshest one where several do. */
  #active(tabId: number): [number, Frame] | null {
    const open = [...this.#frames(tabId)].filter(([, frame]) => frame.reading);
    open.sort(([, a], [, b]) => rank(b) - rank(a) || (b.reading?.seenAt ?? 0) - (a.reading?.seenAt ?? 0));
    return open[0] ?? null;
  }

  #inOrder<T>(tabId: number, frameId: number, work: () => Promise<T>): Promise<T> {
    const key = `${tabId}:${frameId}`;
    const next = (this.#queues.get(key) ?? Promise.resolve()).then(work);
    // The queue itself must survive a failed piece of work.
    this.#queues.set(
      key,
      next.catch(() => undefined),
    );
    return next;
  }

  /** Takes up the notes of a conversation; on a composer-only page the remembered turns stand in for the rows. */
  async #openCase(frame: Frame, reading: Reading, rowsElsewhere: boolean): Promise<void> {
    const before = frame.reading;
    frame.reading = reading;
    if (!reading.conversation) return;
    if (before?.conversation !== reading.conversation || before.site !== reading.site) {
      frame.notes = (await this.#ports.cases.load(caseKey(reading.site, reading.conversation))) ?? emptyNotes();
    }
    if (!this.#ports.site(reading.site)?.composerElsewhere) return;
    const { customerName, orderId, turns } = reading;
    if (turns.length > 0) {
      frame.notes = { ...frame.notes, remembered: turns, customerName, orderId };
      await this.#keep(frame);
    } else if (rowsElsewhere && frame.notes.remembered.length > 0) {
      const { remembered, ...facts } = frame.notes;
      frame.reading = {
        ...reading,
        turns: remembered,
        customerName: customerName ?? facts.customerName,
        orderId: orderId ?? facts.orderId,
      };
    }
  }

  #readvise(frame: Frame): void {
    frame.advice = frame.reading ? adviseFrame(frame.reading, frame.notes, frame.draft, this.#ports) : null;
  }

  #showStrip(tabId: number, frameId: number, frame: Frame): void {
    const { settings, stripTexts, uiLang, showStrip } = this.#ports;
    const shown = settings().strip && frame.advice && frame.reading?.health.ok;
    showStrip(tabId, frameId, shown ? stripViewOf(frame, stripTexts(uiLang())) : null);
  }

  async #show(tabId: number, frameId: number, frame: Frame): Promise<void> {
    this.#showStrip(tabId, frameId, frame);
    await this.publish(tabId);
  }

  async #keep({ reading, notes }: Frame): Promise<void> {
    if (reading?.conversation) await this.#ports.cases.save(caseKey(reading.site, reading.conversation), notes);
  }

  /** Changes the notes of the open conversation and says everything anew. */
  async #note(tabId: number, change: (frame: Frame) => Partial<CaseNotes>): Promise<void> {
    const [frameId, frame] = this.#active(tabId) ?? [];
    if (frameId === undefined || !frame) return;
    frame.notes = { ...frame.notes, ...change(frame) };
    this.#readvise(frame);
    await this.#keep(frame);
    await this.#show(tabId, frameId, frame);
  }
}

/** A healthy frame with an open conversation goes before one without. */
function rank(frame: Frame): number {
  return (frame.reading?.health.ok ? 2 : 0) + (frame.reading?.conversation ? 1 : 0);
}

function lastBuyerTurn(frame: Frame): string | null {
  return frame.reading?.turns.findLast((turn) => turn.role === 'customer')?.id ?? null;
}

/** A stage chosen by hand holds until the buyer writes again. */
function endOldChoice(frame: Frame): void {
  if (frame.notes.chosenStage && frame.notes.chosenAt !== lastBuyerTurn(frame)) {
    frame.notes = { ...frame.notes, chosenStage: null, chosenAt: null };
  }
}
