'use client'

import clsx from 'clsx'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '@/components/ui/button'
import { controlClass, FieldError } from '@/components/ui/field'
import type { FieldOf } from '@/components/ui/use-form'
import { linesIn, useRows } from '@/components/ui/use-rows'
import { API_SCOPES_MAX, type ScopeView } from '@/lib/apis/api'
import type { ApiForm } from '@/lib/apis/api-form'

type ApiScopesFieldProps = {
  defaultValue: readonly ScopeView[]
  field: FieldOf<ApiForm>
  error: string | undefined
}

/** One line per scope: its name, and the sentence that people read. Errors name the line. */
export function ApiScopesField({ defaultValue, field, error }: ApiScopesFieldProps) {
  const { rows, list, add, remove } = useRows(defaultValue, { name: '', description: '' })
  const wrong = linesIn(error)
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">Scopes</legend>
      <p id="scopes-hint" className="mb-1 text-[0.8125rem] text-muted">
        What apps can ask for, and what people read before they agree: a sentence that begins with a
        verb.
      </p>
      <ol ref={list} className="flex flex-col gap-3 sm:gap-2">
        {rows.map((row, index) => (
          <ScopeRow
            key={row.key}
            line={index + 1}
            scope={row.value}
            field={field}
            wrong={wrong.has(index + 1)}
            onRemove={rows.length > 1 ? () => remove(index) : null}
          />
        ))}
      </ol>
      {error ? <FieldError id="scopes-error">{error}</FieldError> : null}
      {rows.length < API_SCOPES_MAX ? (
        <Button icon={Plus} size="sm" className="mt-1 w-fit" data-adds-row onClick={add}>
          Add scope
        </Button>
      ) : null}
    </fieldset>
  )
}

type ScopeRowProps = {
  line: number
  scope: ScopeView
  field: FieldOf<ApiForm>
  wrong: boolean
  onRemove: (() => void) | null
}

function ScopeRow({ line, scope, field, wrong, onRemove }: ScopeRowProps) {
  const shared = {
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': wrong ? 'scopes-error' : 'scopes-hint',
    autoComplete: 'off',
  } as const
  return (
    <li className="flex items-start gap-2">
      <span aria-hidden="true" className="tabular w-4 shrink-0 pt-2 text-end text-muted">
        {line}
      </span>
      <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <input
          {...shared}
          name={field('scopeName').name}
          aria-label={`Scope, line ${line}`}
          defaultValue={scope.name}
          placeholder="invoices:read"
          autoCapitalize="off"
          spellCheck={false}
          className={clsx(controlClass, 'font-mono')}
        />
        <input
          {...shared}
          name={field('scopeDescription').name}
          aria-label={`What people read, line ${line}`}
          defaultValue={scope.description}
          placeholder="See your invoices."
          className={controlClass}
        />
      </div>
      {onRemove ? (
        <IconButton icon={X} label={`Remove line ${line}`} size="md" onClick={onRemove} />
      ) : null}
    </li>
  )
}
