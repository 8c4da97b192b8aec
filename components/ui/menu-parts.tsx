'use client'

import { Menu as Base } from '@base-ui/react/menu'
import clsx from 'clsx'
import { Check, type LucideIcon } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link } from '@/components/ui/link'
import { showFocusGuards } from './focus-guards'
import { landmarkOf } from './landmark'
import { Name } from './name'

const itemClass = clsx(
  'flex w-full cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-start',
  'outline-none data-highlighted:bg-hover data-disabled:opacity-55',
)

export type MenuPopupProps = {
  anchor: HTMLElement
  align: 'start' | 'end'
  /** Opened with the keyboard: the first item has the focus. */
  byKey: boolean
  close: () => void
  children: ReactNode
}

/** The open menu below its anchor, which gets the focus back. */
export function MenuPopup({ anchor, align, byKey, close, children }: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      defaultOpen
      onOpenChangeComplete={(open) => {
        if (!open) return close()
        showFocusGuards()
        if (byKey) popup.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
      }}
    >
      <Base.Portal container={landmarkOf(anchor)}>
        <Base.Positioner
          anchor={anchor}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup
            ref={popup}
            finalFocus={() => anchor}
            className="max-h-(--available-height) w-60 origin-(--transform-origin) overflow-y-auto rounded-xl border bg-raised p-1.5 shadow-raised outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export type ItemProps = {
  icon?: LucideIcon
  tone?: 'neutral' | 'danger'
  disabled?: boolean
  children: ReactNode
}

export function MenuItem({
  icon: Glyph,
  tone,
  disabled = false,
  children,
  onSelect,
}: ItemProps & { onSelect: () => void }) {
  return (
    <Base.Item
      onClick={onSelect}
      disabled={disabled}
      className={clsx(
        itemClass,
        tone === 'danger' && 'text-danger data-highlighted:bg-danger-soft',
      )}
    >
      {Glyph ? <Glyph aria-hidden="true" className="size-4 shrink-0 opacity-80" /> : null}
      {children}
    </Base.Item>
  )
}

export function MenuLink({ icon: Glyph, href, children }: ItemProps & { href: string }) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className={itemClass}>
      {Glyph ? <Glyph aria-hidden="true" className="size-4 shrink-0 opacity-80" /> : null}
      {children}
    </Base.LinkItem>
  )
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1.5 my-1.5 h-px bg-border" />
}

type MenuChoiceProps = {
  label: string
  value: string
  options: readonly { value: string; label: string; note?: string; icon: LucideIcon }[]
  onValueChange: (value: string) => void
}

/** One choice of several, kept in the menu. `onValueChange` gets the value of an option. */
export function MenuChoice({ label, value, options, onValueChange }: MenuChoiceProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-1 pb-1.5 text-muted text-xs">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onValueChange}>
        {options.map(({ value: option, label: name, note, icon: Glyph }) => (
          <Base.RadioItem key={option} value={option} closeOnClick className={itemClass}>
            <Glyph aria-hidden="true" className="size-4 shrink-0 opacity-80" />
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <Name>{name}</Name>
              {note ? <span className="block text-muted text-xs">{note}</span> : null}
            </span>
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" className="size-4 text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}
