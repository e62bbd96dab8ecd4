import { findReading, originalSpan } from '../draft-text.ts';
import { exceedsLimits, messageLength } from '../message-limits.ts';
import type { RawFinding, Situation } from '../situation.ts';

const PLACEHOLDER =
  /\{[^{}\n]{0,40}\}|(?<![A-Za-z])[Xx×]{2,4}(?![A-Za-z\d])(?!码|號|号)|(?<![\^\w>])_{2,}(?![\^\w<])|[[【<(（](?:姓名|名字|订单号?|訂單(?:編)?號?|时间|時間|日期|金额|金額|商品|单号|單號|填写?[^\]】>)）]{0,8}|請填[^\]】>)）]{0,8}|name|order(?: number)?|date|time|amount|item|customer(?: name)?|insert [^\]>)]{0,20}|your name)[\]】>)）]|某某/gu;

function fillOf(slot: string, { settings, conversation }: Situation): string | undefined {
  const known: Record<string, string | undefined> = {
    owner: settings.agent.name,
    lead: settings.agent.lead,
    shop: settings.agent.shop,
    item: conversation.order?.item,
    order: conversation.order?.orderId,
    buyer: conversation.customerName,
    name: conversation.customerName,
    crisis: settings.crisisLine,
  };
  return known[slot.replace(/[{}\s]/g, '')];
}

/** SLOT: a blank that nobody filled; the wording fills it where the fact is known. */
export function findSlot(situation: Situation): RawFinding[] {
  const match = situation.draft.original.slice(0, 10_000).matchAll(PLACEHOLDER).next().value;
  if (!match) return [];
  const span = { start: match.index, end: match.index + match[0].length };
  return [{ rule: 'slot', ...span, better: fillOf(match[0], situation) ?? match[0] }];
}

/** TOO_LONG: over the limits of domain.md §2.2. */
export function findTooLong({ draft, lang, intensity }: Situation): RawFinding[] {
  const text = draft.original;
  // A draft in the wrong language is measured as what it is.
  const written = /\p{Script=Han}/u.test(text) ? (lang === 'en' ? 'zh-Hans' : lang) : /[a-z]/i.test(text) ? 'en' : lang;
  const long = exceedsLimits(text, written, intensity).some(({ kind }) => kind === 'length');
  return long ? [{ rule: 'too_long', start: 0, end: text.length }] : [];
}

/** TERSE: a word or two in answer to a paragraph. */
export function findTerse({ draft, buyer }: Situation): RawFinding[] {
  const last = buyer.at(-1);
  if (!last) return [];
  const words = draft.original.replace(/[\p{P}\p{S}\s]/gu, '');
  const short = /\p{Script=Han}/u.test(words) ? [...words].length <= 4 : messageLength(draft.original, 'en') <= 2;
  const told = /\p{Script=Han}/u.test(last.text)
    ? messageLength(last.original, 'zh-Hans') >= 15
    : messageLength(last.original, 'en') >= 8;
  if (words === '' || !short || !told || /\d/.test(words)) return [];
  return [{ rule: 'terse', start: 0, end: draft.original.length }];
}

/** A greeting right behind the pet name. */
const GREETS_ANYWAY = /^[\s,，!！。~～、]*((?:您好|你好)(?!好)|(?:hi|hello)\b)/iu;

