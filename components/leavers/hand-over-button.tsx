'use client'

import { UserRoundPen } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import type { NewMemberForm } from '@/lib/apps/members/member-input'
import type { FormAction } from '@/lib/http/form'

type HandOverProps = {
  name: string
  /** How many apps they own. */
  apps: number
  handOver: FormAction<NewMemberForm, AppOutcome[]>
}

/** Gives every app of a person to one colleague. */
export function HandOverButton({ name, apps, handOver }: HandOverProps) {
  return (
    <FormDialog
      trigger={
        <Button size="sm" icon={UserRoundPen}>
          Change owner of all
        </Button>
      }
      title={`Give ${apps === 1 ? 'the app' : `all ${apps} apps`} of ${name} to somebody else?`}
      description="A developer or an administrator of your organization owns them at once. To give them to several people, select some of the apps first."
      confirm="Change owner"
      action={handOver}
      done={(outcomes) => {
        const given = outcomes.filter(({ refused }) => refused === null).length
        return `${given} of ${outcomes.length} given away`
      }}
    >
      {(field) => (
        <TextField
          {...field('email')}
          label="Email of the new owner"
          type="email"
          autoComplete="off"
          placeholder="name@company.com"
        />
      )}
    </FormDialog>
  )
}
