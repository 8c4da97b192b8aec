'use client'

import { UserPlus, X } from 'lucide-react'
import { DisabledBadge } from '@/components/people/disabled-badge'
import { Avatar } from '@/components/ui/avatar'
import { Button, IconButton } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { AppPerson } from '@/lib/apps/app'
import type { NewMemberForm } from '@/lib/apps/members/member-input'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import { ChangeOwner, type Ownership } from './change-owner'

type PeoplePanelProps = {
  owner: AppPerson
  /** The ids of those who are disabled. */
  disabled: ReadonlySet<string>
  /** Null for whoever cannot give the app away. */
  ownership: Ownership | null
  members: readonly AppPerson[]
  changeable: boolean
  add: FormAction<NewMemberForm, null>
  remove: (personId: string) => Promise<Answer<null>>
}

/** Who may change this app besides the administrators. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { owner, disabled, ownership, members, changeable, add, remove } = props
  return (
    <Panel title="People" description="They and your administrators may change this app.">
      <ul className="flex flex-col gap-3">
        <Person person={owner} isDisabled={disabled.has(owner.id)} standing="Owner" />
        {members.map((member) => (
          <Person
            key={member.id}
            person={member}
            isDisabled={disabled.has(member.id)}
            remove={changeable ? remove : undefined}
          />
        ))}
      </ul>
      {ownership ? <ChangeOwner {...ownership} /> : null}
      {changeable ? <AddPerson add={add} /> : null}
    </Panel>
  )
}

type PersonProps = {
  person: AppPerson
  isDisabled: boolean
  standing?: string
  remove?: PeoplePanelProps['remove'] | undefined
}

function Person({ person, isDisabled, standing, remove }: PersonProps) {
  return (
    <li className="flex items-center gap-3">
      <Avatar name={person.name} className="size-8" />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-medium">
          <Name>{person.name}</Name> {isDisabled ? <DisabledBadge /> : null}
        </p>
        <p className="text-[0.8125rem] text-muted">{person.email}</p>
      </div>
      {standing ? <span className="text-[0.8125rem] text-muted">{standing}</span> : null}
      {remove ? <RemoveButton person={person} remove={remove} /> : null}
    </li>
  )
}

function RemoveButton({
  person,
  remove,
}: { person: AppPerson } & Pick<PeoplePanelProps, 'remove'>) {
  const { call, pending } = useToastedAction(remove, `${person.name} was removed from this app`)
  return (
    <IconButton
      icon={X}
      label={`Remove ${person.name}`}
      disabled={pending}
      onClick={() => call(person.id)}
    />
  )
}

function AddPerson({ add }: Pick<PeoplePanelProps, 'add'>) {
  const toast = useToast()
  const { form, field, sentence, pending, reset } = useForm(add, () => {
    reset()
    toast('Added to this app')
  })
  return (
    <form {...form} className="mt-5 flex flex-col gap-2 border-t pt-4">
      <TextField
        {...field('email')}
        label="Add somebody by email"
        type="email"
        autoComplete="off"
        placeholder="name@company.com"
      />
      <Refused sentence={sentence} />
      <Button type="submit" size="sm" icon={UserPlus} pending={pending} className="w-fit">
        Add
      </Button>
    </form>
  )
}
