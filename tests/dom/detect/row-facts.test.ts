// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { Look } from '../../../utils/page/detect/look.ts';
import { factsOfRows } from '../../../utils/page/detect/row-facts.ts';
import { layOut, only } from './laid-out.ts';

describe('factsOfRows', () => {
  const groundOf = (first: string) => {
    Range.prototype.getBoundingClientRect = () => DOMRect.fromRect({ x: 60, y: 0, width: 200, height: 20 });
    layOut(`<table><tbody data-box="0 0 1000 200"><tr data-box="0 0 1000 50"><td ${first} data-box="0 0 50 50"></td>
      <td style="background-color: rgb(200, 220, 240)" data-box="50 0 800 50">The lid is cracked.</td></tr></tbody></table>`);
    return factsOfRows([only('tr')], only('tbody'), new Look())[0]?.ground;
  };

  it('cells that are all drawn are a stripe of the table, not a message with a surface', () => {
    expect(groundOf('style="background-color: rgb(200, 220, 240)"')).toBeNull();
    expect(groundOf('')).toBe('rgb(200, 220, 240)');
  });

  it('a line that is called a state of the talk is no message, whatever it says', () => {
    layOut(
      '<div><p class="log-status">Nora is on the page of lamps</p><p class="log-line">The lid is cracked.</p></div>',
    );
    const facts = factsOfRows([only('.log-status'), only('.log-line')], only('div'), new Look());
    expect(facts.map(({ system }) => system)).toEqual([true, false]);
  });

  it('whom a letter went to is no badge of who wrote it', () => {
    const row = (name: string, address: string, to: string) =>
      `<li><b>${name}</b> <i>&lt;${address}&gt;</i> <u class="lbl">to</u> <s class="author">${to}</s><p>The lid is cracked.</p></li>`;
    layOut(`<ul>${row('Nora', 'nora@mail.example', 'support')}${row('Ivo', 'support@oak.example', 'nora')}</ul>`);
    const facts = factsOfRows([...document.querySelectorAll('li')], only('ul'), new Look());
    expect(facts.map(({ tag }) => tag)).toEqual([null, 'ours']);
  });

  it('the sign of an icon font is nobody’s face', () => {
    layOut(
      `<ul><li><i class="icon">\ue63f</i><p>The lid is cracked.</p></li><li><b class="initials">MH</b><p>The lid is cracked.</p></li></ul>`,
    );
    const rows = [...document.querySelectorAll('li')];
    const faces = factsOfRows(rows, only('ul'), new Look()).map(({ avatar }) => avatar);
    expect(faces[0]).toBe(false);
  });
});
