import { type InputEvent, useState } from 'react'

type Limited = {
  value?: unknown
  defaultValue?: unknown
  maxLength?: number | undefined
  error?: string | undefined
}

/**
 * Tells that a text is too long, in place of the browser, which would cut what is pasted and say
 * nothing. The form is sent all the same, and refused. What was refused before stands first.
 */
export function useLength({ value, defaultValue, maxLength, error }: Limited) {
  const [typed, setTyped] = useState(String(defaultValue ?? '').length)
  const length = value === undefined ? typed : String(value).length
  const tooLong = maxLength !== undefined && length > maxLength
  const said = `Keep this to ${maxLength} characters: it has ${length} now.`
  return {
    error: error ?? (tooLong ? said : undefined),
    watch: (event: InputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setTyped(event.currentTarget.value.length),
  }
}
