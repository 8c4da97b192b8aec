import type { Tone } from '@/components/ui/badge'
import type { DeliveryKind } from '@/lib/delivery/delivery-target'
import type { RotationState, RotationStop } from '@/lib/rotation/rotation-record'

/** Why a rotation or a schedule stopped, and what to do. */
export const STOP_WORDS = {
  delivery_failed:
    'The new secret could not be delivered, so it was withdrawn. Look at the delivery targets, then rotate now.',
  interrupted:
    'The server stopped before the new secret was anywhere, so it was withdrawn. Rotate now.',
  never_used:
    'Nobody used the new secret in time. Both secrets work: find out why the app does not read the new one.',
  not_quiet:
    'The old secret was still used when its time was over. Both secrets work: see under Usage who sends it.',
  new_ended: 'The new secret ended before the old one.',
  slots_full: 'The app has two active secrets already. Revoke one of them, then rotate now.',
  no_target: 'There is no delivery target. Add one, then rotate now.',
  app_refused: 'The app is suspended, or takes no secrets.',
} satisfies Record<RotationStop, string>

export const STATE_WORDS = {
  delivering: { word: 'Delivering', tone: 'info' },
  unused: { word: 'Not used yet', tone: 'info' },
  draining: { word: 'Old one in use', tone: 'info' },
  ended: { word: 'Completed', tone: 'good' },
  stopped: { word: 'Stopped', tone: 'warning' },
} as const satisfies Record<RotationState, { word: string; tone: Tone }>

export const KIND_WORDS = {
  kv2: 'OpenBao or Vault (KV v2)',
  kubernetes: 'Kubernetes Secret',
  webhook: 'Sealed webhook',
  mailbox: 'Sealed mailbox',
} satisfies Record<DeliveryKind, string>
