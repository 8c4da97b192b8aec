'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { CheckboxField } from '@/components/ui/choice-field'
import { TextArea } from '@/components/ui/text-field'
import type { ScopeChoices } from '@/lib/apis/api'
import { FIELDS, type FormFieldName } from '@/lib/apps/fields/fields'
import { hasLine, withLine } from './scope-lines'

type ScopesFieldProps = {
  choices: ScopeChoices
  defaultValue: readonly string[]
  error?: string | undefined
}

/** What the app may ask for: chosen from what APIs offer, or typed. Both are the same lines. */
export function ScopesField({ choices, defaultValue, error }: ScopesFieldProps) {
  const [typed, setTyped] = useState(defaultValue.join('\n'))
  return (
    <div className="flex flex-col gap-3">
      <TextArea
        label={FIELDS.scopes.label}
        name={'scopes' satisfies FormFieldName}
        optional
        mono
        spellCheck={false}
        description="What the app may ask for, one scope a line or with spaces between. Choose below, or type one. A scope of an API is requested: the app’s page shows whether it is granted."
        placeholder={'invoices:read\ninvoices:write'}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={error}
      />
      <div className="flex flex-col gap-2">
        {choices.map((choice, index) => (
          <ScopeGroup
            key={choice.group}
            choice={choice}
            typed={typed}
            open={index === 0}
            onToggle={(name, wanted) => setTyped(withLine(typed, name, wanted))}
          />
        ))}
      </div>
    </div>
  )
}

type ScopeGroupProps = {
  choice: ScopeChoices[number]
  typed: string
  open: boolean
  onToggle: (name: string, wanted: boolean) => void
}

/** The scopes of one API, folded away but for the first. */
function ScopeGroup({ choice, typed, open, onToggle }: ScopeGroupProps) {
  const chosen = choice.scopes.filter(({ name }) => hasLine(typed, name)).length
  return (
    <details open={open} className="group rounded-lg border">
      <summary className="flex select-none list-none items-center gap-1.5 rounded-lg px-3 py-2 font-medium hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{choice.group}</span>
        <span className="tabular font-normal text-[0.8125rem] text-muted">
          {chosen} of {choice.scopes.length}
        </span>
      </summary>
      <div className="flex flex-col gap-3 border-t px-3 py-3">
        {choice.scopes.map(({ name, sentence }) => (
          <CheckboxField
            key={name}
            label={
              <span className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{name}</span>
            }
            description={sentence}
            checked={hasLine(typed, name)}
            onCheckedChange={(wanted) => onToggle(name, wanted)}
          />
        ))}
      </div>
    </details>
  )
}
