'use client'

import type { ComponentProps } from 'react'
import { useHydrated } from './use-hydrated'

/**
 * A button that is disabled until its script is loaded. Before that, the browser would send the form
 * itself and reload the page, and what was typed would be lost.
 */
export function HydratedButton(button: ComponentProps<'button'>) {
  const hydrated = useHydrated()
  return (
    <button
      {...button}
      disabled={button.disabled || !hydrated}
      data-waiting={hydrated ? undefined : ''}
    />
  )
}
