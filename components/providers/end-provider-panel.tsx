'use client'

import { Power, Trash2 } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import { ActLine } from '@/components/ui/act-line'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel } from '@/components/ui/panel'
import { useRouter } from '@/components/ui/use-router'
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
  const { provider, people, switchOn, switchOff, remove } = props
  const router = useRouter()
  const { name } = provider
  const linked = people === 1 ? 'One person is' : `${people} people are`
  return (
    <Panel title="End this provider" tone="danger">
      <div className="flex flex-col gap-4">
        {provider.disabledAt ? (
          <ActLine text="It is off: nobody signs in by it.">
            <ActButton icon={Power} act={switchOn} done={`${name} is on`}>
              Switch on
            </ActButton>
          </ActLine>
        ) : (
          <ActLine text="Off, nobody signs in by it. Its people stay linked.">
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
          </ActLine>
        )}
        <ActLine text="Removed, its links with people are gone too.">
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
        </ActLine>
      </div>
    </Panel>
  )
}
