'use client'

import { useSelection } from '@/components/apps/selection'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { COUNT } from '@/components/ui/count'
import { GIVEN_REVOKED_MAX } from '@/lib/grants/given'
import type { Answer } from '@/lib/http/answer'
import { RevokedEnds } from './revoke-given-button'

type GivenBarProps = {
  /** The grants of this page. */
  ids: string[]
  /** How many are listed, on all pages; more than so many if `isMore`. */
  total: number
  isMore: boolean
  revoke: (grantIds: string[]) => Promise<Answer<number>>
  revokeAll: () => Promise<Answer<number>>
}

const ended = (count: number) =>
  count === 1
    ? 'One authorization was revoked'
    : `${COUNT.format(count)} authorizations were revoked`

/** Above the list: revokes those that are chosen, or all that is listed. */
export function GivenBar({ ids, total, isMore, revoke, revokeAll }: GivenBarProps) {
  const { chosen, choose } = useSelection()
  const selected = ids.filter((id) => chosen.has(id))
  return (
    <div className="mb-3 flex min-h-9 flex-wrap items-center gap-3 [@media(scripting:none)]:hidden">
      {selected.length > 0 ? (
        <ConfirmDialog
          trigger={<Button size="sm">Revoke {selected.length} selected</Button>}
          title={`Revoke ${selected.length === 1 ? 'one authorization' : `${selected.length} authorizations`}?`}
          confirmLabel="Revoke"
          tone="danger"
          action={() => revoke(selected)}
          done={(count) => {
            choose(selected, false)
            return ended(count)
          }}
        >
          <RevokedEnds />
        </ConfirmDialog>
      ) : null}
      <ConfirmDialog
        stepUp
        trigger={
          <Button size="sm" variant="ghost">
            Revoke all
          </Button>
        }
        title={
          total === 1
            ? 'Revoke the one authorization that is listed?'
            : `Revoke ${isMore ? 'more than' : 'all'} ${COUNT.format(total)} authorizations that are listed?`
        }
        confirmLabel="Revoke all"
        tone="danger"
        action={() => revokeAll()}
        done={ended}
      >
        <RevokedEnds />
        {isMore ? (
          <p>
            At most {COUNT.format(GIVEN_REVOKED_MAX)} are revoked at a time. Do it again for the
            rest.
          </p>
        ) : null}
      </ConfirmDialog>
    </div>
  )
}
