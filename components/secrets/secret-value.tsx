'use client'

import { Check, Copy } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { COPY_REFUSED, selectAll, useCopy } from '@/components/ui/use-copy'

/** No browser feature may store, correct, translate or send the value. */
const LEFT_ALONE = {
  translate: 'no',
  spellCheck: false,
  autoCorrect: 'off',
  autoCapitalize: 'off',
  'data-1p-ignore': '',
  'data-bwignore': '',
  'data-lpignore': 'true',
  'data-form-type': 'other',
  'data-gramm': 'false',
} as const

/** The value, which one click selects whole, and the button that copies it. */
export function SecretValue({ value }: { value: string }) {
  const ref = useRef<HTMLDivElement>(null)
  const { outcome, copy } = useCopy(ref)
  const copied = outcome === 'copied'
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-accent bg-surface p-3">
      {/* biome-ignore lint/a11y/useSemanticElements: an input does not wrap, and gets remembered */}
      <div
        {...LEFT_ALONE}
        ref={ref}
        data-testid="secret-value"
        role="textbox"
        tabIndex={0}
        aria-readonly="true"
        aria-label="Client secret"
        onFocus={(event) => selectAll(event.currentTarget)}
        className="cursor-text select-all break-all rounded-sm font-mono text-[0.9375rem] leading-6"
      >
        {value}
      </div>
      <div className="flex items-center gap-3 border-t pt-3">
        <Button
          variant="primary"
          icon={copied ? Check : Copy}
          onClick={() => copy(value)}
          className="min-w-26"
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <p
          role="status"
          className={`min-w-0 ${outcome === 'refused' ? 'text-danger' : 'text-muted'}`}
        >
          {copied ? 'The secret is on the clipboard.' : null}
          {outcome === 'refused' ? COPY_REFUSED : null}
        </p>
      </div>
    </div>
  )
}
