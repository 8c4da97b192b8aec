import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f']

export default function AppsLoading() {
  return (
    <>
      <PageHeader
        title="My Apps"
        description="What may ask Keyturn for tokens, and how its secrets are doing."
      />
      <p role="status" className="sr-only">
        Loading the apps
      </p>
      <Skeleton className="mb-4 h-9" />
      <div className="divide-y overflow-clip rounded-xl border bg-surface">
        {ROWS.map((row) => (
          <div key={row} className="flex items-center gap-3 px-4 py-3.5">
            <Skeleton className="size-8 rounded-lg" />
            <div className="flex flex-1 flex-col gap-1.5">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-3 w-24" />
            </div>
            <Skeleton className="hidden h-4 w-48 md:block" />
            <Skeleton className="hidden h-4 w-24 md:block" />
          </div>
        ))}
      </div>
    </>
  )
}
