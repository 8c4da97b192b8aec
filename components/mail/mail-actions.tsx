'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DialogContent, DialogRoot } from '@/components/ui/dialog'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { MailView } from '@/lib/mail/outbox/outbox'
import type { OutboxActions } from './outbox-table'

/** What an administrator can do with a mail: see its link, and send it once more. */
export function MailActions({ mail, resend, readLink }: OutboxActions & { mail: MailView }) {
  const [link, setLink] = useState<string | null>(null)
  const again = useToastedAction(resend, 'It is sent once more')
  const show = useToastedAction(async (id: string) => {
    const read = await readLink(id)
    if (read.ok) setLink(read.value)
    return read
  })
  const { id, subject, state, hasLink } = mail
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {hasLink ? (
        <Button
          size="sm"
          pending={show.pending}
          onClick={() => show.call(id)}
          aria-label={`Show the link of “${subject}”`}
        >
          Show link
        </Button>
      ) : null}
      {state === 'failed' ? (
        <Button
          size="sm"
          pending={again.pending}
          onClick={() => again.call(id)}
          aria-label={`Send “${subject}” once more`}
        >
          Send again
        </Button>
      ) : null}
      <DialogRoot open={link !== null} onOpenChange={(open) => open || setLink(null)}>
        {link ? (
          <DialogContent
            title="The link of this mail"
            description={`Send it to ${mail.address} over a channel that only they read. Whoever opens it chooses their password.`}
            footer={<Button onClick={() => setLink(null)}>Close</Button>}
          >
            <div className="flex flex-col items-start gap-3">
              <p className="select-all rounded-lg border bg-sunken px-3 py-2 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
                {link}
              </p>
              <CopyButton value={link} label="Copy link" announce="Link copied" variant="primary" />
            </div>
          </DialogContent>
        ) : null}
      </DialogRoot>
    </div>
  )
}
