'use client'

import clsx from 'clsx'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '@/components/ui/button'
import { controlClass, FieldError } from '@/components/ui/field'
import { linesIn, useRows } from '@/components/ui/use-rows'
import { REDIRECT_URIS_MAX, URL_MAX } from '@/lib/apps/app'

type RedirectUrisFieldProps = {
  defaultValue: readonly string[]
  error?: string | undefined
  /** Out of sight and not sent; what was typed stays for when it is wanted again. */
  hidden?: boolean
}

/** One line per redirect URI. Complaints name the line by the number that stands before it. */
export function RedirectUrisField({ defaultValue, error, hidden = false }: RedirectUrisFieldProps) {
  const { rows, list, add, remove } = useRows(defaultValue, '')
  const complained = linesIn(error)
  const isWrong = (line: number) => (complained.size > 0 ? complained.has(line) : Boolean(error))

  return (
    <fieldset hidden={hidden} disabled={hidden} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">Redirect URIs</legend>
      <ol ref={list} className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <UriRow
            key={row.key}
            line={index + 1}
            value={row.value}
            wrong={isWrong(index + 1)}
            onRemove={rows.length > 1 ? () => remove(index) : null}
          />
        ))}
      </ol>
      <p id="redirect-uris-hint" className="text-[0.8125rem] text-muted">
        Where people return to after signing in. https only, compared character by character.
      </p>
      {error ? <FieldError id="redirect-uris-error">{error}</FieldError> : null}
      {rows.length < REDIRECT_URIS_MAX ? (
        <Button icon={Plus} size="sm" className="mt-1 w-fit" onClick={add}>
          Add redirect URI
        </Button>
      ) : null}
    </fieldset>
  )
}

type UriRowProps = {
  line: number
  value: string
  wrong: boolean
  onRemove: (() => void) | null
}

function UriRow({ line, value, wrong, onRemove }: UriRowProps) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className="tabular w-4 shrink-0 text-end text-muted">
        {line}
      </span>
      <input
        name="redirectUris"
        inputMode="url"
        aria-label={`Redirect URI, line ${line}`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'redirect-uris-error' : 'redirect-uris-hint'}
        defaultValue={value}
        placeholder="https://app.example.com/callback"
        maxLength={URL_MAX}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className={clsx(controlClass, 'font-mono')}
      />
      {onRemove ? (
        <IconButton icon={X} label={`Remove line ${line}`} size="md" onClick={onRemove} />
      ) : null}
    </li>
  )
}
