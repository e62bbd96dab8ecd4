// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { calledBuyer, nameBeside } from '../../../utils/page/detect/name-beside.ts';
import { headerName } from '../../../utils/page/detect/page-facts.ts';
import { layOut, only } from './laid-out.ts';

const isMira = (words: string) => words.startsWith('Mira');
const QUEUE = ['Mira', 'Jon', 'Kim'].map((name) => `<p>${name}</p>`).join('');
const facts = (label: string, name: string) =>
  `<dl>${[
    ['City', 'Oslo'],
    [label, name],
    ['Orders', '2'],
  ]
    .map(([what, says]) => `<dt>${what}</dt><dd>${says}</dd>`)
    .join('')}</dl>`;

it('takes the name from a card of facts alike where a label says what it is, and from no queue', () => {
  layOut(`<div class="list"></div><nav>${QUEUE}</nav>`);
  expect(nameBeside(only('.list'), new Set(['Mira']), document)).toBeNull();
  layOut(`<div class="list"></div><nav>${QUEUE}</nav><aside>${facts('Name', 'Mira')}</aside>`);
  expect(nameBeside(only('.list'), new Set(['Mira']), document)).toBe(document.querySelectorAll('dd')[1]);
});

it('hears who is called a buyer beside the messages; a label that many have is no card', () => {
  layOut(`<div class="list"></div>${facts('Customer', 'Mira Holt')}`);
  expect(calledBuyer(only('.list'), isMira)).toBe('Mira Holt');
  layOut(`<div class="list"></div>${facts('Seller', 'Mira Holt')}`);
  expect(calledBuyer(only('.list'), isMira)).toBeNull();
  layOut(`<div class="list"></div>${facts('Customer', 'Mira Holt')}${facts('Customer', 'Jon Dahl')}`);
  expect(calledBuyer(only('.list'), isMira)).toBeNull();
});

it('takes who is signed in for no title: that stands behind the end of the messages', () => {
  layOut(
    `<div><header data-box="0 0 1000 40"><b data-box="900 10 80 20">Paula Lind</b></header>
     <main data-box="0 40 1000 760"><div class="list" data-box="200 60 500 600"></div></main></div>`,
  );
  expect(headerName(only('.list'), new Set(['Paula Lind']))).toBeNull();
});

it('takes the line that calls a writer the buyer before one that names the shop', () => {
  layOut(
    `<div><header data-box="0 0 1000 40"><b data-box="300 10 300 20">Market · brightwick(DE)</b></header>
     <p data-box="200 40 500 20">买家ID:lena_w84</p><div class="list" data-box="200 60 500 600"></div></div>`,
  );
  expect(headerName(only('.list'), new Set(['lena_w84', 'brightwick']))?.words).toBe('买家ID:lena_w84');
});
