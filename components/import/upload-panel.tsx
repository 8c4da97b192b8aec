'use client'

import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Refused } from '@/components/ui/refused'
import { type UploadActions, useUpload } from './use-upload'

/** Takes a file of clients. Nothing is registered before somebody has read the report. */
export function UploadPanel(actions: UploadActions) {
  const input = useRef<HTMLInputElement>(null)
  const { upload, progress, problem, busy } = useUpload(actions)
  return (
    <Panel
      title="Check a file"
      description="CSV or JSON, as Keycloak, Ory Hydra, Auth0, Duende IdentityServer and others export their clients. Nothing is registered before you have read the report."
      actions={
        <Button
          variant="primary"
          icon={Upload}
          pending={busy}
          onClick={() => input.current?.click()}
        >
          Choose file
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <input
          ref={input}
          type="file"
          accept=".csv,.json,.jsonl,text/csv,application/json"
          aria-label="File of clients"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void upload(file)
          }}
        />
        <Refused sentence={problem ?? undefined} />
        {progress ? <ProgressBar label="Sent" done={progress.sent} of={progress.of} /> : null}
        <p className="text-pretty text-muted">
          Your browser reads the file and sends it in pieces. Secrets become digests as they arrive:
          Keyturn keeps neither the file nor a value. Digests of other servers are kept until each
          secret is used for the first time.
        </p>
      </div>
    </Panel>
  )
}
