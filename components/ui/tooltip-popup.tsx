'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactNode } from 'react'
import { landmarkOf } from './landmark'

export type TooltipPopupProps = {
  anchor: HTMLElement
  side: 'top' | 'bottom' | 'left' | 'right'
  /** Escape, or a press elsewhere. */
  close: () => void
  onEnter: () => void
  onLeave: () => void
  children: ReactNode
}

/** The open tooltip beside its anchor. It stays while the pointer is on it (WCAG 2.2, 1.4.13). */
export function TooltipPopup(props: TooltipPopupProps) {
  const { anchor, side, close, onEnter, onLeave, children } = props
  return (
    <Base.Root open onOpenChange={(open) => open || close()}>
      <Base.Portal container={landmarkOf(anchor)}>
        <Base.Positioner
          anchor={anchor}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup
            onPointerEnter={onEnter}
            onPointerLeave={onLeave}
            className="max-w-72 rounded-md bg-text px-2.5 py-1.5 text-bg text-xs leading-4 shadow-raised transition-opacity duration-100 data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
