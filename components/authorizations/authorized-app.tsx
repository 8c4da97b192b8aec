import { Ban, Trash2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Logo } from '@/components/ui/logo'
import { Name } from '@/components/ui/name'
import type { Authorization } from '@/lib/grants/grant'
import { ScopesDisclosure } from './scopes-disclosure'
import { VerificationBadge } from './verification-badge'

/** The app, whether it is verified, and what it may do. */
export function AuthorizedApp({ authorization }: { authorization: Authorization }) {
  const { id, app, scopes } = authorization
  const { logoUpdatedAt } = app
  return (
    <div className="flex gap-3">
      <Logo
        size="md"
        name={app.name}
        src={logoUpdatedAt ? `/authorizations/${id}/logo?v=${logoUpdatedAt.getTime()}` : null}
      />
      <div className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">
            <Name>{app.name}</Name>
          </span>
          <VerificationBadge verified={app.verified} />
          {app.status === 'suspended' ? (
            <Badge tone="warning" icon={Ban}>
              Suspended
            </Badge>
          ) : null}
          {app.status === 'deleted' ? (
            <Badge tone="danger" icon={Trash2}>
              Deleted
            </Badge>
          ) : null}
        </p>
        <p className="text-[0.8125rem] text-muted">
          {[app.company, app.description].filter(Boolean).join(' · ')}
        </p>
        <ScopesDisclosure scopes={scopes} />
      </div>
    </div>
  )
}
