'use client'

import { Power, Trash2 } from 'lucide-react'
import { ActButton } from '@/components/ui/act-button'
import { ActLine } from '@/components/ui/act-line'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel } from '@/components/ui/panel'
import { useRouter } from '@/components/ui/use-router'
import type { Answer } from '@/lib/http/answer'
import { type WebhookView, webhookName } from '@/lib/webhooks/webhook'

type EndWebhookPanelProps = {
  webhook: WebhookView
  switchOn: () => Promise<Answer<null>>
  switchOff: () => Promise<Answer<null>>
  remove: () => Promise<Answer<void>>
}

/** Switches an endpoint off and on, or removes it. */
export function EndWebhookPanel({ webhook, switchOn, switchOff, remove }: EndWebhookPanelProps) {
  const router = useRouter()
  const name = webhookName(webhook)
  return (
    <Panel title="End this webhook" tone="danger">
      <div className="flex flex-col gap-4">
        {webhook.status === 'enabled' ? (
          <ActLine text="Off, it hears of nothing, and what waits is given up.">
            <ConfirmDialog
              stepUp
              trigger={<Button icon={Power}>Switch off</Button>}
              title={`Switch the webhook to ${name} off?`}
              confirmLabel="Switch off"
              action={switchOff}
              done="The webhook is off"
            >
              <p>It does not hear later of what happens meanwhile.</p>
            </ConfirmDialog>
          </ActLine>
        ) : webhook.status === 'new' ? null : (
          <ActLine text="It is off: it hears of nothing.">
            <ActButton icon={Power} act={switchOn} done="The webhook is on">
              Switch on
            </ActButton>
          </ActLine>
        )}
        <ActLine text="Removed, its secrets and its messages are gone too.">
          <ConfirmDialog
            stepUp
            trigger={
              <Button variant="danger" icon={Trash2}>
                Remove webhook
              </Button>
            }
            title={`Remove the webhook to ${name}?`}
            confirmLabel="Remove webhook"
            tone="danger"
            action={remove}
            done="The webhook was removed"
            onDone={() => router.push('/admin/webhooks')}
          >
            <p>What waits for it is never sent.</p>
          </ConfirmDialog>
        </ActLine>
      </div>
    </Panel>
  )
}
