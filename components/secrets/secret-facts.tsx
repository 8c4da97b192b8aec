import { Name } from '@/components/ui/name'
import { Facts } from '@/components/ui/panel'
import { TimeInSentence } from '@/components/ui/time'
import type { SecretUseView, SecretView } from '@/lib/secrets/secret'
import { SecretName } from './secret-name'

/** Which secret a dialog is about, and how it was last used. */
export function SecretFacts({ app, secret }: { app: { name: string }; secret: SecretView }) {
  const { name, hint, use } = secret
  return (
    <div className="rounded-lg border px-3.5 py-3">
      <Facts
        facts={[
          { term: 'App', value: <Name>{app.name}</Name> },
          { term: 'Secret', value: <SecretName name={name} hint={hint} /> },
          ...(use ? factsOfUse(use) : [{ term: 'Last used', value: 'Never used' }]),
        ]}
      />
    </div>
  )
}

function factsOfUse(use: SecretUseView) {
  return [
    {
      term: 'Last used',
      value: (
        <>
          <TimeInSentence at={use.lastUsedAt} />, <TimeInSentence at={use.lastUsedAt} exact />
        </>
      ),
    },
    { term: 'From', value: use.lastAddress },
    { term: 'By', value: use.lastUserAgent || 'a client that does not say what it is' },
    { term: 'Grant type', value: <span className="font-mono">{use.lastGrantType}</span> },
  ]
}
