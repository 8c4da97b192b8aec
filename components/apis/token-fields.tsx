'use client'

import { useState } from 'react'
import { RadioCards } from '@/components/ui/choice-field'
import type { FieldOf } from '@/components/ui/use-form'
import { type EditableApi, TOKEN_CLAIMS } from '@/lib/apis/api'
import type { ApiForm } from '@/lib/apis/api-form'
import { TOKEN_CLAIMS_WORDS } from './token-words'

const FORMATS = [
  {
    value: 'opaque',
    label: 'Opaque',
    description:
      'A random value. The API asks Keyturn whether it is valid (introspection), so a revocation takes effect at once.',
  },
  {
    value: 'jwt',
    label: 'JWT',
    description:
      'Signed claims that the API verifies by itself. It may accept a revoked one until its lifetime is over.',
  },
]

const SIGNATURES = [
  {
    value: 'RS256',
    label: 'RS256',
    description: 'Every verifier knows it, and most expect it where nothing is said.',
  },
  {
    value: 'ES256',
    label: 'ES256',
    description: 'Shorter tokens, quicker to make. The API’s library may have to be told.',
  },
  {
    value: 'EdDSA',
    label: 'EdDSA',
    description: 'Ed25519: as short as ES256. Few libraries know it.',
  },
]

const TYPES = [
  {
    value: 'at_jwt',
    label: 'at+jwt',
    description: 'The standard (RFC 9068): no ID token is ever taken for an access token.',
  },
  {
    value: 'jwt',
    label: 'JWT',
    description: 'For libraries that refuse any other, such as Spring Security at its defaults.',
  },
]

type TokenFieldsProps = { values: EditableApi; field: FieldOf<ApiForm> }

/** What the API's tokens look like. Only a JWT has a signature and a type. */
export function TokenFields({ values, field }: TokenFieldsProps) {
  const [format, setFormat] = useState<string>(values.tokenFormat)
  return (
    <>
      <RadioCards
        {...field('tokenFormat')}
        legend="Tokens"
        options={FORMATS}
        value={format}
        onValueChange={setFormat}
      />
      <div hidden={format !== 'jwt'} className="flex flex-col gap-5">
        <RadioCards
          {...field('signingAlg')}
          legend="Signature"
          options={SIGNATURES}
          defaultValue={values.signingAlg}
          columns={3}
        />
        <RadioCards
          {...field('tokenType')}
          legend="Type in the header (typ)"
          options={TYPES}
          defaultValue={values.tokenType}
          columns={2}
        />
      </div>
      <RadioCards
        {...field('tokenClaims')}
        legend="What they say of the person"
        options={TOKEN_CLAIMS.map((value) => ({ value, ...TOKEN_CLAIMS_WORDS[value] }))}
        defaultValue={values.tokenClaims}
        columns={3}
      />
    </>
  )
}
