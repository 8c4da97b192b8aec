'use client'

import { Building2, ChevronDown, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import { useState, useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { Name } from '@/components/ui/name'
import { inOrganization } from '@/lib/organizations/organization-address'
import { type MyOrganization, roleLabel } from '@/lib/people/person'
import { type Theme, themeOf } from './theme'

export type AccountMenuProps = {
  person: { name: string; email: string; role: string }
  organization: { id: string; name: string }
  /** Those among which the person can switch; none of a person of one. */
  organizations: readonly MyOrganization[]
  theme: Theme
  chooseTheme: (theme: Theme) => Promise<void>
  signOut: () => Promise<void>
}

const THEME_CHOICES = [
  { value: 'system', label: 'Like the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const

/** Who is signed in, with theme and sign-out. */
export function AccountMenu({ person, chooseTheme, signOut, ...props }: AccountMenuProps) {
  const [theme, setTheme] = useState(props.theme)
  const [, startTransition] = useTransition()

  const choose = (next: Theme) => {
    setTheme(next)
    showTheme(next)
    startTransition(() => chooseTheme(next))
  }

  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex items-center gap-1.5 rounded-full py-0.5 pr-1.5 pl-0.5 hover:bg-hover aria-expanded:bg-hover"
        >
          <span className="sr-only">
            Account of <Name>{person.name}</Name>
          </span>
          <Avatar name={person.name} />
          <ChevronDown aria-hidden="true" className="size-3.5 text-muted" />
        </button>
      }
    >
      <div className="px-2.5 pt-1 pb-1.5 [overflow-wrap:anywhere]">
        <p className="font-medium">
          <Name>{person.name}</Name>
        </p>
        <p className="text-[0.8125rem] text-muted">{person.email}</p>
        <p className="mt-1 text-muted text-xs">
          {person.role}, <Name>{props.organization.name}</Name>
        </p>
      </div>
      {props.organizations.length > 0 ? (
        <>
          <MenuSeparator />
          <MenuChoice
            label="Organization"
            value={props.organization.id}
            options={props.organizations.map(asOption)}
            onValueChange={enter}
          />
        </>
      ) : null}
      <MenuSeparator />
      <MenuLink icon={UserRound} href="/account">
        Account
      </MenuLink>
      <MenuSeparator />
      <MenuChoice
        label="Theme"
        value={theme}
        options={THEME_CHOICES}
        onValueChange={(value) => choose(themeOf(value))}
      />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => startTransition(signOut)}>
        Sign out
      </MenuItem>
    </Menu>
  )
}

function asOption({ id, name, role }: MyOrganization) {
  return { value: id, label: name, note: roleLabel(role), icon: Building2 }
}

/** Opens the other organization as a page of its own: nothing of this one is kept in it. */
function enter(organizationId: string): void {
  window.location.assign(inOrganization('/apps', organizationId))
}

/** Changes the theme at once. The server renders it from its next answer on. */
function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
