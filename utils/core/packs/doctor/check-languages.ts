import { convertScript } from '../../draft/context/convert-script.ts';
import { LANGS } from '../../taxonomy.ts';
import { foldCharacter } from '../../text/fold-character.ts';
import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';
import { slotsOf } from './slots-of.ts';

/** Letters of Simplified that Taiwan writes as well: 折 beside 摺, 台 beside 臺. */
const BOTH =
  '台折里后干系面了松布制板准几划于云只才斗曲升周注谷采余丑冲借凭姜岳并征志恤扎托据旋栗核梁欲游炮烟熏痴皂筑秘舍表致赞辟迹郁雇霉床峰群';
/** So many Simplified characters in a Traditional text are no slip of a single letter shape. */
const STRAY = 2;

/** Characters that only Simplified writes: they change when written Traditional, and fold to themselves. */
function simplifiedIn(text: string): string[] {
  const traditional = convertScript(text, 'hant');
  const before = [...text];
  return [...traditional].flatMap((character, index) => {
    const was = before[index];
    return was !== undefined && was !== character && foldCharacter(was) === was && !BOTH.includes(was) ? [was] : [];
  });
}

/** Languages without a text, and Simplified characters in the Traditional one. */
export function checkLanguages(script: Script): PackFinding[] {
  const { id, texts } = script;
  const findings: PackFinding[] = LANGS.filter((lang) => !texts[lang]).map((lang) => ({
    rule: 'language_missing',
    severity: 'info',
    script: id,
    lang,
    values: {},
  }));
  const hant = texts['zh-Hant'];
  const strays = hant ? simplifiedIn(hant) : [];
  if (hant && strays.length >= STRAY) {
    const mended = convertScript(hant, 'hant');
    const same = slotsOf(mended).join() === slotsOf(hant).join();
    findings.push({
      rule: 'simplified_in_traditional',
      severity: 'high',
      script: id,
      lang: 'zh-Hant',
      values: { words: [...new Set(strays)].slice(0, 6).join('') },
      ...(same ? { fix: { ...script, texts: { ...texts, 'zh-Hant': mended } } } : {}),
    });
  }
  return findings;
}
