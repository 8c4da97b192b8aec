'use client'

import { Button } from '@/components/ui/button'
import type { SecretView } from '@/lib/secrets/secret'

/** What can be done with a secret in its row. */
export type RowActions = {
  onRevoke: (secret: SecretView) => void
  onPause: (secret: SecretView) => void
  onResume: (secret: SecretView) => void
  onCancelEnd: (secret: SecretView) => void
  /** The secret that something is being done with. */
  pendingId: string | null
}

/** The buttons of an active secret: Pause or Resume, and Revoke. */
export function RowButtons({ secret, row }: { secret: SecretView; row: RowActions }) {
  const { id, status } = secret
  const about = { size: 'sm', 'aria-describedby': `secret-${id}` } as const
  const pending = row.pendingId === id
  return (
    <div className="flex flex-wrap justify-end gap-2 max-md:mt-1.5 max-md:*:flex-1">
      {status === 'paused' ? (
        <Button {...about} pending={pending} onClick={() => row.onResume(secret)}>
          Resume
        </Button>
      ) : (
        <Button
          {...about}
          data-opens={`pause-${id}`}
          disabled={pending}
          onClick={() => row.onPause(secret)}
        >
          Pause
        </Button>
      )}
      <Button
        {...about}
        data-opens={`revoke-${id}`}
        pending={pending}
        onClick={() => row.onRevoke(secret)}
        className="!text-danger"
      >
        Revoke
      </Button>
    </div>
  )
}
