import type { Metadata } from 'next'
import { RotationSection } from '@/components/rotation/rotation-section'
import { KeepsNoSecret } from '@/components/secrets/keeps-no-secret'
import { whySecretless } from '@/lib/apps/app'
import { signedInActor } from '@/lib/auth/current-actor'
import { listTargets } from '@/lib/delivery/list-targets'
import { findAppSchedule } from '@/lib/rotation/find-app-schedule'
import { listRotations } from '@/lib/rotation/list-rotations'
import { appOfPage } from '../app-of-page'
import { add, remove, rotate, schedule, unschedule } from './actions'

type RotationPageProps = { params: Promise<{ clientId: string }> }

export async function generateMetadata({ params }: RotationPageProps): Promise<Metadata> {
  return { title: `Rotation of ${(await appOfPage((await params).clientId)).name}` }
}

export default async function RotationPage({ params }: RotationPageProps) {
  const app = await appOfPage((await params).clientId)
  const { id, name } = app
  const secretless = whySecretless(app)
  if (secretless) return <KeepsNoSecret app={{ name, secretless }} />
  const actor = await signedInActor()
  const [found, targets, rotations] = await Promise.all([
    findAppSchedule(actor, id),
    listTargets(actor, id),
    listRotations(actor, id),
  ])
  return (
    <RotationSection
      app={{ id, name, changeable: app.mayChange && app.status === 'active' }}
      schedule={found}
      targets={targets}
      rotations={rotations}
      actions={{
        schedule: schedule.bind(null, id),
        unschedule: unschedule.bind(null, id),
        rotate: rotate.bind(null, id),
        add: add.bind(null, id),
        remove: remove.bind(null, id),
      }}
    />
  )
}
