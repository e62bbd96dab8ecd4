/**
 * What the panel shows and what it may ask for. The worker is the only writer of the state;
 * the panel renders it and sends actions. No browser API here: entrypoints hand in a port.
 */
import type { Advice, Finding, Suggestion } from '../core/advice.ts';
import type { PromiseRef, Turn } from '../core/conversation/conversation.ts';
import type { EffortKind } from '../core/follow-up/effort.ts';
import type { HandOverCard } from '../core/hand-over/hand-over.ts';
import type { DraftState, Health, InsertResult } from '../core/page-messages.ts';
import type { AgentProfile } from '../core/settings.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { HealthLog } from '../core/sites/site-health.ts';
import type { TeachState, TeachWish } from '../core/sites/teaching.ts';
import type { Emotion, Lang, Market, Stage, UiLang } from '../core/taxonomy.ts';
import type { TeamBook } from '../core/team-rules.ts';
import type { FollowUpView } from './follow-up-view.ts';
import type { PersonalChange } from './packs/personal-layer.ts';
import type { Reminder } from './promise-keeper.ts';
import type { ReplyClock } from './reply-clock.ts';

/**
 * The honest states of the panel:
 * - `no-tab`: no page to follow, or a page that no extension may touch
 * - `no-access`: Warmline may not read this host yet
 * - `unsupported`: access, but no definition recognises the page
 * - `unreadable`: a definition matches but fails its health check
 * - `reading`: waiting for the first reading, or no conversation is open
 * - `live`: advice is shown; `calm` and `unsure` refine it
 */
export type PanelStatus = 'no-tab' | 'no-access' | 'unsupported' | 'unreadable' | 'reading' | 'live';

export interface UserSettings {
  uiLang: UiLang | 'auto';
  theme: 'auto' | 'light' | 'dark';
  market: Market | 'auto';
  agent: AgentProfile;
  strip: boolean;
  /** The team's own help line for a buyer in a crisis; empty until the team gives one. */
  crisisLine: string;
  /** How long before it is due a promise is reminded of, in minutes. */
  remindMinutes: number;
  /** Reply clocks by site id; a site not named here has the default. */
  replyClocks: Record<string, ReplyClock>;
  /** What the team changed of each market's defaults. */
  team: TeamBook;
}

/** Where the agent means a text to go, as shown when pressing the key. */
export interface InsertTarget {
  tabId: number;
  frameId: number;
  /** The reading of the page (`ReadingDelta.instance`): a page loaded anew is another one. */
  instance: string;
  conversation: string;
}

export interface PanelState {
  tabId: number | null;
  status: PanelStatus;
  /** Host as shown to people; null where it is unknown. */
  host: string | null;
  site: {
    id: string;
    name: string;
    /** When the definition could last be read in this browser, in ms since the epoch; null where it never could. */
    healthyAt?: number | null;
    /** How far the definition is to be trusted; absent where it is no longer known. */
    confidence?: SiteDefinition['evidence']['confidence'];
    /** Of a detected one: whether nothing at all speaks against what was found. */
    sure?: boolean;
    /** Of a detected one: the definition it stands in for, and what of that was missing on the page. */
    insteadOf?: SiteDefinition['evidence']['insteadOf'];
    /** The page gives no sign of a private note, so the agent must look before inserting. */
    noteModeUnknown?: boolean;
  } | null;
  /** On a page that nobody knows: something like a chat was found, but not surely enough to read it. */
  almost?: boolean;
  /** How far teaching the page is; absent or null where nothing is being taught. */
  teaching?: TeachState | null;
  health: Health | null;
  conversation: {
    key: string;
    customerName: string | null;
    orderId: string | null;
    /** The latest turns, at most 50, oldest first; `offset` is the index of the first in the whole. */
    turns: Turn[];
    offset: number;
    total: number;
  } | null;
  /** Where insertions go that are pressed now; null where no conversation is open. */
  target: InsertTarget | null;
  advice: Advice | null;
  /** True when no negative cue stands: the panel is quiet. */
  calm: boolean;
  /** True when the reading is below its confidence: the panel says so and shows no mood word. */
  unsure: boolean;
  /** True when the page has gone or stopped reporting; nothing may be inserted. */
  stale: boolean;
  draft: DraftState | null;
  /** The effort log, updates, promises to answer and the buyer's wait; null without advice. */
  followUp: FollowUpView | null;
  reminders: {
    /** The agent allowed browser notifications; without them the toolbar icon shows a number. */
    allowed: boolean;
    /** Promises of other conversations near or past their time, the most urgent first, at most three. */
    elsewhere: Pick<Reminder, 'key' | 'customerName' | 'text' | 'due'>[];
  };
  /** The stage the agent chose instead of the advised one, or null. */
  chosenStage: Stage | null;
  settings: UserSettings;
  /** Settings that the company set for good. */
  locked?: readonly (keyof UserSettings)[];
  /** `stamp` changes when other scripts are in force; `mine` are the keys (`pack/script`) of own scripts and wordings. */
  packs?: { stamp: number; mine: readonly string[] };
  /** Time of the page's mutation that led here (`performance.timeOrigin` scale), for the bench. */
  seenAt: number;
}

