import clsx from 'clsx'

/** The place of something that is on its way. Give it the size of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block animate-pulse rounded-md bg-hover', className)}
    />
  )
}
