'use client'

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { RadioCards } from '@/components/ui/choice-field'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import { AppChoice } from './app-choice'
import { type FieldIn, fieldsIn, type SectionProps } from './app-form-sections'
import { AppSwitch } from './app-switch'
import { CertificateField } from './certificate-field'
import { ClaimsInIdTokenField, RoleClaimField } from './claims-fields'
import { FapiField } from './fapi-field'
import { PkceField } from './pkce-field'

type ProtocolProps = SectionProps & { type: AppType }

/** How each field of the section is written; a field that is not here does not compile. */
const CONTROLS: Record<FieldIn<'protocol'>, (props: ProtocolProps) => ReactNode> = {
  pkce: (props) => <PkceField {...props} />,
  claimsInIdToken: (props) => <ClaimsInIdTokenField {...props} />,
  roleClaim: (props) => <RoleClaimField {...props} />,
  idTokenResponse: (props) => <AppSwitch {...props} which="idTokenResponse" />,
  skipSignOutQuestion: (props) => <AppSwitch {...props} which="skipSignOutQuestion" />,
  dpopRequired: (props) => <AppSwitch {...props} which="dpopRequired" />,
  parRequired: (props) => <AppSwitch {...props} which="parRequired" />,
  applicationType: ApplicationTypeField,
  fapiProfile: FapiField,
  mtlsSubject: CertificateField,
  mtlsBound: (props) => <AppSwitch {...props} which="mtlsBound" />,
  idTokenAlg: (props) => <AppChoice {...props} which="idTokenAlg" />,
  userinfoAlg: (props) => <AppChoice {...props} which="userinfoAlg" />,
  azureDevops: (props) => <AppSwitch {...props} which="azureDevops" />,
}

const PLACES = [
  {
    value: 'by_type',
    label: 'As its type says',
    description: 'A web app on a server, a native app on people’s devices.',
  },
  {
    value: 'web',
    label: 'On a server or in a browser',
    description: 'It returns to web addresses only, and has no scheme of its own.',
  },
  {
    value: 'native',
    label: 'On people’s devices',
    description:
      'It may return to the device and have a scheme of its own. Each copy needs its own secret.',
  },
]

function ApplicationTypeField({ type, values, field }: ProtocolProps) {
  return (
    <div hidden={type === 'machine'}>
      <RadioCards
        legend={FIELDS.applicationType.label}
        {...field('applicationType')}
        options={PLACES}
        defaultValue={values.applicationType}
        columns={3}
      />
    </div>
  )
}

/** What most apps leave as it is. It opens by itself when one of its fields was refused. */
export function ProtocolSection(props: ProtocolProps) {
  const fields = fieldsIn('protocol')
  const refused = fields.some((field) => props.errors[field])
  return (
    <details open={refused} className="group flex flex-col">
      <summary className="flex select-none list-none items-start gap-1.5 rounded-sm border-b pb-2.5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="flex min-w-0 flex-col">
          <h2 className="font-semibold text-[0.9375rem]">Protocol</h2>
          <span className="text-muted">
            For apps and libraries that need something special. Most apps leave this as it is.
          </span>
        </span>
      </summary>
      <div className="flex flex-col gap-5 pt-5">
        {fields.map((field) => {
          const Control = CONTROLS[field]
          return <Control key={field} {...props} />
        })}
      </div>
    </details>
  )
}
