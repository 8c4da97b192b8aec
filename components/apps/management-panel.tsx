'use client'

import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/choice-field'
import { Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { ManagementForm } from '@/lib/apps/management-input'
import type { FormAction } from '@/lib/http/form'

type ManagementPanelProps = {
  name: string
  /** What can be granted, in words. */
  choices: readonly { name: string; sentence: string }[]
  granted: readonly string[]
  save: FormAction<ManagementForm, null>
}

/** Where an administrator grants an app what it may do for itself at the management API. */
export function ManagementPanel({ name, choices, granted, save }: ManagementPanelProps) {
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(save, () =>
    toast(`Permissions of ${name} at the management API changed`),
  )
  const { name: fieldName } = field('scopes')
  return (
    <Panel
      title="Management API"
      description="What the app may do for itself, without a person, in your whole organization. For people it asks them, as at any API."
    >
      <details>
        <summary className="w-fit cursor-pointer rounded-sm font-medium underline-offset-4 hover:underline">
          {granted.length === 0 ? 'Nothing is granted' : `Granted: ${granted.length}`}
        </summary>
        <form {...form} className="mt-4 flex flex-col gap-4">
          <fieldset aria-label="Permissions at the management API" className="flex flex-col gap-3">
            {choices.map((choice) => (
              <CheckboxField
                key={choice.name}
                name={fieldName}
                value={choice.name}
                defaultChecked={granted.includes(choice.name)}
                label={choice.name}
                description={choice.sentence}
              />
            ))}
          </fieldset>
          <Refused sentence={sentence} />
          <Button type="submit" size="sm" pending={pending} className="w-fit">
            Save permissions
          </Button>
        </form>
      </details>
    </Panel>
  )
}
