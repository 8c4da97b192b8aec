'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { OneTimeLink } from '@/components/people/one-time-link'
import { Button } from '@/components/ui/button'
import { DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/http/form'
import type { NewOrganizationForm } from '@/lib/people/organizations/organization-input'
import type { CreatedOrganization } from './actions'

type CreateOrganizationButtonProps = {
  create: FormAction<NewOrganizationForm, CreatedOrganization>
}

/** Creates an organization, then shows the link for its first administrator if there is one. */
export function CreateOrganizationButton({ create }: CreateOrganizationButtonProps) {
  const [open, setOpen] = useState(false)
  const [created, setCreated] = useState<CreatedOrganization | null>(null)
  return (
    <DialogRoot
      open={open}
      stepUp
      onOpenChange={setOpen}
      onOpenChangeComplete={(now) => now || setCreated(null)}
    >
      <DialogTrigger
        render={
          <Button variant="primary" icon={Plus}>
            Create organization
          </Button>
        }
      />
      {created ? (
        <Created created={created} close={() => setOpen(false)} />
      ) : (
        <CreateForm create={create} onCreated={setCreated} />
      )}
    </DialogRoot>
  )
}

function Created({ created, close }: { created: CreatedOrganization; close: () => void }) {
  const { name, administrator, link } = created
  return (
    <DialogContent
      title={`${name} was created`}
      description={
        link
          ? 'Send this link over a channel that only its administrator reads. Whoever opens it chooses their password.'
          : `${administrator} has an account already, and finds ${name} below their name.`
      }
      footer={<Button onClick={close}>Close</Button>}
    >
      {link ? <OneTimeLink link={link} lives="seven days" /> : null}
    </DialogContent>
  )
}

type CreateFormProps = CreateOrganizationButtonProps & {
  onCreated: (created: CreatedOrganization) => void
}

function CreateForm({ create, onCreated }: CreateFormProps) {
  return (
    <DialogForm
      title="Create organization"
      description="It has its own apps, APIs, people and policies. Its administrator adds everybody else."
      confirm="Create organization"
      action={create}
      onDone={onCreated}
    >
      {(field) => (
        <>
          <TextField
            {...field('organizationName')}
            label="Name of the organization"
            autoComplete="off"
            required
          />
          <TextField
            {...field('name')}
            label="Name of its first administrator"
            autoComplete="off"
            required
          />
          <TextField
            {...field('email')}
            label="Email of its first administrator"
            type="email"
            autoComplete="off"
            required
          />
        </>
      )}
    </DialogForm>
  )
}