/** One row of the library for the search. */
export interface LibraryEntry {
  id: string;
  pack: string;
  stage: Stage;
  titles: Record<Lang, string>;
  texts: Partial<Record<Lang, string>>;
}

/** A bug report: what was used, how healthy it is, what was read and advised. */
export interface Diagnostics {
  version: string;
  browser: string;
  site: unknown;
  health: Health | null;
  /** How the site definitions fared in this browser, day by day. */
  siteHealth?: readonly HealthLog[];
  conversation: { key: string; turns: (Omit<Turn, 'text'> & { text?: string; length: number })[] } | null;
  advice: Advice | null;
  settings: UserSettings;
}

/** What the panel can ask for. Every call answers; none throws for an expected failure. */
export interface PanelPort {
  /** Calls back at once with the present state and on every change, until the signal aborts. */
  subscribe(listener: (state: PanelState) => void, signal: AbortSignal): void;
  /** Asks the browser for access to the present host; must be called inside a user gesture. */
  requestAccess(): Promise<boolean>;
  /** `target` is what the agent sees; the text goes nowhere else. */
  insert(text: string, target: InsertTarget): Promise<InsertResult>;
  /** Puts a finding's better wording in the place it concerns, in the draft of this fingerprint and no other. */
  replaceFinding(finding: Finding, target: InsertTarget, draftFingerprint: string): Promise<InsertResult>;
  dismissFinding(rule: string): Promise<void>;
  chooseStage(stage: Stage | null): Promise<void>;
  /** The agent says "not right": the true mood of the last buyer turn, or null to undo. */
  correct(turnId: string, emotion: Emotion | null): Promise<void>;
  /** Logs what was done just now; `other` needs words. */
  logEffort(kind: EffortKind, words: string): Promise<void>;
  /** Notes the answer to a logged effort. */
  answerEffort(id: string, words: string): Promise<void>;
  removeEffort(id: string): Promise<void>;
  /** The agent says that a promise was kept where nobody reads along, or takes that back. */
  settlePromise(promise: PromiseRef, kept: boolean): Promise<void>;
  /** Asks the browser to allow notifications; must be called inside a user gesture. */
  allowReminders(): Promise<boolean>;
  /** Brings another conversation to the front, by its key in `reminders.elsewhere`. */
  openCase(key: string): Promise<void>;
  handOver(): Promise<HandOverCard | null>;
  library(): Promise<LibraryEntry[]>;
  /** Fills a script found by search for the present conversation. */
  fill(scriptId: string, packId: string): Promise<Suggestion | null>;
  /** Changes the agent's own scripts and wording. */
  changePersonal(change: PersonalChange): Promise<void>;
  /** The file that suggests them to the lead. */
  suggestions(): Promise<string>;
  /** Only what changed is sent, so that two quick changes do not undo each other. */
  saveSettings(change: Partial<UserSettings>): Promise<void>;
  diagnostics(withTexts: boolean): Promise<Diagnostics>;
  popOut(): Promise<void>;
  /** Starts, steers or ends teaching the page of the tab. */
  teach(wish: TeachWish): Promise<void>;
  /** Loads the chat page anew. */
  reloadPage(): Promise<void>;
}
