/**
 * The agent's desk: for every tab what was read, what is advised, what the agent chose.
 * Lives in the worker; knows no browser API, so the same desk runs in tests.
 */
import type { Suggestion } from '../core/advice.ts';
import { buildHandOver } from '../core/hand-over/build-hand-over.ts';
import type { HandOverCard } from '../core/hand-over/hand-over.ts';
import type { Library } from '../core/library.ts';
import type { DraftState, InsertRequest, InsertResult, ReadingDelta, StripView } from '../core/page-messages.ts';
import { fillScript } from '../core/suggest/fill-script.ts';
import type { Emotion, Stage, UiLang } from '../core/taxonomy.ts';
import { type CaseNotes, caseKey } from './case-notes.ts';
import { clockOf } from './effective-settings.ts';
import { activeFrame, endOldChoice, type Frame, lastBuyerTurn, newFrame } from './frame.ts';
import { adviseFrame, refreshDraft } from './frame-advice.ts';
import { type CasePorts, keepCase, keepPromises, openCase } from './open-case.ts';
import type { InsertTarget, PanelState, UserSettings } from './panel-state.ts';
import { type Around, panelStateOf, type SiteFacts, type TabFacts } from './panel-view.ts';
import { applyDelta } from './reading.ts';
import { type StripTexts, stripViewOf } from './strip-view.ts';

