import { useRef, useState } from 'react'
import { inThisOrganization } from '@/components/ui/in-this-organization'
import { saveFile } from '@/components/ui/save-file'

export type ExportProgress = {
  state: 'running' | 'done' | 'failed'
  /** Lines so far. */
  done: number
  /** Null where there are more than the server counts. */
  total: number | null
}

/** The server says here how many events it will send; a number with `+` is no end. */
const TOTAL_HEADER = 'x-keyturn-total'

const LINE_END = 10

/** Downloads an export piece by piece, counts its lines, and saves it as a file. */
export function useExport() {
  const [progress, setProgress] = useState<ExportProgress | null>(null)
  const running = useRef<AbortController | null>(null)

  async function start(address: string, fileName: string): Promise<void> {
    const controller = new AbortController()
    running.current = controller
    let so: ExportProgress = { state: 'running', done: 0, total: null }
    const show = (change: Partial<ExportProgress>) => {
      so = { ...so, ...change }
      if (running.current === controller) setProgress(so)
    }
    show({})
    try {
      const file = await receive(address, { signal: controller.signal, show })
      // The first line of a CSV names its columns.
      show({ state: 'done', done: Math.max(0, so.done - (fileName.endsWith('.csv') ? 1 : 0)) })
      saveFile(fileName, file)
    } catch {
      show({ state: 'failed' })
    }
  }

  function cancel(): void {
    running.current?.abort()
    running.current = null
    setProgress(null)
  }

  return { progress, start, cancel }
}

type Receiving = { signal: AbortSignal; show: (change: Partial<ExportProgress>) => void }

async function receive(address: string, { signal, show }: Receiving): Promise<Blob> {
  const response = await fetch(inThisOrganization(address), { signal })
  if (!response.ok || !response.body) throw new Error(`answered ${response.status}`)
  const total = Number(response.headers.get(TOTAL_HEADER) ?? Number.NaN)
  show({ total: Number.isNaN(total) ? null : total })
  const reader = response.body.getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let done = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value)
    for (const byte of piece.value) if (byte === LINE_END) done += 1
    show({ done })
  }
  return new Blob(pieces, { type: response.headers.get('content-type') ?? '' })
}
