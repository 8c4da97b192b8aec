import { Skeleton } from './skeleton'

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f']

type TableSkeletonProps = {
  /** What loads: "Loading the people". */
  label: string
  /** Whether there is a search above. */
  search?: boolean
  /** Whether every row begins with a picture. */
  pictures?: boolean
}

/** A placeholder for a list that loads. */
export function TableSkeleton({ label, search = false, pictures = false }: TableSkeletonProps) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {search ? <Skeleton className="mb-4 h-9" /> : null}
      <div className="divide-y overflow-clip rounded-xl border bg-surface">
        {ROWS.map((row) => (
          <div key={row} className="flex items-center gap-3 px-4 py-3.5">
            {pictures ? <Skeleton className="size-8 shrink-0 rounded-lg" /> : null}
            <div className="flex flex-1 flex-col gap-1.5">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-3 w-24" />
            </div>
            <Skeleton className="hidden h-4 w-48 md:block" />
            <Skeleton className="hidden h-4 w-24 md:block" />
          </div>
        ))}
      </div>
    </div>
  )
}
