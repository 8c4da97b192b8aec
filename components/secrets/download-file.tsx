'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { saveFile } from '@/components/ui/save-file'

type DownloadFileProps = { name: string; label: string; text: string }

/** Saves text as a file. It is made in the browser: nothing is requested, and nothing is kept. */
export function DownloadFile({ name, label, text }: DownloadFileProps) {
  const save = () => saveFile(name, new Blob([`${text}\n`], { type: 'text/plain' }))
  return (
    <Button size="sm" icon={Download} onClick={save}>
      {label}
    </Button>
  )
}
