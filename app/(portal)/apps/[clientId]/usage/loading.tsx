import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading the usage</span>
      <div className="flex items-center justify-between gap-3">
        <Skeleton className="h-6 w-20" />
        <Skeleton className="h-9 w-72 max-w-full" />
      </div>
      <Skeleton className="h-96 w-full rounded-xl" />
      <Skeleton className="h-52 w-full rounded-xl" />
    </div>
  )
}
