'use client'

import { useId } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Switch } from '@/components/ui/switch'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'
import { DryRunButton } from './dry-run-button'
import { LastChange, type LastChangeProps } from './last-change'
import { type SwitchSetting, wordsOf } from './switch-words'
import type { Trying } from './use-dry-run'

export type PolicySwitchProps = LastChangeProps & {
  setting: SwitchSetting
  on: boolean
  /** Null for who may only read. */
  turn: ((setting: SwitchSetting, on: boolean) => Promise<Answer<void>>) | null
  trying: Trying | null
}

/** One policy: what it is called, what it does, who changed it last, and its switch. */
export function PolicySwitch({ setting, on, change, scope, turn, trying }: PolicySwitchProps) {
  const id = useId()
  const { title, sentence } = wordsOf(setting)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 px-4 py-4 sm:px-5">
      <h3 id={`${id}-title`} className="font-medium">
        {title}
      </h3>
      <div className="col-span-2 row-start-2 flex max-w-2xl flex-col gap-1 sm:col-span-1 sm:col-start-1">
        <p id={`${id}-sentence`} className="text-pretty text-muted">
          {sentence}
        </p>
        <LastChange change={change} scope={scope} />
        <DryRunButton
          setting={setting}
          title={title}
          trying={trying}
          after={scope?.after}
          read={() => ({ [setting]: !on })}
          confirm={on ? 'Switch off' : 'Switch on'}
        />
      </div>
      <div className="col-start-2 row-start-1 flex items-center gap-2 sm:row-end-3">
        <span aria-hidden="true" className="w-6 text-end font-medium text-[0.8125rem]">
          {on ? 'On' : 'Off'}
        </span>
        {turn ? (
          <TurnSwitch
            setting={setting}
            on={on}
            turn={turn}
            labels={{ 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-sentence` }}
          />
        ) : (
          <span className="sr-only">{on ? 'On' : 'Off'}</span>
        )}
      </div>
    </div>
  )
}

type TurnSwitchProps = Pick<PolicySwitchProps, 'setting' | 'on'> & {
  turn: NonNullable<PolicySwitchProps['turn']>
  labels: { 'aria-labelledby': string; 'aria-describedby': string }
}

/** Asks first where much depends on it; otherwise it turns at once. */
function TurnSwitch({ setting, on, turn, labels }: TurnSwitchProps) {
  const { title, asks } = wordsOf(setting)
  const done = `${title} is ${on ? 'off' : 'on'}`
  const { call, pending } = useToastedAction(turn, done)

  if (asks && (asks.turning === 'on') !== on) {
    return (
      <ConfirmDialog
        stepUp
        trigger={<Switch checked={on} {...labels} />}
        title={asks.title}
        confirmLabel={on ? 'Switch off' : 'Switch on'}
        tone="danger"
        action={() => turn(setting, !on)}
        done={done}
        onDone={() => {}}
      >
        <p>{asks.consequence}</p>
      </ConfirmDialog>
    )
  }
  return <Switch checked={on} pending={pending} onClick={() => call(setting, !on)} {...labels} />
}
