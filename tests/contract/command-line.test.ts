import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { OutputSchema } from '../../utils/core/contract-schema.ts';
import { jsonSchemas } from './json-schemas.ts';

const root = new URL('../..', import.meta.url).pathname;

function run(args: string[], input: string) {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'utils/cli/analyse.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { out: result.stdout, err: result.stderr, status: result.status };
}

const chat = {
  id: 'late-1',
  turns: [
    { role: 'customer', text: '都等五天了还没发货，到底管不管？', at: '2026-11-11T10:58:00Z' },
    { role: 'agent', text: '已帮您催促仓库，今天20:00前给您单号。', at: '2026-11-11T11:01:00Z' },
    { role: 'customer', text: '又是这句话，再不发我就去12315投诉！', at: '2026-11-11T13:30:00Z' },
  ],
  draft: '亲，请您耐心等待，会尽快处理',
};

describe('analyse', () => {
  it('prints one conversation by the schema, with spans that lie in the turns', () => {
    const { out, status } = run(['--json', '--turns'], JSON.stringify(chat));
    expect(status).toBe(0);
    const output = v.parse(OutputSchema, JSON.parse(out));
    expect(output.id).toBe('late-1');
    for (const { cues } of output.mood.emotions) {
      for (const { turn, start, end } of cues) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(chat.turns[turn]!.text.length);
      }
    }
    expect(output.turns?.map(({ turn }) => turn)).toEqual([0, 2]);
    expect(output.turns!.at(-1)!.mood).toEqual(output.mood);
    expect(output.promises).toHaveLength(1);
    expect(output.promises[0]).toMatchObject({ turn: 1, due: '2026-11-11T12:00:00Z' });
    expect(output.draft.findings.map(({ rule }) => rule)).toContain('no_time');
  });

  it('keeps the order, names a bad line and goes on, with exit status 1', () => {
    const lines = [
      JSON.stringify(chat),
      '{"id":"x","turns":[{"role":"boss","text":"hi"}]}',
      'not json',
      JSON.stringify({ ...chat, id: 'last' }),
    ];
    const { out, status } = run(['--jsonl'], lines.join('\n'));
    const results = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(results).toHaveLength(4);
    v.parse(OutputSchema, results[0]);
    expect(results[1]).toMatchObject({ id: 'x', error: { line: 2 } });
    expect(results[1].error.message).toContain('turns.0.role');
    expect(results[2]).toMatchObject({ id: null, error: { line: 3 } });
    expect(results[3].id).toBe('last');
  });

  it('takes a plain transcript and prints a table', () => {
    const { out, status } = run(['--table'], '買家：等了五天還沒出貨，很誇張\n客服：您好\n買家：到底有沒有在處理？');
    expect(status).toBe(0);
    expect(out).toMatch(/^mood {9}/m);
    expect(out).toContain('zh-Hant');
    expect(out).toContain('«');
  });

  it('says what is wrong with a transcript, a settings file and a pack, and where', () => {
    expect(run(['--json'], 'just some words').err).toContain('买家');
    const folder = mkdtempSync(join(tmpdir(), 'warmline-'));
    const settings = join(folder, 'settings.json');
    writeFileSync(settings, '{"market":"MARS"}');
    expect(run(['--settings', settings], JSON.stringify(chat))).toMatchObject({
      status: 1,
      err: expect.stringContaining('market'),
    });
    writeFileSync(join(folder, 'pack.json'), '{ broken');
    const bad = run(['--pack', folder], JSON.stringify(chat));
    expect(bad).toMatchObject({ status: 1, err: expect.stringContaining('pack.json') });
    expect(v.parse(OutputSchema, JSON.parse(bad.out)).next.scripts[0]?.pack).toBe('warmline-core');
  });

  it('lets a pack on top win, and leaves out only the broken script', () => {
    const folder = mkdtempSync(join(tmpdir(), 'warmline-'));
    const script = {
      id: 'ours',
      stage: 'escalate',
      title: { 'zh-Hans': '接手', 'zh-Hant': '接手', en: 'Takeover' },
      texts: { 'zh-Hans': '本店专用：{time}前由主管联系您。' },
      fits: {},
      tags: ['handover'],
      slots: { time: { type: 'time' } },
      owner: 'team',
      reviewBy: '2027-01-01',
      status: 'published',
    };
    const stages = ['answer', 'apologise', 'reassure', 'accompany', 'explore', 'solve', 'escalate', 'follow_up'];
    writeFileSync(
      join(folder, 'pack.json'),
      JSON.stringify({
        schema: 1,
        id: 'warmline-core',
        version: '9.0.0',
        title: script.title,
        owner: 'team',
        licence: 'MIT',
      }),
    );
    writeFileSync(
      join(folder, 'all.json'),
      JSON.stringify([
        ...stages.map((stage, i) => ({ ...script, stage, id: `ours-${i}` })),
        { ...script, id: 'Bad Id' },
      ]),
    );
    const { out, err, status } = run(['--pack', folder], JSON.stringify(chat));
    expect(status).toBe(0);
    expect(err).toContain('all.json › Bad Id › id');
    expect(v.parse(OutputSchema, JSON.parse(out)).next.scripts[0]?.text).toMatch(
      /^本店专用：.+\d\d:\d\d前由主管联系您。$/,
    );
  });

  it('survives hostile messages', () => {
    const texts = [
      '',
      '😡'.repeat(500),
      '\u202Eابجد',
      '\u200b\u200b退\u200b款',
      '<script>alert(1)</script>',
      'a'.repeat(2_000_000),
      '\ud800x',
    ];
    const { out, status } = run(
      ['--jsonl'],
      texts.map((text, i) => JSON.stringify({ id: String(i), turns: [{ role: 'customer', text }] })).join('\n'),
    );
    expect(status).toBe(0);
    for (const line of out.trim().split('\n')) v.parse(OutputSchema, JSON.parse(line));
  });
});

describe('JSON Schemas', () => {
  it.each([...jsonSchemas()])('%s is what the code says (npm run schema)', (name, content) => {
    expect(readFileSync(join(root, 'scripts-library/schema', name), 'utf8')).toBe(content);
  });
});
