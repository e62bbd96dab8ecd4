// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { tagRules } from '../../../utils/page/detect/role-tags.ts';

it('takes titles of ours as they stand where the buyer bears a badge that says so', () => {
  const badges = ['买家', '售后组', '仓储', '买家'];
  document.body.innerHTML = badges.map((badge) => `<p class="row"><i class="tag">${badge}</i></p>`).join('');
  const rows = [...document.querySelectorAll('.row')].map((row, i) => ({
    row,
    role: badges[i] === '买家' ? ('customer' as const) : ('agent' as const),
  }));
  const roles = tagRules(rows, '.row', {})?.roles;
  expect(roles?.customer).toEqual([{ says: { in: '.tag', any: ['买家'] } }]);
  expect(roles?.agent).toMatchObject([{ says: { any: expect.arrayContaining(['售后组', '仓储']) } }]);
  const swapped = rows.map((one, i) => (i === 0 ? { ...one, role: 'agent' as const } : one));
  expect(tagRules(swapped, '.row', {})).toBeNull();
});
