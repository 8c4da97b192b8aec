'use client'

import type { Answer } from '@/lib/http/answer'
import { Button, type ButtonProps } from './button'
import { useToastedAction } from './use-toasted-action'

type ActButtonProps<T> = Omit<ButtonProps, 'onClick' | 'pending'> & {
  act: () => Promise<Answer<T>>
  /** What the toast says after success. */
  done?: string | ((value: T) => string)
}

/** A button that acts at once, without asking. */
export function ActButton<T>({ act, done, ...button }: ActButtonProps<T>) {
  const { call, pending } = useToastedAction(act, done)
  return <Button {...button} pending={pending} onClick={() => call()} />
}
