'use client'

import { useState } from 'react'
import { RecordForm, type RecordFormProps } from '@/components/ui/record-form'
import type { ScopeChoices } from '@/lib/apis/api'
import type { AppFormFields } from '@/lib/apps/registration/registration'
import { AccessSection } from './access-section'
import {
  AboutSection,
  type AppFormValues,
  LinksSection,
  type SectionProps,
} from './app-form-sections'
import { NewAppSections } from './new-app-sections'
import { ProtocolSection } from './protocol-section'
import { REGISTRATION_WORDS } from './registration-words'

type AppFormProps = RecordFormProps<AppFormValues, AppFormFields> & {
  /** The scopes that can be chosen. */
  choices: ScopeChoices
  /** Where to go when it is done; `{id}` stands for the client_id. */
  next: string
  /** For a new app, who will own it: the preview of the consent page names them. */
  owner?: { name: string; organizationName: string }
}

/** Registers or edits an app. */
export function AppForm({ choices, next, owner, ...props }: AppFormProps) {
  return (
    <RecordForm
      {...props}
      what="app"
      revision="revision"
      words={REGISTRATION_WORDS}
      pathOf={(id) => next.replace('{id}', encodeURIComponent(id))}
      wide={owner !== undefined}
    >
      {(form) =>
        owner ? (
          <NewAppSections {...form} choices={choices} owner={owner} />
        ) : (
          <Sections {...form} choices={choices} />
        )
      }
    </RecordForm>
  )
}

function Sections(form: SectionProps & { choices: ScopeChoices }) {
  const [type, setType] = useState(form.values.type)
  return (
    <div className="flex flex-col gap-8">
      <AboutSection {...form} />
      <LinksSection {...form} />
      <AccessSection {...form} type={type} onType={setType} />
      <ProtocolSection {...form} type={type} />
    </div>
  )
}
