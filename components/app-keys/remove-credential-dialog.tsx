import type { ReactNode } from 'react'
import { OfflineNote } from '@/components/apps/offline-note'
import { LastUseSentence } from '@/components/secrets/last-use-sentence'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { BlastRadius } from '@/components/usage/blast-radius'
import type { OfflineLife } from '@/lib/apps/offline-life'
import type { Answer } from '@/lib/http/answer'
import type { SecretUseView } from '@/lib/secrets/secret'

type RemoveCredentialDialogProps = {
  app: { id: string; name: string; offline: OfflineLife }
  credential: {
    id: string
    name: string
    use: Pick<SecretUseView, 'lastUsedAt' | 'lastAddress'> | null
  }
  /** A running client probably depends on it. */
  recent: boolean
  /** The id of the element that names it beside the button. */
  describedBy: string
  remove: (id: string, typedName: string) => Promise<Answer<null>>
  /** What is refused from then on. */
  children: ReactNode
}

/** Says when it was last used. The more recent the use, the more it asks of the person. */
export function RemoveCredentialDialog(props: RemoveCredentialDialogProps) {
  const { app, credential, recent, describedBy, remove, children } = props
  return (
    <ConfirmDialog
      stepUp
      trigger={
        <Button
          size="sm"
          aria-describedby={describedBy}
          className="!text-danger max-md:mt-1.5 max-md:w-full"
        >
          Remove
        </Button>
      }
      title={`Remove ${credential.name}?`}
      confirmLabel="Remove"
      tone="danger"
      {...(recent ? { typedName: app.name } : {})}
      impact={<BlastRadius appId={app.id} of={{ key: credential.id }} />}
      action={(typedName) => remove(credential.id, typedName)}
      done={`${credential.name} was removed`}
    >
      <p>
        It was <LastUseSentence use={credential.use} />.
        {recent ? ' Something that runs now probably depends on it.' : ''}
      </p>
      <p>{children}</p>
      <OfflineNote life={app.offline} />
    </ConfirmDialog>
  )
}
