/** Builds what the panel shows from what the desk knows. */
import { NEGATIVE_EMOTIONS } from '../core/taxonomy.ts';
import type { Frame } from './frame.ts';
import type { PanelState, PanelStatus, UserSettings } from './panel-state.ts';

/** What the browser says of a tab. */
export interface TabFacts {
  /** Null where the browser does not tell. */
  host: string | null;
  /** False for browser pages, files and shops of extensions: no extension can read them. */
  readable: boolean;
  access: boolean;
  /** False once the tab is closed. */
  open: boolean;
}

/** What is known of a site definition. */
export interface SiteFacts
  extends Pick<
    NonNullable<PanelState['site']>,
    'name' | 'confidence' | 'sure' | 'insteadOf' | 'noteModeUnknown' | 'healthyAt'
  > {
  composerElsewhere: boolean;
}

/** What the agent should know beside the open conversation. */
export type Around = PanelState['reminders'];

/** The panel renders the end of a long chat; the whole stays in the worker. */
const SHOWN_TURNS = 50;
/** Below this, the panel says that it is unsure instead of naming a mood. */
const UNSURE_BELOW = 0.35;
/** Up to this intensity a turn without negative cues counts as calm. */
const CALM_INTENSITY = 1;

function statusOf(facts: TabFacts, frame: Frame | null, frames: readonly Frame[]): PanelStatus {
  if (!facts.open || !facts.readable) return 'no-tab';
  if (!facts.access) return 'no-access';
  if (frame?.reading) {
    if (!frame.reading.health.ok) return 'unreadable';
    return frame.advice ? 'live' : 'reading';
  }
  return frames.length > 0 && frames.every(({ unsupported }) => unsupported) ? 'unsupported' : 'reading';
}

function conversationView(frame: Frame): PanelState['conversation'] {
  const reading = frame.reading;
  // What a failing definition reads may be half of the talk: it is not shown as the conversation.
  if (!reading?.conversation || !reading.health.ok) return null;
  const offset = Math.max(0, reading.turns.length - SHOWN_TURNS);
  return {
    key: reading.conversation,
    customerName: reading.customerName,
    orderId: reading.orderId,
    turns: reading.turns.slice(offset),
    offset,
    total: reading.turns.length,
  };
}

function siteView(id: string, facts: SiteFacts | null): PanelState['site'] {
  if (!facts) return { id, name: id };
  const { name, confidence, sure, insteadOf, noteModeUnknown, healthyAt } = facts;
  return {
    id,
    name,
    ...(confidence === undefined ? {} : { confidence }),
    ...(sure === undefined ? {} : { sure }),
    ...(insteadOf === undefined ? {} : { insteadOf }),
    ...(noteModeUnknown ? { noteModeUnknown } : {}),
    ...(healthyAt === undefined ? {} : { healthyAt }),
  };
}

export function panelStateOf(
  tabId: number,
  facts: TabFacts,
  active: [frameId: number, frame: Frame] | null,
  frames: readonly Frame[],
  settings: UserSettings,
  site: (id: string) => SiteFacts | null,
  around: Around,
): PanelState {
  const [frameId, frame] = active ?? [0, null];
  const status = statusOf(facts, frame, frames);
  const advice = status === 'live' ? (frame?.advice?.advice ?? null) : null;
  const reading = frame?.reading ?? null;
  const negative = advice?.mood.emotions.some(({ id }) => NEGATIVE_EMOTIONS.has(id)) ?? false;
  return {
    tabId,
    status,
    host: facts.host,
    ...(frames.some((each) => each.almost) ? { almost: true } : {}),
    site: reading ? siteView(reading.site, site(reading.site)) : null,
    health: reading?.health ?? null,
    conversation: frame ? conversationView(frame) : null,
    target: reading?.conversation
      ? { tabId, frameId, instance: reading.instance, conversation: reading.conversation }
      : null,
    advice,
    calm: advice !== null && !negative && advice.mood.intensity <= CALM_INTENSITY && advice.standing.flags.length === 0,
    unsure: advice !== null && advice.mood.confidence < UNSURE_BELOW,
    stale: !facts.open,
    draft: frame?.draft ?? null,
    followUp: advice ? (frame?.advice?.followUp ?? null) : null,
    reminders: around,
    chosenStage: frame?.notes.chosenStage ?? null,
    settings,
    seenAt: reading?.seenAt ?? 0,
  };
}
