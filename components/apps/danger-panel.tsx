'use client'

import { CirclePause, CirclePlay, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel } from '@/components/ui/panel'
import { BlastRadius } from '@/components/usage/blast-radius'
import { type AppView, RESTORABLE_DAYS } from '@/lib/apps/app'
import type { OfflineLife } from '@/lib/apps/offline-life'
import type { Answer } from '@/lib/http/answer'
import { OfflineNote } from './offline-note'

type DangerPanelProps = {
  app: Pick<AppView, 'id' | 'name' | 'status' | 'suspendedFor' | 'source'>
  /** How long an API that does not introspect may still accept its JWTs. */
  offline: OfflineLife
  suspend: () => Promise<Answer<null>>
  resume: () => Promise<Answer<null>>
  remove: (typedName: string) => Promise<Answer<null>>
}

/** Suspends, resumes or deletes the app. */
export function DangerPanel(props: DangerPanelProps) {
  const { app, offline, suspend, resume, remove } = props
  return (
    <Panel title="Stop this app" tone="danger">
      <div className="flex flex-col gap-5">
        {app.suspendedFor === 'approval' ? null : app.status === 'suspended' ? (
          <Choice sentence="Let the app authenticate again with the secrets it has.">
            <ConfirmDialog
              stepUp
              trigger={<Button icon={CirclePlay}>Resume</Button>}
              title={`Resume ${app.name}?`}
              confirmLabel="Resume"
              action={resume}
              done="App resumed"
            >
              <p>Its active secrets authenticate again from this moment on.</p>
            </ConfirmDialog>
          </Choice>
        ) : (
          <Choice sentence="Stop it from authenticating until you resume it. Nothing is lost.">
            <ConfirmDialog
              trigger={<Button icon={CirclePause}>Suspend</Button>}
              title={`Suspend ${app.name}?`}
              confirmLabel="Suspend"
              tone="danger"
              impact={<BlastRadius appId={app.id} />}
              action={suspend}
              done="App suspended"
            >
              <p>
                It stops authenticating at once and every token it holds is dead. Its secrets stay,
                and work again when you resume it.
              </p>
              <OfflineNote life={offline} />
            </ConfirmDialog>
          </Choice>
        )}
        <Choice
          sentence={`Stop it for good. You can restore it for ${RESTORABLE_DAYS} days. Then it is erased.`}
        >
          <DeleteApp app={app} offline={offline} remove={remove} />
        </Choice>
      </div>
    </Panel>
  )
}

function Choice({ sentence, children }: { sentence: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2.5">
      <p className="text-pretty text-muted">{sentence}</p>
      {children}
    </div>
  )
}

type DeleteAppProps = Pick<DangerPanelProps, 'app' | 'offline' | 'remove'>

function DeleteApp({ app: { id, name, source }, offline, remove }: DeleteAppProps) {
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button variant="danger" icon={Trash2}>
          Delete app
        </Button>
      }
      title={`Delete ${name}?`}
      confirmLabel="Delete app"
      tone="danger"
      typedName={name}
      impact={<BlastRadius appId={id} />}
      action={remove}
      done="App deleted"
    >
      <p>
        It stops authenticating at once and every token it holds is dead. You can restore it for{' '}
        {RESTORABLE_DAYS} days; after that the app, its secrets and its logo are erased for good.
      </p>
      {source === 'metadata_document' ? (
        <p>
          After that its document is a new app to us, as long as its host is allowed. To keep it
          out, suspend it.
        </p>
      ) : null}
      <OfflineNote life={offline} />
    </ConfirmDialog>
  )
}
