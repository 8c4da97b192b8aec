'use client'

import { useState } from 'react'
import { Banner } from './banner'
import { Button } from './button'
import { Name } from './name'
import { Time } from './time'
import type { ActionError } from './use-action'

/** Which state of the thing the page shows, and who brought it about. */
export type Saved = { revision: string; lastEdit: { at: Date; byName: string } | null }

/** A field of a form: how it is called, and what it says of these values. */
export type FieldInWords<Values> = readonly [label: string, read: (values: Values) => string]

/** One field that somebody else has changed, in words. */
export type Change = { label: string; before: string; now: string }

/** The fields that read differently now. */
export function changesBetween<Values>(
  fields: readonly FieldInWords<Values>[],
  before: Values,
  now: Values,
): Change[] {
  return fields
    .map(([label, read]) => ({ label, before: read(before), now: read(now) }))
    .filter((change) => change.before !== change.now)
}

/**
 * Keeps a form at what it was opened with while the page learns what was saved since. `revision` is
 * what the form sends: once the person was warned, the next submission saves over what they were
 * shown, and over nothing newer. A new thing has no `saved`.
 */
export function useMeanwhile<Values>(
  { values, saved }: { values: Values; saved: Saved | undefined },
  error: ActionError | null,
) {
  const [opened] = useState({ values, saved })
  const [warned, setWarned] = useState(false)
  if (error?.code.endsWith('_changed_meanwhile') && !warned) setWarned(true)
  return {
    opened: opened.values,
    warned,
    revision: (warned ? saved : opened.saved)?.revision,
    /** Warned, and what was saved since is still on its way: a submission would be refused again. */
    waiting: warned && saved?.revision === opened.saved?.revision,
  }
}

type MeanwhileNoteProps = {
  what: 'app' | 'API' | 'provider'
  lastEdit: Saved['lastEdit']
  changes: readonly Change[]
  onStartAgain: () => void
}

/** Who saved first, what they changed, and a button to load it. */
export function MeanwhileNote({ what, lastEdit, changes, onStartAgain }: MeanwhileNoteProps) {
  return (
    <Banner
      tone="warning"
      title={`Somebody changed this ${what} while you were editing it`}
      announce
    >
      <div className="mt-1 flex flex-col items-start gap-3">
        <p>
          {lastEdit ? (
            <>
              <Name>{lastEdit.byName}</Name> saved it <Time at={lastEdit.at} />.{' '}
            </>
          ) : null}
          Nothing of yours was saved, and what you typed is still here: save it over theirs at the
          end of the form, or start again.
        </p>
        <dl className="flex w-full flex-col gap-2 text-text">
          {changes.map(({ label, before, now }) => (
            <div key={label}>
              <dt className="font-medium">{label}</dt>
              <dd className="whitespace-pre-line text-muted">
                <span className="sr-only">was </span>
                <s>{before || 'empty'}</s>
              </dd>
              <dd className="whitespace-pre-line">
                <span className="sr-only">is now </span>
                {now || 'empty'}
              </dd>
            </div>
          ))}
        </dl>
        <Button size="sm" onClick={onStartAgain}>
          Start again from theirs
        </Button>
      </div>
    </Banner>
  )
}
