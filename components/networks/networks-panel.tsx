'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Refused } from '@/components/ui/refused'
import { TextArea } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useForm } from '@/components/ui/use-form'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'
import type { NetworkProposal, NetworksDryRun, NetworksVerdict } from '@/lib/usage/networks'
import { type TypedNetworks, VERDICT_WORDS } from './network-words'
import { NetworksDryRunButton } from './networks-dry-run-button'
import { ProposeNetworks } from './propose-networks'

/** What may be used from given networks only: the app as a whole, or one of its secrets. */
export type Bound = {
  id: string
  title: string
  networks: readonly string[]
  save: FormAction<TypedNetworks, NetworksVerdict>
  dryRun: FormAction<TypedNetworks, NetworksDryRun>
  propose: () => Promise<Answer<NetworkProposal>>
}

type NetworksPanelProps = { bound: readonly Bound[] }

/** From where an app and each of its secrets may be used. */
export function NetworksPanel({ bound }: NetworksPanelProps) {
  return (
    <Panel
      id="networks"
      title="Networks"
      description="From where the app and its secrets may be used. What comes from elsewhere is refused as a wrong secret is."
    >
      <div className="flex flex-col gap-3">
        {bound.map((one) => (
          <details key={one.id}>
            <summary className="w-fit cursor-pointer rounded-sm font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline">
              {one.title}: {one.networks.length === 0 ? 'everywhere' : one.networks.join(', ')}
            </summary>
            <NetworksOf {...one} />
          </details>
        ))}
      </div>
    </Panel>
  )
}

function NetworksOf({ id, title, networks, save, dryRun, propose }: Bound) {
  const [typed, setTyped] = useState(networks.join('\n'))
  const toast = useToast()
  const onSaved = (verdict: NetworksVerdict) =>
    toast(
      `Networks changed: ${title}. ${VERDICT_WORDS[verdict].after}`,
      verdict === 'all_refused' ? 'danger' : 'good',
    )
  const { form, field, sentence, pending } = useForm(save, onSaved)
  return (
    <form {...form} className="mt-3 flex flex-col gap-4">
      <TextArea
        {...field('networks')}
        id={`networks-${id}`}
        label="Networks"
        description="One on each line, as 203.0.113.0/24 or 2001:db8::/48. Nothing here means everywhere."
        rows={4}
        mono
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Refused sentence={sentence} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" pending={pending}>
          Save networks
        </Button>
        <NetworksDryRunButton title={title} dryRun={dryRun} save={save} onSaved={onSaved} />
      </div>
      <ProposeNetworks propose={propose} fill={(all) => setTyped(all.join('\n'))} />
    </form>
  )
}
