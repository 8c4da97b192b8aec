'use client'

import type { ReactNode } from 'react'
import type { AppType } from '@/lib/apps/fields/field'
import { AppChoice } from './app-choice'
import { type FieldIn, fieldsIn, type SectionProps } from './app-form-sections'
import { AppSwitch } from './app-switch'
import { CertificateField } from './certificate-field'
import { FoldedSection } from './folded-section'

type ProtocolProps = SectionProps & { type: AppType }

/** How each field of the section is written; a field that is not here does not compile. */
const CONTROLS: Record<FieldIn<'protocol'>, (props: ProtocolProps) => ReactNode> = {
  pkce: (props) => <AppChoice {...props} which="pkce" />,
  claimsInIdToken: (props) => <AppChoice {...props} which="claimsInIdToken" />,
  organizationClaim: (props) => <AppSwitch {...props} which="organizationClaim" />,
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
    <FoldedSection
      title="Protocol"
      description="For apps and libraries that need something special. Most apps leave this as it is."
      open={refused}
    >
      {fields.map((field) => {
        const Control = CONTROLS[field]
        return <Control key={field} {...props} />
      })}
    </FoldedSection>
  )
}
