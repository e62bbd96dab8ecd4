import type { Lang, Market, UiLang } from './taxonomy.ts';

/** Team limits in the market's currency. */
export interface Limits {
  /** What an agent may grant alone. */
  agent: number;
  /** What a lead may grant. */
  lead: number;
  /** Up to this value no proof is asked (domain.md §3.1 rule 1b). */
  noProof: number;
  /** Smallest payment that is not an insult. */
  minOffer: number;
}

export interface AgentProfile {
  /** The name the agent signs with; fills `{owner}`. */
  name?: string;
  /** The lead who takes over; fills `{lead}`. */
  lead?: string;
  shop?: string;
}

export interface Settings {
  market: Market;
  currency: string;
  limits: Limits;
  /** A cue is shown from `show`, greyed from `maybe`, hidden below (domain.md §1.12). */
  thresholds: { show: number; maybe: number };
  /** Language of advice texts (why, must, messages); the buyer's language where absent. */
  uiLang?: UiLang;
  agent: AgentProfile;
  /** Minutes from now that a promised time defaults to. */
  promiseMinutes: number;
  /** What an item of the shop usually costs; an item three times as dear wears patience faster (domain.md §1.4). */
  medianPrice?: number;
  /** Local help line shown in a crisis; set by the team, never invented. */
  crisisLine?: string;
}

/** The only clock the core knows; handed in so that every result can be reproduced. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now: number;
  /** IANA zone in which times are written for the buyer, such as `Asia/Shanghai`. */
  timeZone: string;
}

const CURRENCY: Record<Market, string> = { CN: 'CNY', TW: 'TWD', HK: 'HKD', EU: 'EUR', UK: 'GBP', US: 'USD' };

const LIMITS: Record<Market, Limits> = {
  CN: { agent: 50, lead: 200, noProof: 30, minOffer: 5 },
  TW: { agent: 200, lead: 1000, noProof: 150, minOffer: 20 },
  HK: { agent: 60, lead: 250, noProof: 40, minOffer: 5 },
  EU: { agent: 10, lead: 50, noProof: 8, minOffer: 2 },
  UK: { agent: 10, lead: 50, noProof: 8, minOffer: 2 },
  US: { agent: 10, lead: 50, noProof: 8, minOffer: 2 },
};

const ZONE: Record<Market, string> = {
  CN: 'Asia/Shanghai',
  TW: 'Asia/Taipei',
  HK: 'Asia/Hong_Kong',
  EU: 'Europe/Berlin',
  UK: 'Europe/London',
  US: 'America/New_York',
};

/** The zone in which a market's buyers read a time, where nothing better is known. */
export function timeZoneOf(market: Market): string {
  return ZONE[market];
}

/** The market a buyer's script suggests, where the site or the team names none. */
export function marketOf(lang: Lang): Market {
  return lang === 'zh-Hant' ? 'TW' : lang === 'en' ? 'US' : 'CN';
}

/** Sane defaults of a market; every number is meant to be changed by the team lead. */
export function defaultSettings(market: Market): Settings {
  return {
    market,
    currency: CURRENCY[market],
    limits: { ...LIMITS[market] },
    thresholds: { show: 0.55, maybe: 0.35 },
    agent: {},
    promiseMinutes: 120,
  };
}
