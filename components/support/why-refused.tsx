import { Button } from '@/components/ui/button'
import { OrganizationField } from '@/components/ui/organization'
import { Panel } from '@/components/ui/panel'
import { TextField } from '@/components/ui/text-field'
import { TimeInSentence } from '@/components/ui/time'
import { timesInWords } from '@/components/usage/usage-words'
import type { Doer } from '@/lib/support/explain-refusal'
import { AROUND_MINUTES, type ExplainedRefusal, LOOKED_BACK_DAYS } from '@/lib/support/support'
import { capital } from '@/lib/text'

const WHO: Record<Doer, string> = {
  owner: 'The owner can do it.',
  administrator: 'An administrator can do it.',
  api_owner: 'The owner of the API, or an administrator, can do it.',
  operator: 'Whoever runs the proxy can do it.',
}

type WhyRefusedProps = {
  /** What the answers are for, as it stands in the address. */
  at: string
  address: string
  refusals: readonly ExplainedRefusal[]
}

/** Asks when and from where, and explains what was refused then. A plain GET form. */
export function WhyRefused({ at, address, refusals }: WhyRefusedProps) {
  return (
    <Panel title="Why is it refused?">
      <form className="mb-4 flex flex-wrap items-end gap-3">
        <OrganizationField />
        <TextField label="When (UTC)" name="at" type="datetime-local" defaultValue={at} />
        <TextField
          label="From which IP address"
          name="address"
          defaultValue={address}
          placeholder="203.0.113.17"
          autoComplete="off"
        />
        <Button type="submit" early>
          Explain
        </Button>
      </form>
      {refusals.length === 0 ? <p className="text-muted">{nothing(at, address)}</p> : null}
      <ul className="flex flex-col gap-4">
        {refusals.map((one) => (
          <li
            key={`${one.refused.cause} ${one.refused.address} ${one.refused.credential?.id} ${one.refused.firstAt}`}
          >
            <Explained {...one} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function nothing(at: string, address: string): string {
  const from = address ? ` from ${address}` : ''
  return at
    ? `Nothing of this app was refused${from} within ${AROUND_MINUTES} minutes of that time.`
    : `Nothing of this app was refused${from} in the last ${LOOKED_BACK_DAYS} days.`
}

function Explained({ what, why, next, who, refused }: ExplainedRefusal) {
  const { attempts, address, firstAt, lastAt, credential } = refused
  return (
    <div className="border-border border-s-2 ps-3 [overflow-wrap:anywhere]">
      <p className="font-medium">
        {what}
        {credential?.hint ? (
          <span translate="no" className="ms-2 font-mono font-normal text-[0.8125rem] text-muted">
            {credential.hint}
          </span>
        ) : null}
      </p>
      <p>
        {why} {next} <span className="text-muted">{WHO[who]}</span>
      </p>
      <p className="text-[0.8125rem] text-muted">
        {capital(timesInWords(attempts))}
        {address ? ` from ${address}` : ' from many addresses'}
        {attempts === 1 ? null : (
          <>
            , since <TimeInSentence at={firstAt} />
          </>
        )}
        , the last time <TimeInSentence at={lastAt} />
      </p>
    </div>
  )
}
