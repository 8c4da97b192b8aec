'use client'

import clsx from 'clsx'
import { Plus, X } from 'lucide-react'
import type { ClipboardEvent } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { controlClass, FieldError } from '@/components/ui/field'
import { linesIn, useRows } from '@/components/ui/use-rows'
import { FIELDS } from '@/lib/apps/fields/fields'
import { addressesIn } from './addresses-in'

type UrisFieldProps = {
  field: 'redirectUris' | 'postLogoutRedirectUris'
  /** What one of them is called: "Redirect URI". */
  each: string
  hint: string
  placeholder: string
  optional?: boolean
  defaultValue: readonly string[]
  error?: string | undefined
  /** Hidden and not sent. What was typed stays for when it is shown again. */
  hidden?: boolean
}

/** One line per address. Errors name the number of the line. */
export function UrisField(props: UrisFieldProps) {
  const { field: name, each, hint, optional, defaultValue, hidden = false } = props
  const { label, maxCount } = FIELDS[name]
  const { rows, list, add, spread, remove } = useRows(defaultValue, '')
  const excess = rows.length - maxCount
  const error =
    excess > 0 ? `At most ${maxCount} of them fit one app: remove ${excess}.` : props.error
  const complained = linesIn(error)
  const isWrong = (line: number) => (complained.size > 0 ? complained.has(line) : Boolean(error))

  return (
    <fieldset hidden={hidden} disabled={hidden} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-3 font-medium">
        {label}
        {optional ? <span className="font-normal text-muted text-xs">Optional</span> : null}
      </legend>
      <ol ref={list} className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <UriRow
            key={row.key}
            name={name}
            each={each}
            placeholder={props.placeholder}
            line={index + 1}
            value={row.value}
            wrong={isWrong(index + 1)}
            onPasted={(pasted, isEmpty) => spread(index, pasted, isEmpty)}
            onRemove={rows.length > 1 ? () => remove(index) : null}
          />
        ))}
      </ol>
      <p id={`${name}-hint`} className="text-[0.8125rem] text-muted">
        {hint}
      </p>
      {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
      <div className="mt-1 flex items-center gap-3">
        {rows.length < maxCount ? (
          <Button icon={Plus} size="sm" className="w-fit" data-adds-row onClick={add}>
            Add {each.charAt(0).toLowerCase() + each.slice(1)}
          </Button>
        ) : null}
        <span className="tabular text-[0.8125rem] text-muted">
          {rows.length} of {maxCount}
        </span>
      </div>
    </fieldset>
  )
}

type UriRowProps = Pick<UrisFieldProps, 'each' | 'placeholder'> & {
  name: UrisFieldProps['field']
  line: number
  value: string
  wrong: boolean
  /** Several addresses were pasted at once, into an empty line or behind what it has. */
  onPasted: (pasted: string[], isEmpty: boolean) => void
  onRemove: (() => void) | null
}

function UriRow(props: UriRowProps) {
  const { name, each, placeholder, line, value, wrong, onRemove } = props
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = addressesIn(event.clipboardData.getData('text'))
    if (pasted.length < 2) return
    event.preventDefault()
    const { value: before, selectionStart, selectionEnd } = event.currentTarget
    const isReplaced = selectionStart === 0 && selectionEnd === before.length
    props.onPasted(pasted, before.trim() === '' || isReplaced)
  }
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className="tabular w-4 shrink-0 text-end text-muted">
        {line}
      </span>
      <input
        name={name}
        inputMode="url"
        aria-label={`${each}, line ${line}`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${name}-error` : `${name}-hint`}
        defaultValue={value}
        placeholder={placeholder}
        onPaste={paste}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className={clsx(controlClass, 'font-mono')}
      />
      {onRemove ? (
        <IconButton
          icon={X}
          label={`Remove ${each.charAt(0).toLowerCase() + each.slice(1)}, line ${line}`}
          size="md"
          onClick={onRemove}
        />
      ) : null}
    </li>
  )
}
