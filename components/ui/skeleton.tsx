import clsx from 'clsx'

/**
 * A placeholder for something that loads. Give it the size of what will be there. It appears only
 * after a moment, so that nothing flickers.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block animate-skeleton rounded-md bg-hover', className)}
    />
  )
}
