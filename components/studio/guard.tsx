import { Component, type ReactNode } from 'react';

interface GuardProps {
  /** Shown instead of what failed. */
  fallback: (message: string) => ReactNode;
  children: ReactNode;
}

/** Keeps a bug in one part from taking the Studio, and the words being written, with it. */
export class Guard extends Component<GuardProps, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    return this.state.message === null ? this.props.children : this.props.fallback(this.state.message);
  }
}
