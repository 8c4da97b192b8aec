import clsx from 'clsx'

/** The first letters of a name: "Ada Lovelace" is AL. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return (
    letters
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  )
}

/** A round sign for a person. Their name stands beside it, so it is silent. */
export function Avatar({ name, className = 'size-7' }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-[0.6875rem] text-accent ring-1 ring-accent/20 ring-inset',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
