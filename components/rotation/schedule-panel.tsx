'use client'

import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FormDialog } from '@/components/ui/form-dialog'
import { Name } from '@/components/ui/name'
import { Facts, Panel } from '@/components/ui/panel'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import {
  EVERY_DAYS_MAX,
  type ScheduleView,
  USE_WITHIN_DAYS_DEFAULT,
  USE_WITHIN_DAYS_MAX,
} from '@/lib/rotation/rotation-record'
import { QUIET_HOURS_DEFAULT, QUIET_HOURS_MAX } from '@/lib/secrets/planned-end'
import type { RotationActions, RotationApp } from './rotation-section'
import { STOP_WORDS } from './rotation-words'

type SchedulePanelProps = {
  app: RotationApp
  schedule: ScheduleView | null
  hasTarget: boolean
  set: RotationActions['schedule']
  end: RotationActions['unschedule']
  rotateNow: ReactNode
}

/** Every how many days the secret is rotated, and whether that still goes on. */
export function SchedulePanel(props: SchedulePanelProps) {
  const { app, schedule, hasTarget, set, end, rotateNow } = props
  return (
    <Panel
      title="Schedule"
      description="A new secret is issued and delivered, and the old one ends once nothing sends it."
      actions={
        app.changeable ? (
          <>
            {rotateNow}
            <ScheduleDialog schedule={schedule} hasTarget={hasTarget} set={set} />
            {schedule ? <EndDialog end={end} /> : null}
          </>
        ) : null
      }
    >
      {schedule ? (
        <ScheduleFacts schedule={schedule} />
      ) : (
        <p className="text-muted">
          {hasTarget
            ? 'There is no schedule: people rotate the secret.'
            : 'Add a delivery target first. Nobody sees the new secret, so it must be delivered.'}
        </p>
      )}
    </Panel>
  )
}

function ScheduleFacts({ schedule }: { schedule: ScheduleView }) {
  const { everyDays, useWithinDays, quietHours, nextAt, stoppedAt, stoppedBecause } = schedule
  return (
    <div className="flex flex-col gap-4">
      {stoppedAt && stoppedBecause ? (
        <Banner tone="warning" title="The schedule has stopped">
          {STOP_WORDS[stoppedBecause]} <Time at={stoppedAt} />
        </Banner>
      ) : null}
      <Facts
        facts={[
          { term: 'Rotated', value: everyDays === 1 ? 'Every day' : `Every ${everyDays} days` },
          {
            term: 'Next time',
            value: stoppedAt ? <span className="text-muted">Stopped</span> : <Time at={nextAt} />,
          },
          {
            term: 'New one used within',
            value: `${useWithinDays === 1 ? '1 day' : `${useWithinDays} days`}, or the schedule stops`,
          },
          {
            term: 'Old one ends after',
            value: quietHours === 1 ? '1 quiet hour' : `${quietHours} quiet hours`,
          },
          {
            term: 'Set',
            value: (
              <>
                <Time at={schedule.setAt} /> by <Name>{schedule.setByName}</Name>
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

type ScheduleDialogProps = Pick<SchedulePanelProps, 'schedule' | 'hasTarget' | 'set'>

function ScheduleDialog({ schedule, hasTarget, set }: ScheduleDialogProps) {
  const label = schedule ? 'Change schedule' : 'Set a schedule'
  if (!hasTarget) {
    return <Button disabledReason="Add a delivery target first.">{label}</Button>
  }
  return (
    <FormDialog
      trigger={<Button variant={schedule ? 'secondary' : 'primary'}>{label}</Button>}
      title="Rotate by schedule"
      description="If something goes wrong, the schedule stops. Both secrets keep working, and this page says why."
      confirm="Save schedule"
      action={set}
      done={() => 'Schedule saved'}
    >
      {(field) => (
        <>
          <TextField
            {...field('everyDays')}
            label="Days between rotations"
            type="number"
            min={1}
            max={EVERY_DAYS_MAX}
            required
            defaultValue={schedule?.everyDays ?? 90}
          />
          <TextField
            {...field('useWithinDays')}
            label="Days within which the new secret must be used"
            type="number"
            min={1}
            max={USE_WITHIN_DAYS_MAX}
            required
            defaultValue={schedule?.useWithinDays ?? USE_WITHIN_DAYS_DEFAULT}
          />
          <TextField
            {...field('quietHours')}
            label="Quiet hours after which the old secret ends"
            type="number"
            min={1}
            max={QUIET_HOURS_MAX}
            required
            defaultValue={schedule?.quietHours ?? QUIET_HOURS_DEFAULT}
          />
        </>
      )}
    </FormDialog>
  )
}

function EndDialog({ end }: { end: RotationActions['unschedule'] }) {
  return (
    <ConfirmDialog
      stepUp
      trigger={<Button className="!text-danger">End schedule</Button>}
      title="End the schedule?"
      confirmLabel="End schedule"
      tone="danger"
      action={end}
      done="The schedule has ended"
    >
      <p>From now on, people rotate the secret. A rotation that has begun continues.</p>
    </ConfirmDialog>
  )
}
