'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the script of the page is at work. What a key or a click does needs that. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
