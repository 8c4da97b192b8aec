'use client'

import { useRef } from 'react'

type Opening = { trigger: Element | undefined }

/**
 * Where a popup's elements go: into the landmark that its trigger stands in, so that nothing on the
 * page is outside of all. From a dialog they go where they would go anyway.
 */
export function useLandmark() {
  const container = useRef<HTMLElement | null>(null)
  const onOpenChange = (open: boolean, { trigger }: Opening) => {
    if (open) container.current = trigger?.closest<HTMLElement>('main, header') ?? null
  }
  return { container, onOpenChange }
}
