'use client'

import { useState } from 'react'
import { TextArea } from '@/components/ui/text-field'
import { holdsPrivateKey, PUBLIC_KEY_LENGTH_MAX } from '@/lib/apps/keys/app-key'

const PRIVATE =
  'That was a private key. It was not sent, and it was removed from this page. Paste only the public half, and keep the private one where the app runs.'

/** Takes a public key; a private one is taken out again at once, before anything is sent. */
export function PastedKeyField({ name, error }: { name: string; error: string | undefined }) {
  const [typed, setTyped] = useState('')
  const [wasPrivate, setWasPrivate] = useState(false)
  const change = (text: string) => {
    const isPrivate = holdsPrivateKey(text)
    setWasPrivate(isPrivate)
    setTyped(isPrivate ? '' : text)
  }
  return (
    <div aria-live="assertive">
      <TextArea
        label="Public key"
        name={name}
        mono
        required
        rows={6}
        description="One JWK, or PEM that begins with -----BEGIN PUBLIC KEY-----."
        placeholder={'{ "kty": "EC", "crv": "P-256", "x": "…", "y": "…" }'}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        error={wasPrivate ? PRIVATE : error}
        maxLength={PUBLIC_KEY_LENGTH_MAX}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
      />
    </div>
  )
}