export interface DeskPorts extends CasePorts {
  library(): Library;
  settings(): UserSettings;
  uiLang(): UiLang;
  /** Ready-made texts of the strip in a language. */
  stripTexts(uiLang: UiLang): StripTexts;
  /** Facts about a site definition by id, as far as the desk needs them. */
  site(id: string): SiteFacts | null;
  tab(tabId: number): Promise<TabFacts>;
  /** Whether reminders may be shown, and what presses in other conversations than this one. */
  around(key: string | null): Around;
  /** The ledger changed: reminders must be reckoned anew. */
  onLedger(): void;
  insert(tabId: number, frameId: number, request: InsertRequest): Promise<InsertResult>;
  showStrip(tabId: number, frameId: number, view: StripView | null): void;
  /** Asks every frame of the tab to send its reading afresh. */
  recheck(tabId: number): void;
  onState(tabId: number, state: PanelState): void;
}

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
      frame.almost = false;
      if (frame.draft && frame.draft.conversation !== delta.conversation) frame.draft = null;
      await openCase(frame, applied.reading, delta.rowsElsewhere ?? false, this.#ports);
      endOldChoice(frame);
      this.#readvise(frame);
      if (await keepPromises(frame, this.#ports)) this.#ports.onLedger();
      await this.#show(tabId, frameId, frame);
      return { resync: false };
    });
  }

  /** The page says that no definition fits it; `almost`, that it may be a chat all the same. */
  unsupported(tabId: number, frameId: number, almost = false): Promise<void> {
    return this.#inOrder(tabId, frameId, async () => {
      const frame = this.#frame(tabId, frameId);
      Object.assign(frame, newFrame(), { unsupported: true, almost });
      await this.#show(tabId, frameId, frame);
    });
  }

  draft(tabId: number, frameId: number, draft: DraftState): Promise<void> {
    return this.#inOrder(tabId, frameId, async () => {
      const frame = this.#frame(tabId, frameId);
      frame.draft = draft;
      if (!frame.advice || draft.composing) return;
      frame.advice = refreshDraft(frame.advice, frame.notes, draft, this.#ports);
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
   * Puts a text into the reply box, or in place of a span of one draft. The target is what the agent saw when pressing
   * the key; if that page was loaded anew or shows another conversation by now, nothing is written. A text at the caret
   * destroys nothing, so it goes into whatever draft stands there; a span belongs to the very draft it was found in.
   */
  async insert(
    { tabId, frameId, instance, conversation }: InsertTarget,
    text: string,
    span?: { start: number; end: number; draftFingerprint: string },
  ): Promise<InsertResult> {
    const reading = this.#frames(tabId).get(frameId)?.reading;
    if (!reading || reading.instance !== instance) return GONE;
    if (reading.conversation !== conversation) return { ok: false, reason: 'conversation-changed', clipboard: false };
    if (!reading.health.ok) return { ok: false, reason: 'unreadable', clipboard: false };
    return this.#ports.insert(tabId, frameId, {
      instance,
      conversation,
      draftFingerprint: span?.draftFingerprint ?? null,
      text,
      ...(span ? { replace: { start: span.start, end: span.end } } : {}),
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
    return this.change(tabId, ({ notes }) => ({ dismissed: [...new Set([...notes.dismissed, rule])] }));
  }

  chooseStage(tabId: number, stage: Stage | null): Promise<void> {
    return this.change(tabId, (frame) => ({ chosenStage: stage, chosenAt: lastBuyerTurn(frame) }));
  }

  correct(tabId: number, turnId: string, emotion: Emotion | null): Promise<void> {
    return this.change(tabId, ({ notes }) => {
      const others = notes.corrections.filter((correction) => correction.turnId !== turnId);
      return { corrections: emotion ? [...others, { turnId, emotion }] : others };
    });
  }

  /** A script found by search, filled for the open conversation. Two packs may use the same id for different scripts. */
  fill(tabId: number, scriptId: string, packId: string): Suggestion | null {
    const advised = this.#active(tabId)?.[1].advice;
    const { library, now } = this.#ports;
    for (const pack of advised ? library().packs : []) {
      if (pack.manifest.id !== packId) continue;
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
    const found = this.#active(tabId);
    const active = found?.[1] ?? null;
    const frames = [...this.#frames(tabId).values()];
    const { settings, site, around } = this.#ports;
    const key = active?.reading?.conversation ? caseKey(active.reading.site, active.reading.conversation) : null;
    this.#ports.onState(tabId, panelStateOf(tabId, facts, found, frames, settings(), site, around(key)));
  }

  /** The hand-over card of the open conversation; null where none is open. */
  handOver(tabId: number): HandOverCard | null {
    const frame = this.#active(tabId)?.[1];
    if (!frame?.advice) return null;
    const { conversation, assessment, advice, settings } = frame.advice;
    const { efforts } = frame.notes;
    return buildHandOver({ conversation, assessment, advice, efforts }, this.#ports.library(), settings);
  }

  /** The tab in which a case is open now, by its key. */
  tabOf(key: string): number | null {
    for (const [tabId] of this.#tabs) {
      const reading = this.#active(tabId)?.[1].reading;
      if (reading?.conversation && caseKey(reading.site, reading.conversation) === key) return tabId;
    }
    return null;
  }

  /** The frames that may hold a chat which is not sure enough to be read. */
  almost(tabId: number): number[] {
    return [...this.#frames(tabId)].flatMap(([frameId, frame]) => (frame.almost ? frameId : []));
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

  #active(tabId: number): [number, Frame] | null {
    return activeFrame(this.#frames(tabId));
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

  #readvise(frame: Frame): void {
    const before = frame.advice?.advice.draft ?? { findings: [] };
    frame.advice = frame.reading ? adviseFrame(frame.reading, frame.notes, frame.draft, this.#ports) : null;
    // Nothing new is found in a draft while an input method is at work on it.
    if (frame.advice && frame.draft?.composing) {
      frame.advice = { ...frame.advice, advice: { ...frame.advice.advice, draft: before } };
    }
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

  /** Changes the notes of the open conversation and says everything anew. */
  async change(tabId: number, change: (frame: Frame) => Partial<CaseNotes>): Promise<void> {
    const [frameId, frame] = this.#active(tabId) ?? [];
    if (frameId === undefined || !frame) return;
    frame.notes = { ...frame.notes, ...change(frame) };
    this.#readvise(frame);
    await keepCase(frame, this.#ports);
    this.#ports.onLedger();
    await this.#show(tabId, frameId, frame);
  }
}
