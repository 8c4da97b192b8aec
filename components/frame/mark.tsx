/** A key seen from its end, in a lock that has begun to turn. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="stroke-on-accent" strokeWidth="2.75" strokeLinecap="round">
        <path d="M22.6 20.4A8 8 0 1 1 16.7 8.03" />
        <circle cx="16" cy="16" r="2.6" />
        <path d="m18 14 6-6m-2.7 2.7 2.4 2.4" strokeLinejoin="round" />
      </g>
    </svg>
  )
}

/** The mark and the name beside it. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold text-base tracking-tight">
      <Mark className="size-7" />
      Keyturn
    </span>
  )
}
