import type { Metadata } from 'next'
import { ActivityPanel } from '@/components/apps/activity-panel'
import { DangerPanel } from '@/components/apps/danger-panel'
import { LogoutNoticesPanel } from '@/components/apps/logout-notices-panel'
import { ManagementPanel } from '@/components/apps/management-panel'
import { PermissionsPanel } from '@/components/apps/permissions-panel'
import { RegistrationPanel } from '@/components/apps/registration-panel'
import { SecretsPanel } from '@/components/apps/secrets-panel'
import { VerifyPanel } from '@/components/apps/verify-panel'
import { whySecretless } from '@/lib/apps/app'
import { findOfflineLife } from '@/lib/apps/find-offline-life'
import { listPermissions } from '@/lib/apps/list-permissions'
import { listSignIns } from '@/lib/apps/list-sign-ins'
import { GRANTABLE } from '@/lib/apps/management-input'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAppHistory } from '@/lib/audit/log/list-app-history'
import { signedInActor } from '@/lib/auth/current-actor'
import { findDelivery } from '@/lib/oauth/logout-notices/find-delivery'
import { listSecrets } from '@/lib/secrets/list-secrets'
import { grantManagement, remove, resume, suspend, verify } from './actions'
import { appOfPage } from './app-of-page'
import { NetworksOfApp } from './networks-of-app'
import { PeopleOfApp } from './people-of-app'
import { StillRefused } from './still-refused'
import { Told } from './told'
import { Unused } from './unused'

type AppPageProps = { params: Promise<{ clientId: string }> }

export async function generateMetadata({ params }: AppPageProps): Promise<Metadata> {
  return { title: (await appOfPage((await params).clientId)).name }
}

export default async function AppPage({ params }: AppPageProps) {
  const app = await appOfPage((await params).clientId)
  const actor = await signedInActor()
  const [secrets, permissions, signIns, offline, delivery, log] = await Promise.all([
    listSecrets(actor, app.id),
    listPermissions(actor, app.id),
    listSignIns(actor, app.id),
    findOfflineLife(actor, app.id),
    findDelivery(actor, app.id),
    listAppHistory(actor, app.id, auditQuery.parse({})),
  ])
  const changeable = app.mayChange && app.status !== 'deleted'
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex flex-col gap-6">
        <Unused actor={actor} app={app} />
        <StillRefused actor={actor} appId={app.id} />
        <RegistrationPanel app={app} signIns={signIns} changeable={changeable} />
        <PermissionsPanel
          appId={app.id}
          permissions={permissions}
          editable={changeable && app.source !== 'metadata_document'}
        />
        <Told actor={actor} app={app} />
        {delivery ? <LogoutNoticesPanel delivery={delivery} /> : null}
        <ActivityPanel appId={app.id} events={log.events} />
      </div>
      <div className="flex flex-col gap-6">
        <SecretsPanel app={app} secrets={secrets} changeable={changeable} />
        <NetworksOfApp app={app} secrets={secrets} changeable={changeable} />
        <PeopleOfApp actor={actor} app={app} changeable={changeable} />
        {app.mayVerify && changeable ? (
          <VerifyPanel
            name={app.name}
            verified={app.verifiedAt !== null}
            verify={verify.bind(null, app.id)}
          />
        ) : null}
        {app.mayVerify && changeable && whySecretless(app) === null ? (
          <ManagementPanel
            name={app.name}
            choices={GRANTABLE}
            granted={app.managementScopes}
            save={grantManagement.bind(null, app.id)}
          />
        ) : null}
        {changeable ? (
          <DangerPanel
            app={{
              id: app.id,
              name: app.name,
              status: app.status,
              suspendedFor: app.suspendedFor,
              source: app.source,
            }}
            offline={offline}
            suspend={suspend.bind(null, app.id)}
            resume={resume.bind(null, app.id)}
            remove={remove.bind(null, app.id)}
          />
        ) : null}
      </div>
    </div>
  )
}
