import { Children, type ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import { Facts, Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ShownEvidence } from '@/lib/recertification/recertification'

/** What somebody looks at before they confirm an app. */
export function EvidencePanel({ owner, shown }: { owner: string; shown: ShownEvidence }) {
  const { redirectUris, scopes, secrets, keys, federated, callers, moreCallers, people } = shown
  const facts = [
    { term: 'Owner', value: <Name>{owner}</Name> },
    { term: 'Returns to', value: <Lines lines={redirectUris} none="Nowhere" mono /> },
    { term: 'Scopes', value: <Lines lines={scopes} none="None" mono /> },
    {
      term: 'Secrets',
      value: (
        <Lines
          lines={secrets.map(({ hint, name, lastUsedAt }) => (
            <Used key={hint} name={`${name} (${hint})`} at={lastUsedAt} />
          ))}
          none="None"
        />
      ),
    },
    {
      term: 'Keys',
      value: (
        <Lines
          lines={keys.map(({ name, lastUsedAt }) => (
            <Used key={name} name={name} at={lastUsedAt} />
          ))}
          none="None"
        />
      ),
    },
    {
      term: 'Federated credentials',
      value: (
        <Lines
          lines={federated.map(({ name, issuer, lastUsedAt }) => (
            <Used key={`${name} ${issuer}`} name={`${name} (${issuer})`} at={lastUsedAt} />
          ))}
          none="None"
        />
      ),
    },
    {
      term: 'Callers seen',
      value: (
        <Lines
          lines={callers.map(({ address, credential, lastAt }) => (
            <Seen
              key={`${address} ${credential} ${lastAt}`}
              address={address}
              credential={credential}
              lastAt={lastAt}
            />
          ))}
          none="Nobody"
          more={moreCallers}
        />
      ),
    },
    { term: 'People who let it in', value: people === 0 ? 'Nobody' : String(people) },
  ]
  return (
    <Panel title="What there is" description="This is kept with a confirmation.">
      <Facts facts={facts} />
    </Panel>
  )
}

function Used({ name, at }: { name: string; at: string | null }) {
  return (
    <>
      {name},{' '}
      <span className="text-muted">
        {at ? (
          <>
            last used <Time at={at} />
          </>
        ) : (
          'never used'
        )}
      </span>
    </>
  )
}

type SeenProps = { address: string; credential: string; lastAt: string | null }

function Seen({ address, credential, lastAt }: SeenProps) {
  return (
    <>
      {address} with {credential}
      {lastAt ? (
        <span className="text-muted">
          , last <Time at={lastAt} />
        </span>
      ) : null}
    </>
  )
}

type LinesProps = { lines: readonly ReactNode[]; none: string; mono?: boolean; more?: number }

function Lines({ lines, none, mono = false, more = 0 }: LinesProps) {
  if (lines.length === 0) return <span className="text-muted">{none}</span>
  return (
    <ul className={mono ? 'flex flex-col gap-1 font-mono text-[0.8125rem]' : 'flex flex-col gap-1'}>
      {Children.map(lines, (line) => (
        <li>{line}</li>
      ))}
      {more > 0 ? <li className="text-muted">{more} more</li> : null}
    </ul>
  )
}
