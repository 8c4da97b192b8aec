import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { PageTabs } from '@/components/ui/tabs'
import { AUDIT_PATH } from './audit-address'

const TABS = [
  { href: AUDIT_PATH, label: 'Events' },
  { href: `${AUDIT_PATH}/refused`, label: 'Refused requests' },
  { href: `${AUDIT_PATH}/sign-ins`, label: 'Refused sign-ins' },
  { href: `${AUDIT_PATH}/tokens`, label: 'Tokens' },
]

/** The top of every page of the audit log. */
export function AuditHeader({ actions }: { actions?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-col">
      <PageHeader
        title="Audit log"
        description="Who did what in your organization, when and from where. Nobody can change it."
        actions={actions}
      />
      <PageTabs label="Pages of the audit log" tabs={TABS} />
    </div>
  )
}
