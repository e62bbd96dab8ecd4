/** The built-in pack as the tests of its form and of its wording read it. */
import { parsePack } from '../../../utils/core/packs/parse-pack.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { LANGS, type Lang, type Stage } from '../../../utils/core/taxonomy.ts';
import { BUILTIN_PACKS } from '../../../utils/library/packs.ts';

export const FOLDER = new URL('../../../scripts-library/packs/warmline-core/', import.meta.url);

export const raw = BUILTIN_PACKS[0]!;
export const parsed = parsePack(raw.manifest, raw.files, 'warmline-core');
export const scripts: Script[] = parsed.ok ? parsed.pack.scripts : [];

export type Texts = Record<Lang, string>;
export const textOf = (script: Script, lang: Lang): string => script.texts[lang] ?? '';
export const texts = scripts.flatMap((script) => LANGS.map((lang) => ({ script, lang, text: textOf(script, lang) })));

/** What a slot may grow to; lengths and question marks are judged on the filled message. */
const SAMPLE: Record<string, [zh: string, en: string]> = {
  item: ['空气净化器', 'air purifier'],
  owner: ['小林', 'Lin'],
  lead: ['王主管', 'Sam Wong'],
  time: ['今天20:00', '8 pm today'],
  date: ['周五（11月27日）', 'Friday 27 Nov'],
  days: ['12', '12'],
  amount: ['¥299', '$49'],
  difference: ['¥30', '$5'],
  freight: ['¥12', '$4'],
  crisis: ['12356（24小时）', '988 (24 hours)'],
};
const TYPED: [string, string] = ['八个字左右的内容', 'about four words here'];
const fill = (text: string, lang: Lang) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => (SAMPLE[name] ?? TYPED)[lang === 'en' ? 1 : 0]);
export const lengthOf = (text: string, lang: Lang) =>
  lang === 'en' ? fill(text, lang).split(/\s+/).length : [...fill(text, lang)].length;

export const intensityOf = (script: Script): [number, number] => script.fits.intensity ?? [0, 5];
export const mayMeetAnger = (script: Script) => intensityOf(script)[1] >= 4;
export const count = (text: string, pattern: RegExp) => text.match(new RegExp(pattern.source, 'gi'))?.length ?? 0;
export const slotsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();

/** `id [lang]: text` of every text that breaks a rule, so that a failure names the sentence to rewrite. */
export function broken(
  rule: (text: string, lang: Lang, script: Script) => boolean,
  which: (script: Script) => boolean = () => true,
) {
  return texts
    .filter(({ script, lang, text }) => which(script) && !rule(text, lang, script))
    .map(({ script, lang, text }) => `${script.id} [${lang}]: ${text}`);
}
export const stageIs = (stage: Stage, variant?: Script['variant']) => (script: Script) =>
  script.stage === stage && script.variant === variant;
export const per = (patterns: Record<Lang, RegExp>) => (text: string, lang: Lang) => patterns[lang].test(text);
export const never = (patterns: Record<Lang, RegExp>) => (text: string, lang: Lang) => !patterns[lang].test(text);
export const zhEn = (zh: RegExp, en: RegExp): Record<Lang, RegExp> => ({ 'zh-Hans': zh, 'zh-Hant': zh, en });

export const REGRET = zhEn(/对不起|對不起|抱歉|道歉|不好意思/, /\bsorry\b|\bapologi[sz]e/i);
export const OWN = zhEn(
  /是我们|是我們|我们错了|我們錯了|我们(的错|的问题|的责任)|我們(的錯|的問題|的責任)|算我们的|算我們的|怪我们|怪我們|该(由)?我们|該(由)?我們|我们欠|我們欠/,
  /\b(on us|our (own )?(fault|mistake|job|failure|responsibility|delay)|we('ve)? (got it wrong|caused|owe|built up|let|gave you)|there we got it wrong)\b/i,
);
export const MINE = zhEn(/我/, /\b(I|I'm|I'll|I'd|I've|my|we|we'll)\b/);
export const WHEN = /\{(time2?|date)\}/;
export const ASKS_EVIDENCE = zhEn(
  /照片|相片|拍(?!板)|视频|影片|截图|截圖|录屏|錄影|凭证|憑證|面单/,
  /\bphotos?\b|\bpictures?\b|\bvideos?\b|\bscreenshots?\b|\breceipts?\b|\bproof\b/i,
);
export const MONEY_AS_COMFORT = zhEn(
  /补偿|補償|红包|紅包|优惠券|折價券|代金/,
  /\bvoucher|compensat|gift card|goodwill/i,
);
