'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { COUNT } from '@/components/ui/count'
import { DialogClose, DialogContent, DialogRoot, DialogTrigger } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { type AuditParameters, auditAddress, isNarrowed } from './audit-address'
import { type ExportProgress, useExport } from './use-export'

const FORMATS = [
  { value: 'csv', label: 'CSV, for spreadsheets' },
  { value: 'jsonl', label: 'JSON Lines, for programs' },
]

type ExportButtonProps = {
  /** The route that streams the file. */
  path: string
  filter: AuditParameters
}

/** Exports what is filtered: a button, and a dialog that shows how far it is. */
export function ExportButton({ path, filter }: ExportButtonProps) {
  const [open, setOpen] = useState(false)
  const [format, setFormat] = useState('csv')
  const { progress, start, cancel } = useExport()
  const running = progress?.state === 'running'
  const change = (to: boolean) => {
    if (!to) cancel()
    setOpen(to)
  }
  return (
    <DialogRoot open={open} onOpenChange={change}>
      <DialogTrigger render={<Button icon={Download}>Export</Button>} />
      <DialogContent
        title="Export the audit log"
        description={
          isNarrowed(filter)
            ? 'Every event that the filter matches, the latest first. The export is recorded in the log.'
            : 'Every event of your organization, the latest first. The export is recorded in the log.'
        }
        footer={
          <>
            <DialogClose render={<Button>{running ? 'Cancel' : 'Close'}</Button>} />
            <Button
              variant="primary"
              pending={running}
              onClick={() =>
                start(auditAddress(path, { ...filter, format }), `audit-log.${format}`)
              }
            >
              Download
            </Button>
          </>
        }
      >
        <SelectField
          label="Format"
          name="format"
          value={format}
          onValueChange={setFormat}
          options={FORMATS}
        />
        {progress ? <Progress progress={progress} /> : null}
      </DialogContent>
    </DialogRoot>
  )
}

function Progress({ progress: { state, done, total } }: { progress: ExportProgress }) {
  const of = total === null ? '' : ` of ${COUNT.format(total)}`
  const events = `${COUNT.format(done)}${of} ${done === 1 && total === 1 ? 'event' : 'events'}`
  const words = {
    running: events,
    done: `Done: ${COUNT.format(done)} ${done === 1 ? 'event' : 'events'}`,
    failed: `It broke off after ${events}. Try again.`,
  }
  return (
    <div className="flex flex-col gap-1.5">
      <progress
        aria-label="Export"
        className="h-2 w-full accent-accent"
        {...(state === 'running' && total === null ? {} : { value: done, max: total || done || 1 })}
      />
      <p role="status" className="tabular text-muted">
        {words[state]}
      </p>
    </div>
  )
}
