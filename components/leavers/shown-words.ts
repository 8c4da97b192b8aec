import type { Tone } from '@/components/ui/badge'
import type { ShownState } from '@/lib/leavers/leaver'

/** What became of a secret that somebody has seen, in a word. */
export const SHOWN_STATES = {
  open: { tone: 'warning', label: 'To rotate' },
  kept: { tone: 'neutral', label: 'Kept' },
  rotated: { tone: 'good', label: 'Rotated' },
  revoked: { tone: 'good', label: 'Revoked' },
  expired: { tone: 'good', label: 'Expired' },
} as const satisfies Record<ShownState, { tone: Tone; label: string }>
