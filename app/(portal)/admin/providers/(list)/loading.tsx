import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function ProvidersLoading() {
  return (
    <>
      <PageHeader
        title="Providers"
        description="With whose accounts people of your organization can sign in, beside their password here."
      />
      <TableSkeleton label="Loading the providers" />
    </>
  )
}
