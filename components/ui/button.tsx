import type { ButtonHTMLAttributes, Ref } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'normal' | 'plain' | 'icon';
  /** Blocked buttons keep their focus and their click, so that they can explain themselves. */
  blocked?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'normal', blocked, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={className ? `button ${className}` : 'button'}
      data-kind={kind}
      aria-disabled={blocked ? true : undefined}
      {...rest}
    />
  );
}