/** QIN_SPAM: pet names twice, or at all when the buyer is hot; waves when they are upset. */
export function findPetNames(situation: Situation): RawFinding[] {
  const { draft, rules, intensity, lang } = situation;
  const names = findReading(draft, rules, 'dear');
  const first = names[0];
  const doubled = first !== undefined && /亲亲/.test(first.text);
  if (first && (names.length > 1 || doubled || intensity >= 3)) {
    const before = draft.text.slice(0, first.start).trim();
    const opens = before === '' || /[。!?;…\n]$/.test(before);
    const particle = /^[呢哦哈呀的了好]/.exec(first.text)?.[0] ?? '';
    const better = opens ? undefined : lang === 'en' ? 'you' : particle === '' ? '您' : particle;
    const span = originalSpan(draft, first);
    // 亲，您好 already greets: what goes is the pet name, not a second 您好 comes.
    const hello = opens ? GREETS_ANYWAY.exec(draft.original.slice(span.end)) : null;
    if (hello)
      return [{ rule: 'qin_spam', start: span.start, end: span.end + hello[0].length, better: hello[1] ?? '' }];
    return [{ rule: 'qin_spam', ...span, ...(better === undefined ? {} : { better }) }];
  }
  const wave = /[~～〜]/.exec(draft.original);
  if (!wave || intensity < 2) return [];
  // A range of numbers is no wave.
  if (/\d\s?[~～〜]\s?\d/.test(draft.original)) return [];
  const tail = /^[~～〜]+\s*$/.test(draft.original.slice(wave.index));
  const end = wave.index + (/^[~～〜]+/.exec(draft.original.slice(wave.index))?.[0].length ?? 1);
  return [{ rule: 'qin_spam', start: wave.index, end, better: markFor(lang, tail) }];
}

function markFor(lang: Situation['lang'], last: boolean): string {
  if (lang === 'en') return last ? '.' : ',';
  return last ? '。' : '，';
}

const STICKER =
  /(?:(?!\p{Emoji_Component}|[©®™↔↕▶◀☑✔✖])\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d]*)+|\[(?:微笑|呲牙|偷笑|可爱|愉快|憨笑|害羞|得意|调皮|难过|流泪|大哭|抱拳|玫瑰|拥抱|爱心|心|强|OK|笑脸|表情|哭|抱抱|作揖|合十|鲜花)\]|\/::[)DPB~-]|\/:[a-z@?<,]+(?=\s|$)|(?<=\s|^)[:;][-']?[)(DP](?=\s|$)|\^_?\^|orz|QAQ|T_T/gu;
const COLD_SMILE = /\u{1f642}|\[微笑\]|\/::\)/u;

/** EMOJI_AT_FAILURE: any emoji when the buyer is upset; the cold smile always (domain.md §0, E17–E18). */
export function findEmoji({ draft, intensity, lang }: Situation): RawFinding[] {
  const text = draft.original.slice(0, 10_000);
  for (const match of text.matchAll(STICKER)) {
    if (intensity < 2 && !COLD_SMILE.test(match[0])) continue;
    const end = match.index + match[0].length;
    const before = text.slice(0, match.index);
    const after = text.slice(end);
    // The mark beside the emoji goes with it, so that the sentence still ends once.
    const mark = /^\s*([,，。.!！?？~;；、])/.exec(after);
    if (mark)
      return [{ rule: 'emoji_at_failure', start: match.index, end: end + mark[0].length, better: mark[1] ?? '' }];
    const lead = /([,，。.!！?？;；])\s*$/.exec(before);
    if (lead) return [{ rule: 'emoji_at_failure', start: lead.index, end, better: lead[1] ?? '' }];
    if (before.trim() === '' && after.trim() !== '')
      return [{ rule: 'emoji_at_failure', start: match.index, end, better: lang === 'en' ? 'Hello,' : '您好，' }];
    const alone = before.trim() === '' && after.trim() === '';
    if (alone) return [{ rule: 'emoji_at_failure', start: 0, end: text.length, wording: 'terse' }];
    return [{ rule: 'emoji_at_failure', start: match.index, end, better: markFor(lang, after.trim() === '') }];
  }
  return [];
}

/** EXCLAIM: `！！`, or three single ones. */
export function findExclaim({ draft, lang }: Situation): RawFinding[] {
  const { longestExclamation, exclamations } = draft.normalised.features;
  if (longestExclamation < 2 && exclamations < 3) return [];
  const run = /[!！]{2,}/.exec(draft.original) ?? /[!！]/.exec(draft.original);
  if (!run) return [];
  return [{ rule: 'exclaim', start: run.index, end: run.index + run[0].length, better: lang === 'en' ? '.' : '。' }];
}
