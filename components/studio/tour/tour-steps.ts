/** The way through the Studio: each step stands at a real element of a page, on the lead's own pack. */
export const TOUR_STEPS = [
  { id: 'table', page: 'scripts', anchor: '.scripts-list' },
  { id: 'text', page: 'scripts', anchor: '.editor .text-fields' },
  { id: 'stage', page: 'scripts', anchor: '[data-testid=stage-guide]' },
  { id: 'doctor', page: 'doctor', anchor: '[data-testid=doctor-page] > .card' },
  { id: 'coverage', page: 'coverage', anchor: '.coverage > .card' },
  { id: 'bench', page: 'bench', anchor: '.bench-input' },
  { id: 'versions', page: 'versions', anchor: '.publish' },
  { id: 'delivery', page: 'delivery', anchor: '[aria-labelledby=server-title]' },
] as const;
export type TourStep = (typeof TOUR_STEPS)[number];
