'use client'

import { CircleCheck, Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { saveFile } from '@/components/ui/save-file'
import { SelectField } from '@/components/ui/select-field'
import { KEY_ALGORITHMS, type KeyAlgorithm } from '@/lib/apps/keys/app-key'
import { ALGORITHM_WORDS } from './algorithm-words'
import { canMakePairs, makePair } from './make-pair'

const OPTIONS = KEY_ALGORITHMS.map((value) => ({ value, label: ALGORITHM_WORDS[value] }))
const NO_CRYPTO =
  'This browser makes keys only on pages that came over https or from localhost. Make the pair elsewhere, and paste the public half.'
const NOT_MADE = 'This browser cannot make a key of this kind. Choose another algorithm.'

type MadeKeyFieldProps = {
  /** Goes into the name of the file. */
  appId: string
  /** The field that carries the public half. */
  name: string
  error: string | undefined
  /** The public half, once the private one was saved. */
  publicJwk: string | null
  onMade: (publicJwk: string) => void
}

/** Makes a pair in the browser: the private half goes into a file, once; the public one is sent. */
export function MadeKeyField({ appId, name, error, publicJwk, onMade }: MadeKeyFieldProps) {
  const [algorithm, setAlgorithm] = useState<KeyAlgorithm>('ES256')
  const [file, setFile] = useState<string | null>(null)
  const [makingError, setMakingError] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  async function make() {
    if (!canMakePairs()) return setMakingError(NO_CRYPTO)
    setPending(true)
    const pair = await makePair(algorithm).catch(() => null)
    setPending(false)
    if (!pair) return setMakingError(NOT_MADE)
    const fileName = `${appId.replaceAll(/[^\w.-]+/g, '-')}-${pair.kid.slice(0, 8)}.private.jwk.json`
    saveFile(fileName, new Blob([pair.privateJwk], { type: 'application/json' }))
    setMakingError(null)
    setFile(fileName)
    onMade(pair.publicJwk)
  }

  const shownError = makingError ?? (file ? error : undefined)
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        label="Algorithm"
        name="madeAlgorithm"
        options={OPTIONS}
        value={algorithm}
        onValueChange={(value) => setAlgorithm(value as KeyAlgorithm)}
      />
      <Button icon={Download} pending={pending} onClick={make} className="w-fit">
        {file ? 'Make another pair' : 'Make pair and save private key'}
      </Button>
      <div role="status" className="empty:hidden">
        {file ? <Saved file={file} /> : null}
      </div>
      {shownError ? <FieldError>{shownError}</FieldError> : null}
      <input type="hidden" name={name} value={publicJwk ?? ''} />
    </div>
  )
}

function Saved({ file }: { file: string }) {
  return (
    <p className="flex gap-2.5 rounded-lg border border-good/25 bg-good-soft px-3 py-2.5 text-good">
      <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        The private key was saved as <span className="font-medium">{file}</span>. It is nowhere
        else: move it to where the app runs. Only the public half is added here.
      </span>
    </p>
  )
}
