import { AuditHeader } from '@/components/audit/audit-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function AuditLoading() {
  return (
    <>
      <AuditHeader />
      <TableSkeleton label="Loading the audit log" search />
    </>
  )
}
