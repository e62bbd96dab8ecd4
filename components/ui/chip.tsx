import type { ReactNode } from 'react';

export type ChipTone = 'plain' | 'warm' | 'amber' | 'brand' | 'maybe' | 'bare';

export function Chip({ tone = 'plain', children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <li className="chip" data-tone={tone}>
      {children}
    </li>
  );
}
