/**
 * A lead's day in the built extension: from a spreadsheet with mistakes to a pack that another browser's agent uses,
 * and back again when it turns out to be wrong.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import '../../utils/i18n/studio-texts.ts';
import { startPractice } from '../../utils/practice/server.ts';
import type { Harness } from './harness/harness.ts';
import { waitUntil } from './harness/wait-until.ts';
import { type AgentDesk, findInPanel, lookNow, seatAgent, subscribe } from './lead/agent-desk.ts';
import { looksRight, seriousProblems, stillOf } from './lead/looks-right.ts';
import { BAD_STAGE, EXPECTED, makeWorkbook, PASTED } from './lead/office-tables.ts';
import { type ServedFolder, serveFolder } from './lead/serve-folder.ts';

const t = createTexts('zh-CN');

/** The script that the lead writes into the gap. */
const WRITTEN = 'apologise-new';
const WORDING = {
  'zh-Hans': '才用两个月就一天死机四五次，是这台手机没做好，责任在我们。我现在就给您登记换机检测。',
  'zh-Hant': '才用兩個月就一天當機四五次，是這支手機沒做好，責任在我們。我現在就幫您登記換機檢測。',
  en: 'Two months in and it freezes four times a day: that is on us. I am booking the replacement check right now.',
};
const REWORDED = '一天死机四五次，这台手机不该这样，责任在我们。我现在就给您登记换新。';
/** A buyer of the practice helpdesk, and the same talk as a lead would copy it. */
const BUYER = 'frozen-phone';
const TALK = '买家：五千多的手机，才用两个月，一天死机四五次\n买家：昨天跟客户打着电话黑屏了，这就是你们旗舰的质量？';

interface Day {
  harness: Harness;
  page: Page;
}

export async function runStudioLead(harness: Harness): Promise<void> {
  const [practice, served] = await Promise.all([startPractice(), serveFolder()]);
  let agent: AgentDesk | undefined;
  try {
    const page = await harness.openPage(`chrome-extension://${harness.browser.extensionId}/options.html#new-pack`);
    const day = { harness, page };
    await startsEmpty(day);
    await importsTheWorkbook(day);
    await fillsTheGap(day);
    await obeysTheDoctor(day);
    await keepsACase(day);
    await harness.step('version 1.0.0 is published and put on a web server', async () => {
      await publish(day, '1.0.0', '大促前第一版');
      await upload(day, served, '1.0.0');
    });
    const seated = await seatAgent(harness, `${practice.url}?ui=zh-CN&speed=0&c=${BUYER}`);
    agent = seated;
    await reachesTheAgent(day, seated, served);
    await changesAndTakesBack(day, seated, served);
    await isShownAround(day);
    await looksRight(harness, page);
  } finally {
    await agent?.browser.close();
    await Promise.all([practice.close(), served.close()]);
  }
}

const go = async (page: Page, id: string) => {
  await page.getByTestId(`nav-${id}`).click();
  await page.locator(`[data-testid=nav-${id}][aria-current=page]`).waitFor();
};
const rows = async (page: Page, count: number) => {
  await page.locator(`[data-testid=script-grid][aria-rowcount="${count + 1}"]`).waitFor();
};
/** Opens a script of the table by its id. */
const openScript = async (page: Page, id: string) => {
  await go(page, 'scripts');
  const clear = page.getByTestId('clear-filters');
  if (await clear.isVisible()) await clear.click();
  await page.locator(`#row-${id}`).click();
  await page.locator('.editor-head code', { hasText: id }).waitFor();
};
const inEditor = (page: Page, label: string) => page.getByTestId('editor').getByLabel(label, { exact: true });
const badge = (page: Page, id: string) => page.getByTestId(`nav-${id}`).locator('.nav-badge [aria-hidden]');

async function startsEmpty({ harness, page }: Day): Promise<void> {
  await harness.step('a lead makes an empty pack and pastes the first scripts', async () => {
    await page.locator('input[name=from][value=empty]').check();
    await page.locator('input[name=title]').fill('大促售后');
    await page.locator('input[name=owner]').fill('阿珍');
    await page.getByTestId('make-pack').click();
    await rows(page, 0);
    await go(page, 'import');
    await page.getByTestId('import-paste').fill(PASTED);
    await page.getByTestId('import-read').click();
    await page.getByTestId('import-apply').click();
    await page.getByTestId('import-show').click();
    await rows(page, 2);
  });
}

