'use client'

import type { Answer } from '@/lib/http/answer'
import { useToast } from './toast'
import { useAction } from './use-action'

/** Calls a server action and shows its result in a toast: `done` after success, if given. */
export function useToastedAction<Args extends unknown[], T>(
  action: (...args: Args) => Promise<Answer<T>>,
  done?: string | ((value: T) => string),
) {
  const toast = useToast()
  return useAction(action, {
    onDone: (value) => {
      if (done !== undefined) toast(typeof done === 'string' ? done : done(value))
    },
    onError: ({ sentence }) => toast(sentence, 'danger'),
  })
}
