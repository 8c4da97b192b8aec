import { AppStatusBadge } from '@/components/apps/app-status-badge'
import { ClientId } from '@/components/apps/client-id'
import { ButtonLink } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { PageHeader } from '@/components/ui/page-header'
import { appPath } from '@/lib/apps/app'
import type { SupportAnswer, SupportOwner } from '@/lib/support/support'

const STANDING: Record<SupportOwner['standing'], string> = {
  here: 'who works here',
  disabled:
    'who is disabled and cannot sign in: an administrator can give the app to somebody else',
  gone: 'who is no longer in the organization: an administrator can give the app to somebody else',
}

/** Whose app it is, and what stands in its way at this moment. */
export function SupportHeader({ app, owner, standsInTheWay, refusals }: SupportAnswer) {
  return (
    <PageHeader
      back={{ href: '/support', label: 'Support desk' }}
      title={app.name}
      status={<AppStatusBadge status={app.status} suspendedFor={app.suspendedFor} />}
      description={
        <>
          <ClientId id={app.id} />
          <span className="block">
            It belongs to <Name>{owner.name}</Name> ({owner.email}), {STANDING[owner.standing]}.{' '}
            {standsInTheWay
              ? `At this moment it is refused: ${standsInTheWay.what} ${standsInTheWay.next}`
              : refusals.length > 0
                ? 'It can authenticate at this moment; what was refused of late is explained below.'
                : 'At this moment nothing stands in its way.'}
          </span>
        </>
      }
      actions={<ButtonLink href={appPath(app.id)}>Open the app</ButtonLink>}
    />
  )
}
