'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/choice-field'
import { Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { TextArea, TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { type FieldOf, useForm } from '@/components/ui/use-form'
import { useRouter } from '@/components/ui/use-router'
import { appPath } from '@/lib/apps/app'
import {
  FEDERATED_NAME_MAX,
  ISSUER_LENGTH_MAX,
  SUBJECT_LENGTH_MAX,
} from '@/lib/apps/federated/federated-credential'
import type { FederatedCredentialForm } from '@/lib/apps/federated/federated-input'
import {
  ISSUER_PRESETS,
  type IssuerPreset,
  type IssuerPresetName,
} from '@/lib/apps/federated/issuer-presets'
import type { FederatedActions, FederatedApp } from './federated-app'

type AddFederatedPanelProps = {
  app: FederatedApp
  preset: IssuerPresetName
  audience: string
  add: FederatedActions['add']
}

/** The form of a new federated credential, with what is known of its issuer filled in. */
export function AddFederatedPanel({ app, preset, audience, add }: AddFederatedPanelProps) {
  const path = `${appPath(app.id)}/federated`
  const router = useRouter()
  const toast = useToast()
  const { form, field, sentence, pending } = useForm(add, () => {
    toast('Federated credential added')
    router.push(path, { scroll: false })
  })
  const known = ISSUER_PRESETS[preset]
  return (
    <Panel title={`Add: ${known.label}`} description={known.note}>
      <form {...form} className="flex max-w-2xl flex-col gap-4">
        <Refused sentence={sentence} />
        <Fields known={known} field={field} />
        <p className="text-muted [overflow-wrap:anywhere]">
          The app asks for a token with the audience{' '}
          <code translate="no" className="font-mono text-[0.8125rem] text-text">
            {audience}
          </code>{' '}
          and sends it with its client ID.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            Add federated credential
          </Button>
          <ButtonLink href={path} scroll={false}>
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Panel>
  )
}

function Fields({
  known,
  field,
}: {
  known: IssuerPreset
  field: FieldOf<FederatedCredentialForm>
}) {
  const typed = { autoComplete: 'off', spellCheck: false, mono: true }
  return (
    <>
      <TextField
        {...field('name')}
        label="Name"
        required
        maxLength={FEDERATED_NAME_MAX}
        defaultValue={known.label}
        autoComplete="off"
      />
      <TextField
        {...field('issuer')}
        {...typed}
        label="Issuer"
        required
        maxLength={ISSUER_LENGTH_MAX}
        defaultValue={known.issuer}
        description="Exactly as the token says it (iss)."
        inputMode="url"
      />
      <TextField
        {...field('subject')}
        {...typed}
        label="Subject"
        required
        maxLength={SUBJECT_LENGTH_MAX}
        defaultValue={known.subject}
        description="As the token says it (sub). A * stands for any characters, / and : included."
      />
      <TextArea
        {...field('claims')}
        {...typed}
        label="Other claims"
        optional
        rows={2}
        defaultValue={known.claims}
        description="One name=value a line. All of them must match; a * stands for any characters."
      />
      <CheckboxField
        {...nameOf(field('reusable'))}
        label="A token may be sent again until it expires"
        description="For what keeps a token in a file or a cache. Otherwise each works once."
        defaultChecked={known.reusable}
      />
    </>
  )
}

/** A checkbox is never refused. */
function nameOf({ name }: { name: string }): { name: string } {
  return { name }
}
