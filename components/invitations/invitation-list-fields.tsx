'use client'

import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { CheckboxField, RadioCards } from '@/components/ui/choice-field'
import { Refused } from '@/components/ui/refused'
import { TextArea } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { FormAction } from '@/lib/http/form'
import type { InvitationListForm } from '@/lib/people/invitations/invitation-input'
import type { InvitationLine } from '@/lib/people/invitations/invitation-list'
import { ROLES } from '@/lib/people/person'

type FieldsProps = {
  check: FormAction<InvitationListForm, InvitationLine[]>
  typed: string
  setTyped: (text: string) => void
}

/** A list that is pasted or read from a file, and the role of those of whom it says none. */
export function InvitationListFields({ check, typed, setTyped }: FieldsProps) {
  const { form, field, sentence, pending } = useForm(check)
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-4">
      <Refused sentence={sentence} />
      <TextArea
        {...field('list')}
        label="People"
        description="One person a line: email, name, role. The email alone is enough."
        placeholder={'ada@example.com\nbo@example.com, Bo Lind, developer'}
        mono
        rows={8}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        required
      />
      <ChooseFile onRead={setTyped} />
      <RadioCards
        {...field('role')}
        legend="Role, where the list says none"
        columns={1}
        options={ROLES}
        defaultValue="developer"
      />
      <CheckboxField
        {...field('emailVerified')}
        label="The emails are theirs"
        description="Apps are told that they are verified. Leave this off if you do not know."
        defaultChecked
      />
      <Button type="submit" variant="primary" pending={pending} className="w-fit">
        Check the list
      </Button>
    </form>
  )
}

/** Reads a file into the field, where it can be looked at. */
function ChooseFile({ onRead }: { onRead: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="File of people"
        className="sr-only"
        tabIndex={-1}
        onChange={async (event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onRead(await file.text())
        }}
      />
      <Button size="sm" icon={Upload} className="w-fit" onClick={() => input.current?.click()}>
        Choose a CSV file
      </Button>
    </>
  )
}