async function importsTheWorkbook({ harness, page }: Day): Promise<void> {
  const counted = (counts: Readonly<Record<string, number>>) =>
    Promise.all(
      Object.entries(counts).map(([kind, count]) =>
        page.locator(`[data-testid=import-kind-${kind}][data-count="${count}"]`).waitFor(),
      ),
    );
  /** What undo would take back: the last import, of so many scripts. */
  const undoes = (count: number) =>
    page.locator(`[data-testid=undo][title*="${t('studio.step.import', { count })}"]`).waitFor();
  await harness.step('the office’s workbook: what is new, changed, twice there and wrong is told apart', async () => {
    await go(page, 'import');
    await page.getByTestId('import-file').setInputFiles({
      name: '话术 大促.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await makeWorkbook(),
    });
    await counted(EXPECTED);
  });
  await harness.step('the rejected rows are mended where they stand', async () => {
    const rejected = page.locator('[data-testid=import-line][data-kind=rejected]');
    const stage = rejected.filter({ hasText: BAD_STAGE });
    await stage.getByTestId('import-cell').selectOption('solve');
    await stage.getByTestId('import-mend').click();
    await counted({ new: 3, rejected: 1 });
    await rejected.getByTestId('import-cell').fill('旧机估价按验机结果，寄出前先报给您，您不同意就原样退回。');
    await rejected.getByTestId('import-mend').click();
    await counted({ new: 4, changed: 1, duplicate: 1, rejected: 0 });
  });
  await harness.step('nothing is written before "apply", and an import is taken back as one step', async () => {
    await undoes(2);
    await page.getByTestId('import-apply').click();
    await undoes(5);
    await page.getByTestId('import-undo').click();
    await undoes(2);
    // What was mended is not to be mended twice.
    await counted({ new: 4, rejected: 0 });
    await page.getByTestId('import-apply').click();
    await page.getByTestId('import-show').click();
    await rows(page, 5);
    await page.getByTestId('clear-filters').click();
    await rows(page, 6);
  });
}

async function fillsTheGap({ harness, page }: Day): Promise<void> {
  await harness.step('a gap on the coverage map is filled in three languages', async () => {
    await go(page, 'coverage');
    const gap = page.getByTestId('cell-apologise-product');
    assert.equal(await gap.textContent(), '+');
    await gap.click();
    await page.locator('.editor-head code', { hasText: WRITTEN }).waitFor();
    await page.getByTestId('editor-wide').click();
    for (const [lang, words] of Object.entries(WORDING)) {
      await page.getByTestId(`title-${lang}`).fill('手机死机');
      await page.getByTestId(`text-${lang}`).fill(words);
    }
    await inEditor(page, t('studio.rules.issues')).selectOption('durability');
    await page.getByTestId('editor-wide').click();
    await go(page, 'coverage');
    assert.equal(await gap.textContent(), '1');
  });
}

async function obeysTheDoctor({ harness, page }: Day): Promise<void> {
  const errors = (count: number) =>
    page.locator(`[data-testid=doctor-summary][data-errors="${count}"]`).waitFor({ timeout: 10_000 });
  await harness.step('the doctor finds three errors; one is mended by its button, two by hand', async () => {
    await go(page, 'versions');
    await page.getByTestId('review-all').click();
    await page.getByTestId('publish-errors').filter({ hasText: '3' }).waitFor();
    await go(page, 'doctor');
    await errors(3);
    await page.getByTestId('patient-hurry-courier').getByTestId('fix-simplified_in_traditional').click();
    await errors(2);
    await page.getByTestId('patient-hurry-courier').getByRole('button', { name: '催快递' }).click();
    await page.getByTestId('text-zh-Hans').fill('我现在就去催快递，今天 20:00 前给您结果。');
    await openScript(page, WRITTEN);
    await inEditor(page, t('studio.rules.tags')).selectOption('own');
    await go(page, 'doctor');
    await errors(0);
    assert.equal(await badge(page, 'doctor').count(), 0);
  });
}

async function keepsACase({ harness, page }: Day): Promise<void> {
  await harness.step('a pasted talk is answered by the new script, and that is kept as a case', async () => {
    await go(page, 'bench');
    await page.getByTestId('bench-text').fill(TALK);
    const first = page.locator('.bench-winner').first();
    await first.waitFor();
    assert.equal(await first.getAttribute('data-testid'), `winner-${WRITTEN}`);
    const save = page.getByTestId('save-case');
    await save.getByRole('checkbox', { name: t('studio.bench.demand.first') }).check();
    await save.locator('input[name=title]').fill('手机死机先致歉');
    await page.getByTestId('save-case-button').click();
    await page.locator('[data-testid=case-case-1][data-state=passed]').waitFor();
  });
  await harness.step('a change that breaks the case shows at once, on every page; undo mends it', async () => {
    await openScript(page, WRITTEN);
    await page.getByTestId('edit-stage').selectOption('solve');
    await badge(page, 'bench').filter({ hasText: '1' }).waitFor();
    await page.getByTestId('undo').click();
    await badge(page, 'bench').waitFor({ state: 'detached' });
  });
}

async function publish({ page }: Day, version: string, note: string): Promise<void> {
  await go(page, 'versions');
  const review = page.getByTestId('review-all');
  if (await review.isVisible()) await review.click();
  const button = page.getByTestId('publish');
  await button.filter({ hasText: version }).waitFor();
  await page.getByTestId('publish-form').locator('input[name=note]').fill(note);
  await button.click();
  await page.getByTestId(`version-${version}`).waitFor();
}

