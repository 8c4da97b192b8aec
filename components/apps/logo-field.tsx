'use client'

import { ImageUp } from 'lucide-react'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { LOGO_BYTES_MAX } from '@/lib/apps/app'
import type { AppFormFields } from '@/lib/apps/registration/registration'
import type { FieldName } from '@/lib/http/form'

const LOGO: FieldName<AppFormFields> = 'logo'
const REMOVE_LOGO: FieldName<AppFormFields> = 'removeLogo'
const ACCEPTED = ['image/png', 'image/jpeg', 'image/webp']

function validateFile(file: File): string | null {
  if (!ACCEPTED.includes(file.type)) return 'Choose a PNG, JPEG or WebP picture.'
  return file.size > LOGO_BYTES_MAX ? 'Choose a picture of at most 256 KB.' : null
}

/** A picture to send along, shown before it is sent. `current` is the one already stored. */
export function LogoField(props: { current: string | null; error?: string | undefined }) {
  const { input, choose, clear, removed, complaint, shown } = useChosenLogo(props.current)
  const error = complaint ?? props.error
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor="field-logo" className="font-medium">
        Logo
      </label>
      <div className="flex items-center gap-4">
        <Shown src={shown} />
        <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
          <input
            ref={input}
            id="field-logo"
            name={LOGO}
            type="file"
            accept={ACCEPTED.join(',')}
            onChange={choose}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'logo-hint logo-error' : 'logo-hint'}
            className="w-full min-w-0 rounded-lg text-muted text-sm file:mr-3 file:min-h-8 file:rounded-lg file:border file:border-control/70 file:bg-surface file:px-2.5 file:font-medium file:text-text file:hover:bg-hover"
          />
          {shown ? (
            <Button size="sm" variant="ghost" onClick={clear}>
              Remove logo
            </Button>
          ) : null}
        </div>
      </div>
      {removed ? <input type="hidden" name={REMOVE_LOGO} value="yes" /> : null}
      <p id="logo-hint" className="text-[0.8125rem] text-muted">
        PNG, JPEG or WebP, at most 256 KB. Best square.
      </p>
      {error ? <FieldError id="logo-error">{error}</FieldError> : null}
    </div>
  )
}

/** What was chosen in this browser, over what is stored. */
function useChosenLogo(current: string | null) {
  const input = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<string | null>(null)
  const [removed, setRemoved] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview) : undefined), [preview])

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    const wrong = file ? validateFile(file) : null
    setComplaint(wrong)
    if (wrong) event.currentTarget.value = ''
    setPreview(file && !wrong ? URL.createObjectURL(file) : null)
    setRemoved(false)
  }
  const clear = () => {
    if (input.current) input.current.value = ''
    setPreview(null)
    setComplaint(null)
    setRemoved(!preview)
  }
  return { input, choose, clear, removed, complaint, shown: preview ?? (removed ? null : current) }
}

function Shown({ src }: { src: string | null }) {
  return (
    <span className="flex size-16 shrink-0 items-center justify-center overflow-hidden rounded-xl border bg-sunken text-muted">
      {src ? (
        // biome-ignore lint/performance/noImgElement: a picture that only this browser has
        <img src={src} alt="The logo as chosen" className="size-full bg-paper object-contain" />
      ) : (
        <ImageUp aria-hidden="true" className="size-6" />
      )}
    </span>
  )
}
