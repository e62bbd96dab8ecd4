// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { makeScript } from '../../unit/app/studio/make-script.ts';
import { byId, type RenderedStudio, renderStudio } from './render-studio.tsx';

let studio: RenderedStudio;
let letRead: () => void = () => {};
const open = async (page: string) => {
  const storeReady = new Promise<void>((resolve) => {
    letRead = resolve;
  });
  studio = await renderStudio([makeScript('s-1')], { page, storeReady });
};
const storeIsRead = async () => {
  letRead();
  await studio.save();
};
afterEach(() => studio.close());

describe('a page opened before the stored packs are read', () => {
  it('takes a new pack only when it knows the others', async () => {
    await open('new-pack');
    expect(studio.all(byId('new-pack'))).toHaveLength(0);
    await storeIsRead();
    await studio.type(studio.find('input[name=title]'), '双十一包');
    await studio.type(studio.find('input[name=owner]'), '阿琳');
    await studio.click(studio.find('input[value=empty]'));
    await studio.click(studio.find(byId('make-pack')));
    await studio.save();
    expect((await studio.packs.workspaces()).map(({ manifest }) => manifest.owner)).toEqual(['小周', '阿琳']);
  });

  it('keeps what was typed into the settings', async () => {
    await open('settings');
    const field = () => studio.find('.options section:nth-of-type(2) input') as HTMLInputElement;
    const before = field();
    await studio.type(before, '小林');
    await storeIsRead();
    expect(field()).toBe(before);
    expect(field().value).toBe('小林');
  });
});
