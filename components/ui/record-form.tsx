'use client'

import clsx from 'clsx'
import { type ReactNode, useState } from 'react'
import { useRouter } from '@/components/ui/use-router'
import type { FieldErrors } from '@/lib/errors'
import type { FieldName, FormAction } from '@/lib/http/form'
import { Button, ButtonLink } from './button'
import { LeaveForm } from './leave-form'
import {
  changesBetween,
  type FieldInWords,
  MeanwhileNote,
  type Saved,
  useMeanwhile,
} from './meanwhile'
import { NothingSaved } from './nothing-saved'
import { useToast } from './toast'
import { useUnsavedGuard } from './unsaved-guard'
import { type FieldOf, useForm } from './use-form'

/** The props that a page gives its form. */
export type RecordFormProps<Values, Input> = {
  values: Values
  /** For an existing record. */
  saved?: Saved
  /** Answers the id of what was saved. */
  action: FormAction<Input, string>
  submitLabel: string
  /** What the toast says. */
  done: string
  cancelHref: string
}

type FrameProps<Values, Input> = RecordFormProps<Values, Input> & {
  what: 'app' | 'API' | 'provider'
  /** The name of the hidden field that says what the form was written from. */
  revision: FieldName<Input>
  /** The fields in words, to tell what somebody else has changed. */
  words: readonly FieldInWords<Values>[]
  /** Whether something stands beside the fields. */
  wide?: boolean
  /** Where to go when it is done. */
  pathOf: (id: string) => string
  /** The fields, with the values that the form was opened with. */
  children: (fields: { values: Values; field: FieldOf<Input>; errors: FieldErrors }) => ReactNode
}

/**
 * The form of one app, API or provider, new or edited. What was typed stays until it is accepted or given
 * up; what somebody else saved meanwhile is shown, and saved over only by whoever has read it.
 */
export function RecordForm<Values, Input>(props: FrameProps<Values, Input>) {
  const [round, setRound] = useState(0)
  return <Round key={round} {...props} onStartAgain={() => setRound(round + 1)} />
}

function Round<Values, Input>(props: FrameProps<Values, Input> & { onStartAgain: () => void }) {
  const { values, saved } = props
  const guard = useUnsavedGuard()
  const onSaved = useOnSaved(props)
  const { form, field, errors, error, pending } = useForm(props.action, (id) => {
    guard.release()
    onSaved(id)
  })
  const { opened, warned, revision, waiting } = useMeanwhile({ values, saved }, error)
  return (
    <form
      {...form}
      onInput={guard.hold}
      className={clsx('flex flex-col gap-6', props.wide ? '' : 'max-w-2xl')}
    >
      <LeaveForm open={guard.leaving} onStay={guard.stay} onLeave={guard.leave} />
      {revision ? <input {...hidden(field(props.revision))} value={revision} /> : null}
      {warned ? (
        <MeanwhileNote
          what={props.what}
          lastEdit={saved?.lastEdit ?? null}
          changes={changesBetween(props.words, opened, values)}
          onStartAgain={props.onStartAgain}
        />
      ) : null}
      <NothingSaved error={error} />
      {props.children({ values: opened, field, errors })}
      <div className="flex max-w-2xl flex-col-reverse gap-2 border-t pt-5 sm:flex-row sm:justify-end">
        <ButtonLink href={props.cancelHref}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" pending={pending || waiting}>
          {warned ? 'Save mine over theirs' : props.submitLabel}
        </Button>
      </div>
    </form>
  )
}

function useOnSaved<Values, Input>({ done, pathOf }: FrameProps<Values, Input>) {
  const router = useRouter()
  const toast = useToast()
  return (id: string) => {
    toast(done)
    router.push(pathOf(id))
  }
}

const hidden = ({ name }: { name: string }) => ({ type: 'hidden', name }) as const
