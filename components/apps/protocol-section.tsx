'use client'

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AppType } from '@/lib/apps/fields/field'
import { AppChoice } from './app-choice'
import { type FieldIn, fieldsIn, type SectionProps } from './app-form-sections'
import { AppSwitch } from './app-switch'
import { CertificateField } from './certificate-field'

type ProtocolProps = SectionProps & { type: AppType }

/** How each field of the section is written; a field that is not here does not compile. */
const CONTROLS: Record<FieldIn<'protocol'>, (props: ProtocolProps) => ReactNode> = {
  pkce: (props) => <AppChoice {...props} which="pkce" />,
  claimsInIdToken: (props) => <AppChoice {...props} which="claimsInIdToken" />,
  roleClaim: (props) => <AppChoice {...props} which="roleClaim" />,
  idTokenResponse: (props) => <AppSwitch {...props} which="idTokenResponse" />,
  skipSignOutQuestion: (props) => <AppSwitch {...props} which="skipSignOutQuestion" />,
  dpopRequired: (props) => <AppSwitch {...props} which="dpopRequired" />,
  parRequired: (props) => <AppSwitch {...props} which="parRequired" />,
  applicationType: (props) => <AppChoice {...props} which="applicationType" />,
  fapiProfile: (props) => <AppChoice {...props} which="fapiProfile" />,
  mtlsSubject: CertificateField,
  mtlsBound: (props) => <AppSwitch {...props} which="mtlsBound" />,
  idTokenAlg: (props) => <AppChoice {...props} which="idTokenAlg" />,
  userinfoAlg: (props) => <AppChoice {...props} which="userinfoAlg" />,
  azureDevops: (props) => <AppSwitch {...props} which="azureDevops" />,
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
