import type { Issue, Lang, Market, UiLang } from './taxonomy.ts';

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

/** When an ask may be followed up, and when waiting ends (domain.md §3.1 rules 4, 5 and 7). */
interface Asking {
  /** Asks in one case, the first included; 1 or 2, for no team may nag. */
  most: 1 | 2;
  /** Minutes of waiting after which we act: in a chat that is going on, and where the buyer writes when there is time. */
  live: number;
  later: number;
  /** Hours of the buyer's day in which nobody is reminded of anything; the night may run over midnight. */
  quietFrom: number;
  quietTo: number;
}

/** When an item need not come back (domain.md §4.3 rule 12, §4.2 R4). */
export interface Returns {
  /** What handling a returned parcel costs the shop, on top of the postage. */
  handling: number;
  /** Up to this price a faulty item is paid back and kept; 0 where the team allows that only by the other rules. */
  keepUpTo: number;
}

/** How long a buyer may wait for a reply, in seconds; the team's own choice, tied to no platform's limit. */
export interface ReplyWait {
  /** From here on a holding line is proposed. */
  hold: number;
  /** From here on the wait counts as late. */
  late: number;
}

/** Days of the year on which complaints spread faster; both ends belong to it, and it may run over New Year. */
export interface ExposureWindow {
  name: string;
  /** Month and day, `MM-DD`. */
  from: string;
  to: string;
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
  /** True where nobody named the market and the buyer's script fits several. */
  marketGuessed?: boolean;
  currency: string;
  limits: Limits;
  returns: Returns;
  /** A cue is shown from `show`, greyed from `maybe`, hidden below (domain.md §1.12). */
  thresholds: { show: number; maybe: number };
  /** Language of advice texts (why, must, messages); the buyer's language where absent. */
  uiLang?: UiLang;
  agent: AgentProfile;
  asking: Asking;
  reply: ReplyWait;
  /** IANA zone of the shop; the market's where absent. */
  timeZone?: string;
  /** Faults the shop already knows of an item; nobody is asked to prove them again (domain.md §3.1 rule 1e). */
  knownFaults?: readonly { item: string; issue: Issue }[];
  /** Minutes from now that a promised time defaults to. */
  promiseMinutes: number;
  /** What an item of the shop usually costs; an item three times as dear wears patience faster (domain.md §1.4). */
  medianPrice?: number;
  /** Days on which a talk that may go public is warned of one level earlier (domain.md §1.5). */
  windows: ExposureWindow[];
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

const SHOP_HOURS: Asking = { most: 2, live: 30, later: 240, quietFrom: 22, quietTo: 9 };
/** Callers in the US are held to 8–21 h by law, and buyers there expect the same of a message. */
const US_HOURS: Asking = { ...SHOP_HOURS, quietFrom: 21, quietTo: 8 };
const ASKING: Record<Market, Asking> = {
  CN: SHOP_HOURS,
  TW: SHOP_HOURS,
  HK: SHOP_HOURS,
  EU: SHOP_HOURS,
  UK: SHOP_HOURS,
  US: US_HOURS,
};

const CALENDAR = {
  rights: { name: '3·15', from: '03-12', to: '03-18' },
  june: { name: '6·18', from: '06-15', to: '06-21' },
  november: { name: '11·11', from: '11-08', to: '11-14' },
  december: { name: '12·12', from: '12-09', to: '12-15' },
  /** The Friday falls on 23 to 29 November; the week after it brings the parcels. */
  friday: { name: 'Black Friday', from: '11-23', to: '12-02' },
} as const satisfies Record<string, ExposureWindow>;
const { rights, june, november, december, friday } = CALENDAR;
const WINDOWS: Record<Market, readonly ExposureWindow[]> = {
  CN: [rights, june, november, december],
  TW: [june, november, december, friday],
  HK: [rights, june, november, december, friday],
  EU: [friday],
  UK: [friday],
  US: [friday],
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

/** True where the script leaves the market open: Traditional is read in Taiwan and Hong Kong, English everywhere. */
export function isMarketOpen(lang: Lang): boolean {
  return lang !== 'zh-Hans';
}

/** Sane defaults of a market; every number is meant to be changed by the team lead. */
export function defaultSettings(market: Market): Settings {
  return {
    market,
    currency: CURRENCY[market],
    limits: { ...LIMITS[market] },
    returns: { handling: 0, keepUpTo: 0 },
    thresholds: { show: 0.55, maybe: 0.35 },
    agent: {},
    asking: { ...ASKING[market] },
    // A line before the wait is felt, and well before three minutes, where patience drops (domain.md E21).
    reply: { hold: 75, late: 150 },
    promiseMinutes: 120,
    windows: WINDOWS[market].map((window) => ({ ...window })),
  };
}
