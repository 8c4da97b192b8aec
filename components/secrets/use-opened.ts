'use client'

import { useCallback, useRef, useState } from 'react'
import type { RevocationPreview } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'
import type { SealedSecret, ShownSecret } from './actions'

/** The one dialog that is open, with its content. */
export type Opened =
  | { what: 'generate' }
  | { what: 'regenerate' }
  | { what: 'pause'; secret: SecretView }
  | { what: 'revoke'; revocation: RevocationPreview }
  | { what: 'shown'; shown: ShownSecret }
  | { what: 'sealed'; sealed: SealedSecret }

/**
 * Which dialog is open. It keeps its content while it fades out, then drops it, and with it the
 * only copy of a shown value. The focus returns to the element with the same `data-opens`.
 */
export function useOpened(fallbackFocus: () => HTMLElement | null) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open, setOpen] = useState(false)
  const opener = useRef<string | null>(null)

  const show = (next: Opened, from?: string) => {
    if (from) opener.current = from
    setOpened(next)
    setOpen(true)
  }
  const close = () => setOpen(false)
  const drop = useCallback(() => setOpened(null), [])
  const finalFocus = () =>
    document.querySelector<HTMLElement>(`[data-opens="${opener.current}"]`) ?? fallbackFocus()
  /** The element that opened it is about to disappear. */
  const forgetOpener = () => {
    opener.current = null
  }
  return {
    opened,
    show,
    forgetOpener,
    control: { open, onClose: close, onClosed: drop, finalFocus },
  }
}
