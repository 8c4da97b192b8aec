import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function AppsLoading() {
  return (
    <>
      <PageHeader
        title="My Apps"
        description="What may ask Keyturn for tokens, and how its secrets are doing."
      />
      <TableSkeleton label="Loading the apps" search pictures />
    </>
  )
}
