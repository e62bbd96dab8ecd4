import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Practice, startPractice } from '../../../utils/practice/server.ts';
import { ALL_STORIES } from '../../../utils/practice/stories/all-stories.ts';
import { startTalk } from '../../../utils/practice/take-turn.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());

const story = ALL_STORIES[0] ?? expect.unreachable();
const request = {
  story: story.id,
  uiLang: 'zh-CN',
  reply: '我刚催了快递，今天20:00前给您结果。',
  turns: story.opening.map(({ role, text }, index) => ({ id: `t${index}`, role, text, at: index })),
  state: startTalk(story),
  marks: [],
};
const judge = (body: string) => fetch(`${practice.url}judge`, { method: 'POST', body });

describe('the practice server', () => {
  it('serves the page, its style and its script on loopback, and lets it call nothing else', async () => {
    expect(practice.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(practice.url);
    expect(await page.text()).toContain('data-warmline-practice');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const script = await fetch(`${practice.url}desk.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    expect((await script.text()).length).toBeGreaterThan(5000);
    expect((await fetch(`${practice.url}desk.css`)).status).toBe(200);
    expect((await fetch(`${practice.url}../package.json`)).status).toBe(404);
  });

  it('answers a reply with the buyer’s next line', async () => {
    const response = await judge(JSON.stringify(request));
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { text: string; state: { patience: number } };
    const lines = [...story.beats.flatMap((beat) => Object.values(beat).flat()), ...Object.values(story.ends)];
    expect(lines).toContain(answer.text);
    expect(answer.state.patience).toBeGreaterThanOrEqual(0);
  });

  it('says what is wrong with a request it cannot use', async () => {
    const broken = await judge('{');
    expect([broken.status, await broken.text()]).toEqual([400, expect.stringContaining('not JSON')]);
    const empty = await judge(JSON.stringify({ ...request, reply: '  ' }));
    expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining('reply')]);
    const unknown = await judge(JSON.stringify({ ...request, story: 'nobody' }));
    expect([unknown.status, await unknown.text()]).toEqual([409, expect.stringContaining('nobody')]);
    const over = await judge(JSON.stringify({ ...request, state: { ...request.state, end: 'gone' } }));
    expect([over.status, await over.text()]).toEqual([409, expect.stringContaining('start it again')]);
    const huge = await judge(JSON.stringify({ ...request, reply: 'x'.repeat(2_100_000) }));
    expect(huge.status).toBe(413);
  });

  it('passes over a port that is taken', async () => {
    const taken = Number(new URL(practice.url).port);
    const second = await startPractice({ port: taken });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    await second.close();
  });
});
