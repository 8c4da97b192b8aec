'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import { type MouseEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { useLandmark } from './landmark'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={350} closeDelay={80}>
      {children}
    </Base.Provider>
  )
}

/**
 * Shows `content` beside its one child on hover, on focus and on a tap. The child must be able to
 * take the focus. A text is also the child's description for those who do not see the tooltip.
 */
export function Tooltip({
  content,
  side = 'top',
  children,
}: {
  content: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactElement
}) {
  const { container, onOpenChange } = useLandmark()
  const [open, setOpen] = useState(false)
  const tapped = useRef(false)
  const turn = (next: boolean, change: { trigger: Element | undefined; reason?: string }) => {
    // After a tap browsers also send mouse events.
    if (!next && tapped.current && change.reason === 'trigger-hover') return
    tapped.current = false
    onOpenChange(next, change)
    setOpen(next)
  }
  return (
    <Base.Root open={open} onOpenChange={turn}>
      <Base.Trigger
        render={children}
        closeOnClick={false}
        onClick={(event) => {
          if (!isTap(event)) return
          turn(true, { trigger: event.currentTarget })
          tapped.current = true
        }}
        {...(typeof content === 'string' ? { 'aria-description': content } : {})}
      />
      <Base.Portal container={container}>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="max-w-72 rounded-md bg-text px-2.5 py-1.5 text-bg text-xs leading-4 shadow-raised transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Touch has no hover. */
function isTap({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
}
