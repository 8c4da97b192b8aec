'use client'

import { TextField } from './text-field'

/** Asks for a name to be typed before something final. Compare with `isTypedName`. */
export function TypedNameField({
  expected,
  value,
  onValueChange,
  error,
}: {
  expected: string
  value: string
  onValueChange: (value: string) => void
  error?: string | undefined
}) {
  return (
    <TextField
      label={
        <>
          Type{' '}
          <span className="select-all rounded bg-sunken px-1 py-0.5 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
            {expected}
          </span>{' '}
          to confirm
        </>
      }
      name="typedName"
      value={value}
      onChange={(event) => onValueChange(event.currentTarget.value)}
      error={error}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      data-1p-ignore=""
    />
  )
}
