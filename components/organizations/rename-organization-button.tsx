'use client'

import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { FormOf } from '@/lib/http/form'
import type { OrganizationNameForm } from '@/lib/people/organizations/organization-input'
import type { Rename } from './actions'

type RenameOrganizationButtonProps = { organization: { id: string; name: string }; rename: Rename }

/** Gives an organization another name. */
export function RenameOrganizationButton(props: RenameOrganizationButtonProps) {
  const { organization, rename } = props
  return (
    <FormDialog
      trigger={
        <Button>
          Rename<span className="sr-only"> {organization.name}</span>
        </Button>
      }
      title={`Rename ${organization.name}`}
      description="People see the new name from their next page on. Its id stays, and so do links."
      confirm="Rename"
      action={(form: FormOf<OrganizationNameForm>) => rename(organization.id, form)}
      done={() => 'The organization was renamed'}
    >
      {(field) => (
        <TextField
          {...field('organizationName')}
          label="Name of the organization"
          defaultValue={organization.name}
          autoComplete="off"
          required
        />
      )}
    </FormDialog>
  )
}
