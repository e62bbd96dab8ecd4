// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { isInMachinesRun } from '../../../utils/page/detect/machines.ts';

it("hears a machine's name over or under the messages of its run, and in no other", () => {
  const run = (over: string, words: string[], under = '') =>
    `<div class="run"><div>${over}</div>${words.map((one) => `<div class="row"><p>${one}</p></div>`).join('')}<div>${under}</div></div>`;
  document.body.innerHTML = `<main>${run('Nora', ['Hello?', 'Are you a bot'])}${run('Luma · AI Assist', ['One moment.'])}${run('', ['We are closed.', 'Come again.'], 'Automatische Antwort')}${run('Ivo', ['I am here.'], 'Automatically translated')}</main>`;
  const list = document.querySelector('main');
  const rows = [...document.querySelectorAll('.row')];
  if (!list) throw new Error('no list');
  expect(rows.map((row) => isInMachinesRun(row, rows, list))).toEqual([false, false, true, true, true, false]);
});
