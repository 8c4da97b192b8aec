'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { saveFile } from '@/components/ui/save-file'

const FILE = 'keyturn-recovery-codes.txt'

/** Ten codes, shown once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = `${codes.join('\n')}\n`
  return (
    <div className="flex flex-col gap-3">
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border bg-sunken px-4 py-3 font-mono text-[0.8125rem] min-[400px]:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={text} label="Copy codes" announce="Recovery codes copied" />
        <Button
          size="sm"
          icon={Download}
          onClick={() => saveFile(FILE, new Blob([text], { type: 'text/plain' }))}
        >
          Download
        </Button>
      </div>
      <p className="text-muted">
        Each works once, in place of your second factor. Keep them where you keep what is valuable,
        away from the device that they replace.
      </p>
    </div>
  )
}
