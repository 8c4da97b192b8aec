import { CopyButton } from '@/components/ui/copy-button'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ApiView } from '@/lib/apis/api'
import { lifetimeInWords, signatureInWords, TOKEN_CLAIMS_WORDS } from './token-words'

const FORMATS = {
  opaque: 'Opaque: the API asks Keyturn (introspection)',
  jwt: 'JWT: the API verifies it by itself',
}

/** How apps ask for its tokens, and the format of the tokens. */
export function TokensPanel({ api }: { api: ApiView }) {
  return (
    <Panel title="Tokens">
      <Facts
        facts={[
          {
            term: 'Identifier',
            value: (
              <span className="flex sm:-my-1.5 items-center gap-1.5">
                <code className="min-w-0 font-mono text-[0.8125rem]">{api.identifier}</code>
                <CopyButton
                  value={api.identifier}
                  label="Copy identifier"
                  announce="Identifier copied"
                  iconOnly
                />
              </span>
            ),
          },
          { term: 'Format', value: FORMATS[api.tokenFormat] },
          ...(api.tokenFormat === 'jwt'
            ? [{ term: 'Signature', value: signatureInWords(api) }]
            : []),
          { term: 'Lifetime', value: lifetimeInWords(api.tokenTtlSeconds) },
          { term: 'Says of people', value: TOKEN_CLAIMS_WORDS[api.tokenClaims].label },
          { term: 'Registered', value: <Time at={api.createdAt} mode="date" /> },
          { term: 'Last changed', value: <Time at={api.updatedAt} /> },
        ]}
      />
    </Panel>
  )
}
