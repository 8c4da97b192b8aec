'use client'

import { Power, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel } from '@/components/ui/panel'
import { useRouter } from '@/components/ui/use-router'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'
import type { ProviderView } from '@/lib/providers/provider-view'

type EndProviderPanelProps = {
  provider: ProviderView
  people: number
  switchOn: () => Promise<Answer<null>>
  switchOff: () => Promise<Answer<null>>
  remove: () => Promise<Answer<void>>
}

const SIGNED_OUT = 'Sessions that began by it end at once, and so do those of apps.'

/** Switches a provider off and on, or removes it. */
export function EndProviderPanel(props: EndProviderPanelProps) {
  const { provider, people, switchOff, remove } = props
  const router = useRouter()
  const { name } = provider
  const linked = people === 1 ? 'One person is' : `${people} people are`
  return (
    <Panel title="End this provider" tone="danger">
      <div className="flex flex-col gap-4">
        {provider.disabledAt ? (
          <SwitchOn {...props} />
        ) : (
          <Line text="Off, nobody signs in by it. Its people stay linked.">
            <ConfirmDialog
              stepUp
              trigger={<Button icon={Power}>Switch off</Button>}
              title={`Switch ${name} off?`}
              confirmLabel="Switch off"
              tone="danger"
              action={switchOff}
              done={`${name} is off`}
            >
              <p>{SIGNED_OUT} Its people can sign in again when it is on.</p>
            </ConfirmDialog>
          </Line>
        )}
        <Line text="Removed, its links with people are gone too.">
          <ConfirmDialog
            stepUp
            trigger={
              <Button variant="danger" icon={Trash2}>
                Remove provider
              </Button>
            }
            title={`Remove ${name}?`}
            confirmLabel="Remove provider"
            tone="danger"
            {...(people > 0 ? { typedName: name } : {})}
            action={remove}
            done={`${name} was removed`}
            onDone={() => router.push('/admin/providers')}
          >
            <p>
              {SIGNED_OUT} {people > 0 ? `${linked} linked by it. ` : ''}Whoever has no password
              needs a new link from you, or another provider that speaks for their address.
            </p>
          </ConfirmDialog>
        </Line>
      </div>
    </Panel>
  )
}

function SwitchOn({ provider, switchOn }: EndProviderPanelProps) {
  const { call, pending } = useToastedAction(switchOn, `${provider.name} is on`)
  return (
    <Line text="It is off: nobody signs in by it.">
      <Button icon={Power} pending={pending} onClick={() => call()}>
        Switch on
      </Button>
    </Line>
  )
}

function Line({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 sm:flex-row sm:items-center sm:justify-between">
      <p className="text-pretty text-muted">{text}</p>
      {children}
    </div>
  )
}
