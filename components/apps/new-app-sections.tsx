'use client'

import { useRef, useState } from 'react'
import type { ScopeChoices } from '@/lib/apis/api'
import type { FormFieldName } from '@/lib/apps/fields/fields'
import { AccessFields } from './access-section'
import { type Draft, draftIn } from './app-draft'
import { Control, fieldsIn, type SectionProps } from './app-form-sections'
import { AppPreview } from './app-preview'
import { FoldedSection } from './folded-section'
import { LogoField } from './logo-field'
import { ProtocolSection } from './protocol-section'

type NewAppProps = SectionProps & {
  choices: ScopeChoices
  owner: { name: string; organizationName: string }
}

const NAME = 'name'
const DETAILS = [...fieldsIn('about'), ...fieldsIn('links')].filter((name) => name !== NAME)

/** What an app cannot do without; what its type does not have hides itself. */
const NEEDED = ['redirectUris', 'developmentUntil', 'scopes'] as const
const FOLDED = fieldsIn('access').filter((name) => name !== 'type' && !isIn(NEEDED, name))

/** The fields of a new app: its type, what that needs, and the rest folded; with a preview beside it. */
export function NewAppSections({ choices, owner, ...form }: NewAppProps) {
  const [type, setType] = useState(form.values.type)
  const element = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const access = { ...form, choices, type, onType: setType }
  const isWrong = (fields: readonly FormFieldName[]) => fields.some((name) => form.errors[name])
  // What a click changes elsewhere in the form is there a moment later.
  const look = () => setTimeout(() => setDraft(draftIn(element.current?.closest('form') ?? null)))
  return (
    <div
      ref={element}
      onInput={look}
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]"
    >
      <div className="flex min-w-0 flex-col gap-8">
        <div className="flex flex-col gap-5">
          <AccessFields {...access} fields={['type']} />
          <Control {...form} name={NAME} />
          <AccessFields {...access} fields={NEEDED} />
        </div>
        <FoldedSection
          title="About the app"
          description="Its logo, company and links: people see them when the app asks them for access."
          open={isWrong(DETAILS) || form.errors.logo !== undefined}
        >
          {DETAILS.map((name) => (
            <Control key={name} {...form} name={name} />
          ))}
          <LogoField current={null} error={form.errors.logo} />
        </FoldedSection>
        <div hidden={type === 'machine'}>
          <FoldedSection
            title="Access"
            description="Where people return to after they signed out, and tokens for the app itself."
            open={isWrong(FOLDED)}
          >
            <AccessFields {...access} fields={FOLDED} />
          </FoldedSection>
        </div>
        <ProtocolSection {...form} type={type} />
      </div>
      <AppPreview draft={draft} type={type} choices={choices} owner={owner} />
    </div>
  )
}

function isIn(names: readonly string[], name: string): boolean {
  return names.includes(name)
}
