'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'

type DownloadFileProps = { name: string; label: string; text: string }

/** Saves text as a file. It is made in the browser: nothing is requested, and nothing is kept. */
export function DownloadFile({ name, label, text }: DownloadFileProps) {
  function save() {
    const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    // The browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  return (
    <Button size="sm" icon={Download} onClick={save}>
      {label}
    </Button>
  )
}
