'use client'

import { type ComponentProps, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * A button that is disabled until its script is loaded. Before that, the browser would send the form
 * itself and reload the page, and what was typed would be lost.
 */
export function HydratedButton(button: ComponentProps<'button'>) {
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <button
      {...button}
      disabled={button.disabled || !hydrated}
      data-waiting={hydrated ? undefined : ''}
    />
  )
}
