import clsx from 'clsx'

/**
 * The place of something that is on its way. Give it the size of what will stand there. It shows
 * itself only when that takes a moment, so that nothing flickers.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block animate-skeleton rounded-md bg-hover', className)}
    />
  )
}
