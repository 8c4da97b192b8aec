import { CircleCheck, CircleX } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Name } from '@/components/ui/name'
import type { ClaimCheck } from '@/lib/apps/federated/match-claims'
import type { TokenCheck, TriedToken } from '@/lib/apps/federated/tried-token'

const GOOD = {
  signature: 'It is signed with a key of its issuer.',
  type: 'It is of a type that is taken.',
  time: 'It is valid now.',
  audience: 'It is for this server.',
} satisfies Record<TokenCheck['what'], string>

/** What became of a token that was tried: in a sentence, then check by check. */
export function TokenOutcome({ tried }: { tried: TriedToken }) {
  const by = tried.credentials.find(({ id }) => id === tried.accepted)
  const isChecked = tried.checks.some(({ what }) => what === 'signature')
  return (
    <div className="flex flex-col gap-4">
      {by ? (
        <Banner tone="good" title={`It would authenticate the app, as “${by.name}”.`} />
      ) : (
        <Banner tone="warning" title="It would not authenticate the app.">
          {isChecked
            ? null
            : 'The app does not trust this issuer, so the signature was not checked.'}
        </Banner>
      )}
      <ul className="flex flex-col gap-1">
        {tried.checks.map(({ what, complaint }) => (
          <Line key={what} fits={complaint === null}>
            {complaint ?? GOOD[what]}
          </Line>
        ))}
      </ul>
      {tried.credentials.map(({ id, name, claims }) => (
        <div key={id} className="flex flex-col gap-1">
          <h3 className="font-medium">
            <Name>{name}</Name>
          </h3>
          <ul className="flex flex-col gap-1">
            {claims.map((check) => (
              <Claim key={check.claim} check={check} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function Claim({ check: { claim, expected, found, fits } }: { check: ClaimCheck }) {
  return (
    <Line fits={fits}>
      <code translate="no" className="font-mono text-[0.8125rem]">
        {claim}
      </code>
      {fits ? ' is ' : found === null ? ' is missing; expected ' : ' is '}
      {found === null ? null : <Value>{found}</Value>}
      {fits || found === null ? null : ', expected '}
      {fits ? null : <Value>{expected}</Value>}
    </Line>
  )
}

function Value({ children }: { children: string }) {
  return (
    <code translate="no" className="font-mono text-[0.8125rem]">
      {children}
    </code>
  )
}

function Line({ fits, children }: { fits: boolean; children: React.ReactNode }) {
  const Sign = fits ? CircleCheck : CircleX
  return (
    <li className="flex gap-2 [overflow-wrap:anywhere]">
      <Sign
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${fits ? 'text-good' : 'text-danger'}`}
      />
      <span className="min-w-0">
        <span className="sr-only">{fits ? 'Fits: ' : 'Does not fit: '}</span>
        {children}
      </span>
    </li>
  )
}
