import { TextField } from '@/components/ui/text-field'
import type { AppType } from '@/lib/apps/fields/field'
import { FIELDS } from '@/lib/apps/fields/fields'
import type { SectionProps } from './app-form-sections'

/** The subject of the certificate with which the app signs in. */
export function CertificateField({ type, values, field }: SectionProps & { type: AppType }) {
  return (
    <div hidden={type === 'native'}>
      <TextField
        {...field('mtlsSubject')}
        label={FIELDS.mtlsSubject.label}
        optional
        spellCheck={false}
        autoComplete="off"
        maxLength={FIELDS.mtlsSubject.maxLength}
        defaultValue={values.mtlsSubject}
        placeholder="CN=orders,O=Fjordrail"
        description="The app may then sign in with a certificate that your proxy has verified (RFC 8705). Instead of a name: DNS:orders.example."
      />
    </div>
  )
}
