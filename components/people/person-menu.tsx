'use client'

import {
  Ellipsis,
  History,
  KeyRound,
  Mail,
  MailCheck,
  MailX,
  MonitorSmartphone,
  ShieldOff,
  UserCheck,
  UserCog,
  UserX,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { AUDIT_PATH, auditAddress } from '@/components/audit/audit-address'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuLink } from '@/components/ui/menu'
import { useStepUpFirst } from '@/components/ui/step-up'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { PersonView } from '@/lib/people/person'
import type { PersonActions } from './actions'
import { DisableDialog } from './disable-dialog'
import { EmailDialog } from './email-dialog'
import { NewLinkDialog } from './new-link-dialog'
import { ResetFactorsDialog } from './reset-factors-dialog'
import { RoleDialog } from './role-dialog'

type Task = 'role' | 'email' | 'link' | 'factors' | 'disable'

/** What can be done about one person. */
export function PersonMenu({ person, actions }: { person: PersonView; actions: PersonActions }) {
  const [task, setTask] = useState<Task | null>(null)
  const first = useStepUpFirst()
  const enable = useToastedAction(actions.enable, `${person.name} can sign in again`)
  const verify = useToastedAction(
    actions.sayEmailVerified,
    person.emailVerified ? 'Apps are told: not verified' : 'Apps are told: verified',
  )
  const opener = useRef<HTMLButtonElement>(null)
  const about = {
    person,
    actions,
    onClose: () => setTask(null),
    finalFocus: () => opener.current,
  }

  return (
    <>
      <Menu
        trigger={
          <button
            ref={opener}
            type="button"
            aria-label={`Actions for ${person.name}`}
            className={buttonClass({ variant: 'ghost', size: 'sm' }, 'w-8 !px-0')}
          >
            <Ellipsis aria-hidden="true" className="size-4" />
          </button>
        }
      >
        <PersonTasks
          person={person}
          begin={(next) => first(() => setTask(next))}
          enable={() => enable.call(person.id)}
          verify={() => verify.call(person.id, !person.emailVerified)}
        />
      </Menu>
      <RoleDialog open={task === 'role'} {...about} />
      <EmailDialog open={task === 'email'} {...about} />
      <NewLinkDialog open={task === 'link'} {...about} />
      <ResetFactorsDialog open={task === 'factors'} {...about} />
      <DisableDialog open={task === 'disable'} {...about} />
    </>
  )
}

type PersonTasksProps = {
  person: PersonView
  begin: (task: Task) => void
  enable: () => void
  /** Says the opposite of what is said of the email now. */
  verify: () => void
}

function PersonTasks({ person, begin, enable, verify }: PersonTasksProps) {
  return (
    <>
      <MenuItem icon={UserCog} onSelect={() => begin('role')}>
        Change role
      </MenuItem>
      <MenuLink icon={MonitorSmartphone} href={`/admin/people/${person.id}/sessions`}>
        Sessions
      </MenuLink>
      <MenuLink icon={History} href={auditAddress(AUDIT_PATH, { target: `person:${person.id}` })}>
        History
      </MenuLink>
      <MenuItem icon={Mail} onSelect={() => begin('email')}>
        Change email
      </MenuItem>
      <MenuItem icon={person.emailVerified ? MailX : MailCheck} onSelect={verify}>
        {person.emailVerified ? 'Mark email as not verified' : 'Mark email as verified'}
      </MenuItem>
      {person.status === 'disabled' ? (
        <MenuItem icon={UserCheck} onSelect={enable}>
          Enable
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={KeyRound} onSelect={() => begin('link')}>
            {person.status === 'invited' ? 'New invitation link' : 'Link to a new password'}
          </MenuItem>
          {person.hasSecondFactor ? (
            <MenuItem icon={ShieldOff} onSelect={() => begin('factors')}>
              Remove second factor
            </MenuItem>
          ) : null}
          <MenuItem icon={UserX} tone="danger" onSelect={() => begin('disable')}>
            Disable
          </MenuItem>
        </>
      )}
    </>
  )
}
