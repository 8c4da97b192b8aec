'use client'

import { CirclePause, CirclePlay, UserRoundPen } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import type { NewOwnerForm } from '@/lib/apps/lifecycle/several-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { useSelection } from './selection'
import { type Refusal, useOutcomes } from './use-outcomes'

type Change = (appIds: string[]) => Promise<Answer<AppOutcome[]>>

export type SeveralActions = {
  suspend: Change
  resume: Change
  give: FormAction<NewOwnerForm, AppOutcome[]>
}

type BarProps = { apps: readonly { id: string; name: string }[]; actions: SeveralActions }

/** Above the list: chooses all of the page, and changes what is chosen. */
export function SelectionBar({ apps, actions }: BarProps) {
  const { chosen, choose } = useSelection()
  const ids = apps.map(({ id }) => id).filter((id) => chosen.has(id))
  const all = ids.length === apps.length
  const { refused, told } = useOutcomes(apps)
  return (
    <>
      {refused.length > 0 ? <NotChanged refused={refused} /> : null}
      <div className="mb-2 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2 px-4 [@media(scripting:none)]:hidden">
        <label className="-m-2 flex items-center gap-3 p-2 text-muted">
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = ids.length > 0 && !all
            }}
            onChange={() =>
              choose(
                apps.map(({ id }) => id),
                !all,
              )
            }
            className="size-4 accent-accent"
          />
          Select all on this page
        </label>
        {ids.length > 0 ? (
          <div className="flex flex-wrap items-center gap-2">
            <span role="status" className="tabular font-medium">
              {ids.length} selected
            </span>
            <Suspend ids={ids} act={actions.suspend} told={told} />
            <Resume ids={ids} act={actions.resume} told={told} />
            <Give ids={ids} act={actions.give} told={told} />
          </div>
        ) : null}
      </div>
    </>
  )
}

function NotChanged({ refused }: { refused: readonly Refusal[] }) {
  return (
    <div className="mb-4">
      <Banner
        tone="danger"
        announce
        title={`${refused.length === 1 ? 'One app was' : `${refused.length} apps were`} not changed`}
      >
        <ul>
          {refused.map(({ id, name, sentence }) => (
            <li key={id}>
              <span className="font-medium text-text">{name}</span>: {sentence}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}

const counted = (ids: readonly string[]) => (ids.length === 1 ? 'one app' : `${ids.length} apps`)

type ActProps<Act> = {
  ids: string[]
  act: Act
  told: (outcomes: AppOutcome[]) => void
}

/** The same action, with what it answered told on the way. */
function telling(act: Change, told: (outcomes: AppOutcome[]) => void): Change {
  return async (ids) => {
    const answer = await act(ids)
    if (answer.ok) told(answer.value)
    return answer
  }
}

function Suspend({ ids, act, told }: ActProps<Change>) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" icon={CirclePause}>
          Suspend
        </Button>
      }
      title={`Suspend ${counted(ids)}?`}
      confirmLabel="Suspend"
      tone="danger"
      action={() => telling(act, told)(ids)}
      done="Suspended"
    >
      <p>
        They stop authenticating at once, and every token they hold is dead. Their secrets stay, and
        work again when you resume them.
      </p>
    </ConfirmDialog>
  )
}

function Resume({ ids, act, told }: ActProps<Change>) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" icon={CirclePlay}>
          Resume
        </Button>
      }
      title={`Resume ${counted(ids)}?`}
      confirmLabel="Resume"
      action={() => telling(act, told)(ids)}
      done="Resumed"
    >
      <p>Their active secrets authenticate again from this moment on.</p>
    </ConfirmDialog>
  )
}

function Give({ ids, act, told }: ActProps<SeveralActions['give']>) {
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={UserRoundPen}>
          Change owner
        </Button>
      }
      title={`Give ${counted(ids)} to somebody else?`}
      description="A developer or an administrator of your organization owns them from then on. Who owned them keeps no right to them by that."
      confirm="Change owner"
      action={act}
      done={(outcomes) => {
        told(outcomes)
        return 'Owner changed'
      }}
    >
      {(field) => (
        <>
          {ids.map((id) => (
            <input key={id} type="hidden" name={field('appIds').name} value={id} />
          ))}
          <TextField
            {...field('email')}
            label="Email of the new owner"
            type="email"
            autoComplete="off"
            placeholder="name@company.com"
          />
        </>
      )}
    </FormDialog>
  )
}
