'use client'

import {
  cloneElement,
  type HTMLAttributes,
  lazy,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'

// The parts of a menu are loaded when somebody comes near its button.
const loadParts = () => import('./menu-parts')
const Popup = lazy(async () => ({ default: (await loadParts()).MenuPopup }))
export const MenuItem = lazy(async () => ({ default: (await loadParts()).MenuItem }))
export const MenuLink = lazy(async () => ({ default: (await loadParts()).MenuLink }))
export const MenuSeparator = lazy(async () => ({ default: (await loadParts()).MenuSeparator }))
export const MenuChoice = lazy(async () => ({ default: (await loadParts()).MenuChoice }))

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement<HTMLAttributes<HTMLElement>>
  align?: 'start' | 'end'
  children: ReactNode
}

export function Menu({ trigger, align = 'end', children }: MenuProps) {
  const [opened, setOpened] = useState<{ anchor: HTMLElement; byKey: boolean } | null>(null)
  // Only a failed press is worth an error.
  const prepare = () => void loadParts().catch(() => {})
  const open = (event: MouseEvent<HTMLElement>) =>
    setOpened({ anchor: event.currentTarget, byKey: event.detail === 0 })
  return (
    <>
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': opened !== null,
        onPointerEnter: prepare,
        onFocus: prepare,
        onClick: open,
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          event.currentTarget.click()
        },
      })}
      {opened ? (
        <Suspense>
          <Popup {...opened} align={align} close={() => setOpened(null)}>
            {children}
          </Popup>
        </Suspense>
      ) : null}
    </>
  )
}
