import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'

/** The top of every page of the audit log. */
export function AuditHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      title="Audit log"
      description="Who did what in your organization, when and from where. Nobody can change it."
      actions={actions}
    />
  )
}
