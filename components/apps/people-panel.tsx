'use client'

import { UserPlus, X } from 'lucide-react'
import { useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button, IconButton } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { useSubmission } from '@/components/ui/submission'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { AppPerson } from '@/lib/apps/app'
import type { Answer } from '@/lib/http/answer'

type PeoplePanelProps = {
  owner: AppPerson
  members: readonly AppPerson[]
  changeable: boolean
  add: (form: FormData) => Promise<Answer<null>>
  remove: (personId: string) => Promise<Answer<null>>
}

/** Who may change this app besides the administrators. */
export function PeoplePanel({ owner, members, changeable, add, remove }: PeoplePanelProps) {
  return (
    <Panel title="People" description="They and your administrators may change this app.">
      <ul className="flex flex-col gap-3">
        <Person person={owner} standing="Owner" />
        {members.map((member) => (
          <Person
            key={member.id}
            person={member}
            remove={changeable ? () => remove(member.id) : undefined}
          />
        ))}
      </ul>
      {changeable ? <AddPerson add={add} /> : null}
    </Panel>
  )
}

type PersonProps = {
  person: AppPerson
  standing?: string
  remove?: (() => Promise<Answer<null>>) | undefined
}

function Person({ person, standing, remove }: PersonProps) {
  const [pending, startTransition] = useTransition()
  const toast = useToast()
  const press = () =>
    startTransition(async () => {
      const outcome = await remove?.()
      if (outcome?.ok) toast(`${person.name} was removed from this app`)
      else if (outcome) toast(outcome.refusal.sentence, 'danger')
    })
  return (
    <li className="flex items-center gap-3">
      <Avatar name={person.name} className="size-8" />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-medium">{person.name}</p>
        <p className="text-[0.8125rem] text-muted">{person.email}</p>
      </div>
      {standing ? <span className="text-[0.8125rem] text-muted">{standing}</span> : null}
      {remove ? (
        <IconButton icon={X} label={`Remove ${person.name}`} disabled={pending} onClick={press} />
      ) : null}
    </li>
  )
}

function AddPerson({ add }: Pick<PeoplePanelProps, 'add'>) {
  const toast = useToast()
  const { form, fields, refusal, pending } = useSubmission(add, () => {
    form.ref.current?.reset()
    toast('Added to this app')
  })
  return (
    <form {...form} className="mt-5 flex flex-col gap-2 border-t pt-4">
      <TextField
        label="Add somebody by email"
        name="email"
        type="email"
        autoComplete="off"
        placeholder="name@company.com"
        error={fields.email}
      />
      {refusal && !refusal.fields ? <FieldError>{refusal.sentence}</FieldError> : null}
      <Button type="submit" size="sm" icon={UserPlus} pending={pending} className="w-fit">
        Add
      </Button>
    </form>
  )
}
