import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function AppsLoading() {
  return (
    <>
      <PageHeader
        title="My Apps"
        description="The OAuth clients of your organization, and the state of their secrets."
      />
      <TableSkeleton label="Loading the apps" search pictures />
    </>
  )
}
