const PATHS = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  popOut: 'M9 2.5h4.5V7M13.5 2.5 8 8M6.5 3.5h-3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-3',
  close: 'm4 4 8 8m0-8-8 8',
  check: 'm3 8.5 3.2 3L13 4.5',
  down: 'm4 6 4 4 4-4',
  back: 'm10 3.5-4.5 4.5 4.5 4.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.5V11M8 5.2h.01',
  alert: 'M8 2 1.8 13h12.4L8 2Zm0 4.6v3M8 11.4h.01',
  stop: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2ZM8 5v3.6M8 10.8h.01',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.5V8l2.4 1.6',
  proof: 'M4 1.8h5.2L12.5 5v9.2H4V1.8Zm5 0v3.4h3.5M6.2 8.2h4M6.2 10.8h4',
  offer:
    'M2.2 6.2h11.6v3.2H2.2V6.2Zm1 3.2v4.4h9.6V9.4M8 6.2v7.6M8 6.2C5.8 6.2 4.6 5.4 4.6 4.2S7.2 2.4 8 6.2Zm0 0c2.2 0 3.4-.8 3.4-2S8.8 2.4 8 6.2Z',
  undo: 'M6 3 2.8 6.2 6 9.4M3 6.2h6a3.6 3.6 0 0 1 0 7.2H5.5',
  redo: 'm10 3 3.2 3.2L10 9.4M13 6.2H7a3.6 3.6 0 0 0 0 7.2h3.5',
  plus: 'M8 3v10M3 8h10',
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative always: the text beside it, or the button's name, says the same. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      data-name={name}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
