import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExportButtons } from '@/components/import/export-buttons'
import { ImportsTable } from '@/components/import/imports-table'
import { UploadPanel } from '@/components/import/upload-panel'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { listImports } from '@/lib/import/find-import'
import { begin, mayExport, send } from './actions'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage() {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const imports = await listImports(actor)
  return (
    <>
      <PageHeader
        title="Import"
        description="Import the clients of another server with their client IDs and secrets. Their programs run on unchanged."
        actions={<ExportButtons mayExport={mayExport} />}
      />
      <div className="flex flex-col gap-6">
        <UploadPanel begin={begin} send={send} />
        <ImportsTable imports={imports} />
      </div>
    </>
  )
}
