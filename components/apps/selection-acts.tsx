'use client'

import { CirclePause, CirclePlay, UserRoundPen } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import type { NewOwnerForm } from '@/lib/apps/lifecycle/several-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { GIVING } from './giving-words'

type Change = (appIds: string[]) => Promise<Answer<AppOutcome[]>>

export type SeveralActions = {
  suspend: Change
  resume: Change
  give: FormAction<NewOwnerForm, AppOutcome[]>
}

type SelectionActsProps = {
  ids: string[]
  actions: SeveralActions
  /** An administrator gives apps away at once; an owner offers them. */
  atOnce: boolean
  told: (outcomes: AppOutcome[]) => void
}

/** What can be done to those that are chosen. */
export function SelectionActs({ ids, actions, atOnce, told }: SelectionActsProps) {
  return (
    <>
      <Suspend ids={ids} act={actions.suspend} told={told} />
      <Resume ids={ids} act={actions.resume} told={told} />
      <Give ids={ids} act={actions.give} atOnce={atOnce} told={told} />
    </>
  )
}

const counted = (ids: readonly string[]) => (ids.length === 1 ? 'one app' : `${ids.length} apps`)

type ActProps<Act> = {
  ids: string[]
  act: Act
  told: (outcomes: AppOutcome[]) => void
}

type Telling = { told: (outcomes: AppOutcome[]) => void; done: string }

/** Tells what became of each, and says of how many it succeeded. */
function tell(outcomes: AppOutcome[], { told, done }: Telling): string {
  told(outcomes)
  const changed = outcomes.filter(({ refused }) => refused === null).length
  return `${changed} of ${outcomes.length} ${done}`
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
      action={() => act(ids)}
      done={(outcomes) => tell(outcomes, { told, done: 'suspended' })}
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
      stepUp
      trigger={
        <Button size="sm" icon={CirclePlay}>
          Resume
        </Button>
      }
      title={`Resume ${counted(ids)}?`}
      confirmLabel="Resume"
      action={() => act(ids)}
      done={(outcomes) => tell(outcomes, { told, done: 'resumed' })}
    >
      <p>Their active secrets authenticate again from this moment on.</p>
    </ConfirmDialog>
  )
}

type GiveProps = ActProps<SeveralActions['give']> & { atOnce: boolean }

function Give({ ids, act, atOnce, told }: GiveProps) {
  const words = atOnce ? GIVING.atOnce : GIVING.byOffer
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={UserRoundPen}>
          Change owner
        </Button>
      }
      title={`Give ${counted(ids)} to somebody else?`}
      description={words.description}
      confirm="Change owner"
      action={act}
      done={(outcomes) => tell(outcomes, { told, done: words.several })}
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
