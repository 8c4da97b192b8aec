import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { type DeliveryTargetView, TARGETS_MAX } from '@/lib/delivery/delivery-target'
import { REFUSALS } from '@/lib/errors'
import { AddTargetDialog } from './add-target-dialog'
import type { RotationActions, RotationApp } from './rotation-section'
import { KIND_WORDS } from './rotation-words'

type TargetsPanelProps = {
  app: RotationApp
  targets: readonly DeliveryTargetView[]
  add: RotationActions['add']
  remove: RotationActions['remove']
}

/** Where new secrets go before they work. */
export function TargetsPanel({ app, targets, add, remove }: TargetsPanelProps) {
  const isFull = targets.length >= TARGETS_MAX
  return (
    <Panel
      title="Delivery targets"
      description="A new secret is written there and read back before it works. When a target refuses, nothing changes."
      flush={targets.length > 0}
      actions={
        !app.changeable ? null : isFull ? (
          <Button variant="primary" disabledReason={REFUSALS.too_many_targets[1]}>
            Add target
          </Button>
        ) : (
          <AddTargetDialog add={add} />
        )
      }
    >
      {targets.length === 0 ? (
        <p className="text-muted">
          None yet. A target is OpenBao, HashiCorp Vault, a Kubernetes Secret, or any receiver with
          a public key.
        </p>
      ) : (
        <DataTable
          bare
          caption="Delivery targets"
          rows={targets}
          keyOf={({ id }) => id}
          columns={[
            { label: 'Target', className: 'min-w-40', cell: (target) => <Named target={target} /> },
            {
              label: 'Place',
              cell: ({ place }) => <span className="[overflow-wrap:anywhere]">{place}</span>,
            },
            { label: 'Last delivery', cell: (target) => <LastDelivery target={target} /> },
          ]}
          actions={
            app.changeable ? (target) => <RemoveDialog target={target} remove={remove} /> : null
          }
        />
      )}
    </Panel>
  )
}

function Named({ target }: { target: DeliveryTargetView }) {
  return (
    <>
      <span id={`target-${target.id}`} className="block font-medium [overflow-wrap:anywhere]">
        <Name>{target.name}</Name>
      </span>
      <span className="block text-[0.8125rem] text-muted">{KIND_WORDS[target.kind]}</span>
    </>
  )
}

function LastDelivery({ target: { failure, lastDeliveredAt } }: { target: DeliveryTargetView }) {
  if (failure) {
    return (
      <div className="text-danger">
        Failed <Time at={failure.at} />
        <span className="block text-[0.8125rem]">{failure.sentence}</span>
      </div>
    )
  }
  return lastDeliveredAt ? <Time at={lastDeliveredAt} /> : <span className="text-muted">Never</span>
}

type RemoveDialogProps = { target: DeliveryTargetView; remove: RotationActions['remove'] }

function RemoveDialog({ target, remove }: RemoveDialogProps) {
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button
          size="sm"
          aria-describedby={`target-${target.id}`}
          className="!text-danger max-md:mt-1.5 max-md:w-full"
        >
          Remove
        </Button>
      }
      title={`Remove ${target.name}?`}
      confirmLabel="Remove"
      tone="danger"
      action={remove.bind(null, target.id)}
      done={`${target.name} was removed`}
    >
      <p>New secrets are no longer delivered there. What was delivered stays there.</p>
    </ConfirmDialog>
  )
}
