'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant, IconButton } from './button'
import { writeToClipboard } from './clipboard'

const SHOWN_FOR_MS = 2000

type CopyButtonProps = {
  value: string
  label?: string
  /** What a screen reader hears when it has been copied. */
  announce?: string
  variant?: ButtonVariant
  size?: ButtonSize
  /** Only the picture; `label` becomes its name. */
  iconOnly?: boolean
  onCopied?: () => void
}

/** Copies `value`, shows it for two seconds and says it once. */
export function CopyButton(props: CopyButtonProps) {
  const { value, label = 'Copy', announce = 'Copied', variant, size = 'sm', iconOnly } = props
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    const copied = await writeToClipboard(value)
    setOutcome(copied ? 'copied' : 'failed')
    if (copied) props.onCopied?.()
  }
  const icon = outcome === 'copied' ? Check : Copy
  const failure = 'Your browser did not allow copying. Select the text and copy it by hand.'

  return (
    <span className="inline-flex items-center">
      {iconOnly ? (
        <IconButton icon={icon} label={label} size={size} onClick={copy} />
      ) : (
        <Button icon={icon} size={size} variant={variant ?? 'secondary'} onClick={copy}>
          {/* Both words lie on one another, so that the button keeps its width. */}
          <span className="grid *:col-start-1 *:row-start-1">
            <span className={outcome === 'copied' ? 'invisible' : ''}>{label}</span>
            <span aria-hidden="true" className={outcome === 'copied' ? '' : 'invisible'}>
              Copied
            </span>
          </span>
        </Button>
      )}
      <span role="status" className={outcome === 'failed' ? 'ml-2 text-danger text-xs' : 'sr-only'}>
        {outcome === 'copied' ? announce : outcome === 'failed' ? failure : ''}
      </span>
    </span>
  )
}
