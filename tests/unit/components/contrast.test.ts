import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../components/theme.css', import.meta.url), 'utf8');

function tokens(theme: 'light' | 'dark'): Map<string, string> {
  const block = new RegExp(`data-theme=["']${theme}["']\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1];
  if (!block) throw new Error(`theme.css has no ${theme} block`);
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: [string, string][] = [
  ...['bg', 'card', 'raised'].flatMap((ground) =>
    ['ink', 'ink-2', 'ink-3', 'brand', 'warm', 'amber'].map((ink): [string, string] => [ink, ground]),
  ),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-hover'],
  ['brand', 'brand-soft'],
  ['ink', 'brand-soft'],
  ['ink-2', 'brand-soft'],
  ['warm', 'warm-soft'],
  ['ink', 'warm-soft'],
  ['amber', 'amber-soft'],
  ['ink', 'amber-soft'],
  ['ink-2', 'amber-soft'],
];
/** Not text, but needed to see a field, a bar or the focus. */
const SHAPES: [string, string][] = [
  ['field-line', 'card'],
  ['focus', 'card'],
  ['focus', 'bg'],
  ['warm-fill', 'card'],
];

it('computes contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const all = tokens(theme);
  const colour = (name: string) => {
    const value = all.get(name);
    if (!value) throw new Error(`no token --${name}`);
    return value;
  };

  it.each(TEXT)('%s on %s is readable', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)('%s on %s can be seen', (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it('has the same tokens as the other theme', () => {
    expect([...all.keys()]).toEqual([...tokens(theme === 'light' ? 'dark' : 'light').keys()]);
  });
});
