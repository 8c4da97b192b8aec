'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { inThisOrganization } from '@/components/ui/in-this-organization'
import { useToastedAction } from '@/components/ui/use-toasted-action'
import type { Answer } from '@/lib/http/answer'
import { IMPORT_PATH } from './import-words'

/** Fetches everything of the organization but values, after a step-up. */
export function ExportButtons({ mayExport }: { mayExport: () => Promise<Answer<void>> }) {
  const { call, pending } = useToastedAction(mayExport)
  const fetchAs = async (format: 'json' | 'csv') => {
    if ((await call()) !== null)
      window.location.assign(inThisOrganization(`${IMPORT_PATH}/export?format=${format}`))
  }
  return (
    <>
      <Button icon={Download} pending={pending} onClick={() => fetchAs('json')}>
        Export JSON
      </Button>
      <Button icon={Download} pending={pending} onClick={() => fetchAs('csv')}>
        Export CSV
      </Button>
    </>
  )
}
