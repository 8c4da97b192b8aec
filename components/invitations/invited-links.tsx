'use client'

import { Download } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button, ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { saveFile } from '@/components/ui/save-file'
import { csvRecord } from '@/lib/csv'
import type { InvitedLine } from '@/lib/people/invitations/invitation-list'

/** The links of those who were invited: shown once, in this page's memory only. */
export function InvitedLinks({ lines }: { lines: readonly InvitedLine<string>[] }) {
  const invited = lines.flatMap(({ link, ...line }) => (link ? [{ ...line, link }] : []))
  const csv = [
    ['email', 'name', 'link'],
    ...invited.map(({ email, name, link }) => [email, name, link]),
  ]
    .map(csvRecord)
    .join('')
  return (
    <div className="flex flex-col gap-4">
      {invited.length === 0 ? (
        <Banner tone="warning" announce title="Nobody was invited">
          Whoever was ready has been added meanwhile.
        </Banner>
      ) : (
        <>
          <Banner
            tone="good"
            announce
            title={
              invited.length === 1
                ? 'One person was invited'
                : `${invited.length} people were invited`
            }
          >
            Each link works once, within seven days, and is not shown again. Send each over a
            channel that only its person reads: whoever opens it chooses the password.
          </Banner>
          <div className="flex flex-wrap gap-2">
            <CopyButton
              value={csv}
              label="Copy all"
              announce="All links copied"
              variant="primary"
            />
            <Button
              size="sm"
              icon={Download}
              onClick={() => saveFile('invitations.csv', new Blob([csv], { type: 'text/csv' }))}
            >
              Download CSV
            </Button>
          </div>
          <DataTable
            caption="Links of those who were invited"
            rows={invited}
            keyOf={({ email }) => email}
            columns={[
              {
                label: 'Person',
                className: '[overflow-wrap:anywhere]',
                cell: ({ name, email }) => (
                  <>
                    <span className="font-medium">
                      <Name>{name}</Name>
                    </span>
                    <span className="block text-[0.8125rem] text-muted">{email}</span>
                  </>
                ),
              },
              {
                label: 'Link',
                className: 'font-mono text-[0.8125rem] [overflow-wrap:anywhere]',
                cell: ({ link }) => link,
              },
            ]}
            actions={({ link, name }) => (
              <CopyButton value={link} label={`Copy the link for ${name}`} iconOnly />
            )}
          />
        </>
      )}
      <ButtonLink href="/admin/people" className="w-fit">
        Back to the people
      </ButtonLink>
    </div>
  )
}
