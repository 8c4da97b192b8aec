'use client'

import { useRef } from 'react'

type Opening = { trigger: Element | undefined }

/**
 * Where a popup's elements go: into the landmark of its trigger, so that all content of the page is
 * inside a landmark. From a dialog they go to the default place.
 */
export function useLandmark() {
  const container = useRef<HTMLElement | null>(null)
  const onOpenChange = (open: boolean, { trigger }: Opening) => {
    if (open) container.current = trigger?.closest<HTMLElement>('main, header') ?? null
  }
  return { container, onOpenChange }
}
