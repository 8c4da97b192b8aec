import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function ApisLoading() {
  return (
    <>
      <PageHeader
        title="APIs"
        description="The services that apps call with tokens from Keyturn, and what apps can ask of them."
      />
      <TableSkeleton label="Loading the APIs" />
    </>
  )
}
