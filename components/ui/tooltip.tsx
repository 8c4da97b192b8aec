'use client'

import {
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  lazy,
  type MouseEvent,
  type PointerEvent as MovedPointer,
  type ReactElement,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { TooltipPopupProps } from './tooltip-popup'

// Without its script a tooltip does not show; whoever hears the page has its text all the same.
const NoPopup = (_: TooltipPopupProps) => null
const loadPopup = () =>
  import('./tooltip-popup').then(({ TooltipPopup }) => TooltipPopup).catch(() => NoPopup)
const Popup = lazy(async () => ({ default: await loadPopup() }))

const OPEN_MS = 350
const CLOSE_MS = 80

type TooltipProps = {
  content: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactElement<HTMLAttributes<HTMLElement>>
}

/**
 * Shows `content` beside its one child on hover, on focus and on a tap. The child must be able to
 * take the focus. A text is also the child's description for those who do not see the tooltip. The
 * script of the popup is loaded when somebody comes near.
 */
export function Tooltip({ content, side = 'top', children }: TooltipProps) {
  const { anchor, trigger, stay, leave, close } = useTrigger(children.props)
  const described = typeof content === 'string' ? { 'aria-description': content } : {}
  return (
    <>
      {cloneElement(children, Object.assign(described, trigger))}
      {anchor ? (
        <Suspense>
          <Popup anchor={anchor} side={side} close={close} onEnter={stay} onLeave={leave}>
            {content}
          </Popup>
        </Suspense>
      ) : null}
    </>
  )
}

/** When the popup is open, and what the child tells of it. The child's own handlers still run. */
function useTrigger(own: HTMLAttributes<HTMLElement>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const stay = () => clearTimeout(timer.current)
  const turn = (to: HTMLElement | null, afterMs = 0) => {
    stay()
    if (to) void loadPopup()
    if (afterMs === 0) setAnchor(to)
    else timer.current = setTimeout(() => setAnchor(to), afterMs)
  }
  const leave = () => turn(null, CLOSE_MS)

  const trigger: HTMLAttributes<HTMLElement> = {
    onPointerEnter: (event: MovedPointer<HTMLElement>) => {
      own.onPointerEnter?.(event)
      if (event.pointerType !== 'touch') turn(event.currentTarget, anchor ? 0 : OPEN_MS)
    },
    onPointerLeave: (event: MovedPointer<HTMLElement>) => {
      own.onPointerLeave?.(event)
      if (event.pointerType !== 'touch') leave()
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      own.onFocus?.(event)
      if (event.currentTarget.matches(':focus-visible')) turn(event.currentTarget)
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      own.onBlur?.(event)
      turn(null)
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      own.onClick?.(event)
      if (isTap(event)) turn(event.currentTarget)
    },
  }
  return { anchor, trigger, stay, leave, close: () => turn(null) }
}

/** Touch has no hover. */
function isTap({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
}
