import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { HydratedButton } from './hydrated-button'

type SwitchProps = Omit<ComponentProps<'button'>, 'children' | 'role'> & {
  checked: boolean
  /** The change runs: shown, and the switch cannot be pressed again. */
  pending?: boolean
}

/** A setting that is on or off at once. Name it with `aria-labelledby`. The word is beside it. */
export function Switch({ checked, pending = false, className, ...button }: SwitchProps) {
  return (
    <HydratedButton
      type="button"
      {...button}
      {...(pending ? { 'aria-disabled': true, 'aria-busy': true } : {})}
      role="switch"
      aria-checked={checked}
      className={clsx(
        'relative inline-flex h-6 w-10 shrink-0 rounded-full border transition-colors duration-100',
        'aria-disabled:cursor-progress aria-disabled:opacity-70',
        checked ? 'border-accent bg-accent' : 'border-control bg-sunken hover:border-muted',
        className,
      )}
    >
      <span
        aria-hidden="true"
        className={clsx(
          'absolute top-1/2 size-4 -translate-y-1/2 rounded-full transition-[left,background-color] duration-100',
          checked ? 'left-[1.25rem] bg-on-accent' : 'left-[0.1875rem] bg-muted',
        )}
      />
    </HydratedButton>
  )
}
