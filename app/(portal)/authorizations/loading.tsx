import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function AuthorizationsLoading() {
  return (
    <>
      <PageHeader
        title="Authorized apps"
        description="The apps with access to your account, and what each of them may do."
      />
      <TableSkeleton label="Loading the apps" search pictures />
    </>
  )
}
