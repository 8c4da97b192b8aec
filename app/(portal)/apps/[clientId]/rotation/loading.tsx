import { Skeleton } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading the rotation</span>
      <Skeleton className="h-44 w-full rounded-xl" />
      <Skeleton className="h-52 w-full rounded-xl" />
    </div>
  )
}
