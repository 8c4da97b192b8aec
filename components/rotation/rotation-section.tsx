import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { DeliveryTargetView } from '@/lib/delivery/delivery-target'
import type { DeliveryTargetForm } from '@/lib/delivery/delivery-target-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import type { RotationView, ScheduleView } from '@/lib/rotation/rotation-record'
import type { ScheduleForm } from '@/lib/rotation/schedule-input'
import { RotationsPanel } from './rotations-panel'
import { SchedulePanel } from './schedule-panel'
import { TargetsPanel } from './targets-panel'

/** The server actions of the page, already bound to its app. */
export type RotationActions = {
  schedule: FormAction<ScheduleForm, null>
  unschedule: () => Promise<Answer<null>>
  rotate: () => Promise<Answer<null>>
  add: FormAction<DeliveryTargetForm, null>
  remove: (targetId: string) => Promise<Answer<null>>
}

export type RotationApp = { id: string; name: string; changeable: boolean }

type RotationSectionProps = {
  app: RotationApp
  schedule: ScheduleView | null
  targets: readonly DeliveryTargetView[]
  rotations: readonly RotationView[]
  actions: RotationActions
}

/** How the app's secret is rotated without a person, and what became of each rotation. */
export function RotationSection(props: RotationSectionProps) {
  const { app, schedule, targets, rotations, actions } = props
  const rotate =
    app.changeable && targets.length > 0 ? (
      <RotateNowDialog app={app} targets={targets} rotate={actions.rotate} />
    ) : null
  return (
    <div className="flex flex-col gap-6">
      <TargetsPanel app={app} targets={targets} add={actions.add} remove={actions.remove} />
      <SchedulePanel
        app={app}
        schedule={schedule}
        hasTarget={targets.length > 0}
        set={actions.schedule}
        end={actions.unschedule}
        rotateNow={rotate}
      />
      <RotationsPanel app={app} rotations={rotations} />
    </div>
  )
}

type RotateNowProps = {
  app: RotationApp
  targets: readonly DeliveryTargetView[]
  rotate: RotationActions['rotate']
}

function RotateNowDialog({ app, targets, rotate }: RotateNowProps) {
  return (
    <ConfirmDialog
      stepUp
      trigger={<Button>Rotate now</Button>}
      title={`Rotate the secret of ${app.name} now?`}
      confirmLabel="Rotate now"
      action={rotate}
      done="The new secret is delivered, and works"
    >
      <p>
        A new secret is delivered to {targets.map(({ name }) => name).join(', ')}. Nobody sees its
        value. It works as soon as it is delivered.
      </p>
      <p>The old secret ends by itself once the new one is used and nothing sends the old one.</p>
    </ConfirmDialog>
  )
}
