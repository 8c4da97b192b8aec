'use client'

import { type ComponentProps, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * A button that waits for its script. Pressed before, it would make the browser send the form the
 * old way and load the page anew, and what was typed would be lost.
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
