'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { focusPage } from '@/components/ui/focus-page'
import { Name } from '@/components/ui/name'
import type { Answer } from '@/lib/http/answer'
import type { StreamView } from '@/lib/signals/signal-stream'

type OnStream = (streamId: string) => Promise<Answer<void>>

type StreamButtonsProps = {
  stream: Pick<StreamView, 'id' | 'app' | 'stoppedByName'>
  stop: OnStream
  resume: OnStream
  remove: OnStream
}

/** Stops a stream or lets it go on, and removes it; asks first. */
export function StreamButtons({ stream, stop, resume, remove }: StreamButtonsProps) {
  const { id, app, stoppedByName } = stream
  const about = (
    <span className="sr-only">
      {' '}
      signals to <Name>{app.name}</Name>
    </span>
  )
  return (
    <div className="flex flex-wrap gap-2">
      {stoppedByName === null ? (
        <ConfirmDialog
          trigger={<Button size="sm">Stop{about}</Button>}
          title={`Stop the signals to ${app.name}?`}
          confirmLabel="Stop"
          action={() => stop(id)}
          done={`Signals to ${app.name} are stopped`}
        >
          <p>
            Until you resume, the app accepts revoked JWTs until they expire. Signals wait for two
            days.
          </p>
        </ConfirmDialog>
      ) : (
        <ConfirmDialog
          trigger={<Button size="sm">Resume{about}</Button>}
          title={`Resume the signals to ${app.name}?`}
          confirmLabel="Resume"
          action={() => resume(id)}
          done={`Signals to ${app.name} are sent again`}
        >
          <p>The signals that wait are sent at once.</p>
        </ConfirmDialog>
      )}
      <ConfirmDialog
        trigger={<Button size="sm">Remove{about}</Button>}
        title={`Remove the stream to ${app.name}?`}
        confirmLabel="Remove"
        tone="danger"
        action={() => remove(id)}
        done={`The stream to ${app.name} was removed`}
        onDone={focusPage}
      >
        <p>
          From now on the app accepts revoked JWTs until they expire. As long as it checks the
          tokens of this API, it can create a new stream.
        </p>
      </ConfirmDialog>
    </div>
  )
}
