'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Refused } from '@/components/ui/refused'
import { Time } from '@/components/ui/time'
import { useAction } from '@/components/ui/use-action'
import { countOf } from '@/components/usage/chart-scale'
import type { Answer } from '@/lib/http/answer'
import type { NetworkProposal } from '@/lib/usage/networks'

type ProposeNetworksProps = {
  propose: () => Promise<Answer<NetworkProposal>>
  /** Puts the networks into the field. */
  fill: (networks: string[]) => void
}

/** Fills the field with the networks of who came, and says how often and when last. Saves nothing. */
export function ProposeNetworks({ propose, fill }: ProposeNetworksProps) {
  const [proposal, setProposal] = useState<NetworkProposal | null>(null)
  const { call, error, pending } = useAction(propose, {
    onDone: (found) => {
      setProposal(found)
      if (found.networks.length > 0) fill(found.networks.map(({ network }) => network))
    },
  })
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <p className="text-pretty text-muted">
        Keyturn knows from where it was used in the last 30 days.
      </p>
      <Button size="sm" className="w-fit" pending={pending} onClick={() => call()}>
        Propose networks
      </Button>
      <Refused sentence={error?.sentence} />
      <div role="status" className="flex flex-col gap-2">
        {proposal ? <Proposed proposal={proposal} /> : null}
      </div>
    </div>
  )
}

function Proposed({ proposal: { networks, leftOut, unknownUses } }: { proposal: NetworkProposal }) {
  if (networks.length === 0)
    return <p>Nobody came from a known address in the last 30 days. Nothing is proposed.</p>
  return (
    <>
      <p>Filled in. Nothing is saved yet.</p>
      <ul className="divide-y rounded-lg border" aria-label="Proposed networks">
        {networks.map(({ network, addresses, uses, lastAt }) => (
          <li key={network} className="px-3 py-2">
            <span translate="no" className="block font-mono [overflow-wrap:anywhere]">
              {network}
            </span>
            <span className="text-[0.8125rem] text-muted">
              {addresses > 1 ? `${addresses} addresses, ` : ''}
              {countOf(uses, 'request')}, last <Time at={lastAt} />
            </span>
          </li>
        ))}
      </ul>
      {leftOut > 0 ? (
        <p className="text-muted">
          {countOf(leftOut, 'more network')} did not fit. Name wider ones by hand.
        </p>
      ) : null}
      {unknownUses > 0 ? (
        <p className="text-muted">
          {countOf(unknownUses, 'request')} came from other addresses that were not kept.
        </p>
      ) : null}
    </>
  )
}
