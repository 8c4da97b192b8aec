import clsx from 'clsx'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { HydratedButton } from './hydrated-button'
import { Tooltip } from './tooltip'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost'
export type ButtonSize = 'sm' | 'md'

type Look = {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  icon?: LucideIcon | undefined
  /** Its text has a name that somebody gave to something, and may need several lines. */
  named?: boolean | undefined
}

const VARIANTS = {
  primary:
    'bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong shadow-xs',
  secondary:
    'border border-control/70 bg-surface text-text enabled:hover:bg-hover [a&]:hover:bg-hover shadow-xs',
  danger:
    'bg-danger-solid text-on-danger enabled:hover:bg-danger-solid-strong [a&]:hover:bg-danger-solid-strong shadow-xs',
  ghost: 'text-text enabled:hover:bg-hover [a&]:hover:bg-hover',
} satisfies Record<ButtonVariant, string>

const SIZES = {
  sm: 'min-h-8 gap-1.5 px-2.5 text-[0.8125rem]',
  md: 'min-h-9 gap-2 px-3.5 text-sm',
} satisfies Record<ButtonSize, string>

/** The classes of a button, for elements that others render. */
export function buttonClass(
  { variant = 'secondary', size = 'md', named = false }: Look,
  className?: string,
) {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center rounded-lg font-medium',
    'transition-colors duration-100 active:translate-y-px',
    named ? 'text-balance py-1.5 text-center [overflow-wrap:anywhere]' : 'whitespace-nowrap',
    'disabled:not-data-waiting:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
    VARIANTS[variant],
    SIZES[size],
    className,
  )
}

function Icon({ icon: Glyph, pending }: { icon: LucideIcon | undefined; pending?: boolean }) {
  if (pending) return <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
  return Glyph ? <Glyph aria-hidden="true" className="-ml-0.5 size-4 shrink-0" /> : null
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  Look & {
    disabled?: boolean | undefined
    /** The action runs: shown, announced, and the button cannot be pressed again. */
    pending?: boolean | undefined
    /** Why it cannot be pressed. It stays reachable by keyboard and says so in a tooltip. */
    disabledReason?: ReactNode
    /** May be pressed before the script is loaded: its form works without. */
    early?: boolean
  }

export function Button({
  variant,
  size,
  icon,
  named,
  pending = false,
  disabledReason,
  early = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const needsScript = onClick || rest.type === 'submit'
  const Element = needsScript && !early ? HydratedButton : 'button'
  const inert = pending || Boolean(disabledReason)
  const button = (
    <Element
      type="button"
      {...rest}
      {...(inert ? { 'aria-disabled': true, type: 'button' } : { onClick })}
      aria-busy={pending || undefined}
      className={buttonClass({ variant, size, named }, className)}
    >
      <Icon icon={icon} pending={pending} />
      {children}
    </Element>
  )
  return disabledReason ? <Tooltip content={disabledReason}>{button}</Tooltip> : button
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export function ButtonLink({
  variant,
  size,
  icon,
  named,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, named }, className)}>
      <Icon icon={icon} />
      {children}
    </Link>
  )
}

/** A square button that shows only a picture; `label` is its name and its tooltip. */
export function IconButton({
  icon: Glyph,
  label,
  size = 'sm',
  variant = 'ghost',
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & Look & { icon: LucideIcon; label: string }) {
  return (
    <Tooltip content={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={clsx(
          buttonClass({ variant, size }),
          size === 'sm' ? 'w-8 !px-0' : 'w-9 !px-0',
          className,
        )}
      >
        <Glyph aria-hidden="true" className="size-4" />
      </button>
    </Tooltip>
  )
}