/** Saves the newest version's files, and unpacks them into the web server's folder as the lead's IT would. */
async function upload({ page }: Day, served: ServedFolder, version: string): Promise<void> {
  await go(page, 'delivery');
  const saved = page.waitForEvent('download');
  await page.getByTestId('save-for-server').filter({ hasText: version }).click();
  served.put(unzipSync(await readFile(await (await saved).path())));
}

/** The open pack in a version, as an agent's browser names it. */
const packAs = async (page: Page, version: string) => ({
  id: await page.getByTestId('pack-choice').inputValue(),
  version,
});

/** The panel's scripts, by the words that stand in them. */
const suggested = ({ panel }: AgentDesk) => panel.locator('[data-testid^=script-] .script-text').allTextContents();
const suggests = (agent: AgentDesk, words: string) =>
  waitUntil(
    `"${words}" among the suggestions`,
    () => suggested(agent),
    (texts) => texts.some((text) => text.includes(words)),
  );

async function reachesTheAgent({ harness, page }: Day, agent: AgentDesk, served: ServedFolder): Promise<void> {
  await harness.step('an agent’s browser subscribes to the list and is suggested the new script', async () => {
    assert.ok(!(await suggested(agent)).some((text) => text.includes(WORDING['zh-Hans'])));
    await subscribe(agent, `${served.url}index.json`, await packAs(page, '1.0.0'));
    await suggests(agent, WORDING['zh-Hans']);
    assert.equal(await findInPanel(agent, '换机检测'), WORDING['zh-Hans']);
    assert.match(await findInPanel(agent, '以旧换新'), /旧机估价/);
  });
  await harness.step('a look at an unchanged list costs one empty answer', async () => {
    const before = served.answers.length;
    await lookNow(agent, await packAs(page, '1.0.0'));
    await waitUntil(
      'the answer',
      () => served.answers.slice(before),
      (answers) => answers.length > 0,
    );
    assert.deepEqual(served.answers.slice(before), ['304 index.json']);
  });
}

async function changesAndTakesBack(day: Day, agent: AgentDesk, served: ServedFolder): Promise<void> {
  const { harness, page } = day;
  await harness.step('version 1.1.0 brings other words, and the agent has them after the next look', async () => {
    await openScript(page, WRITTEN);
    await page.getByTestId('text-zh-Hans').fill(REWORDED);
    await inEditor(page, t('studio.rules.scenarios')).selectOption('service');
    await go(page, 'versions');
    await page
      .getByTestId('difference')
      .locator('ins', { hasText: t('scenario.service') })
      .waitFor();
    await publish(day, '1.1.0', '换新，不只检测');
    await upload(day, served, '1.1.0');
    await lookNow(agent, await packAs(page, '1.1.0'));
    await suggests(agent, REWORDED);
  });
  await harness.step('1.1.0 is taken back: the agent has the old wording again', async () => {
    await go(page, 'versions');
    await page
      .getByTestId('version-1.0.0')
      .getByRole('button', { name: t('studio.versions.rollback') })
      .click();
    await page.getByTestId('confirm-rollback').click();
    await page.getByTestId('version-1.2.0').waitFor();
    await upload(day, served, '1.2.0');
    await lookNow(agent, await packAs(page, '1.2.0'));
    await suggests(agent, WORDING['zh-Hans']);
    assert.equal(await findInPanel(agent, '换机检测'), WORDING['zh-Hans']);
    await openScript(page, WRITTEN);
    assert.equal(await page.getByTestId('text-zh-Hans').inputValue(), WORDING['zh-Hans']);
  });
}

const TOUR = ['table', 'text', 'stage', 'doctor', 'coverage', 'bench', 'versions', 'delivery'];

async function isShownAround({ harness, page }: Day): Promise<void> {
  const card = page.getByTestId('tour');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
  const start = async () => {
    await page.getByTestId('tour-start').focus();
    await page.keyboard.press('Enter');
  };
  await harness.step('the tour stands at the real elements of the lead’s own pack, without a mouse', async () => {
    await start();
    for (const id of TOUR) {
      await page.locator(`[data-testid=tour][data-step=${id}][data-anchored=true]`).waitFor();
      await waitUntil('the focus in the card', focused, (at) => at === 'tour');
      const box = await card.boundingBox();
      const room = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      assert.ok(box && box.x >= 0 && box.y >= 0, 'the card is cut');
      assert.ok(box.x + box.width <= room.width && box.y + box.height <= room.height, 'the card is cut');
      if (id === 'doctor') {
        await stillOf(page);
        assert.deepEqual(await seriousProblems(page), []);
      }
      for (let tab = 0; tab < 4 && (await focused()) !== 'tour-next'; tab += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    await card.waitFor({ state: 'detached' });
    assert.equal(await focused(), 'tour-start');
    await start();
    await card.waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    assert.equal(await focused(), 'tour-start');
  });
}
