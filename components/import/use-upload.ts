import { useState } from 'react'
import { useAction } from '@/components/ui/use-action'
import { useRouter } from '@/components/ui/use-router'
import type { Answer } from '@/lib/http/answer'
import { type RawClient, splitFile, UnreadableFile } from '@/lib/import/split-file'
import { importPath } from './import-words'
import { inPieces } from './pieces'

export type UploadActions = {
  begin: (fileName: string) => Promise<Answer<string>>
  send: (importId: string, piece: { at: number; clients: RawClient[] }) => Promise<Answer<number>>
}

const FILE_BYTES_MAX = 100 * 1024 * 1024
const TRIES = 5

/**
 * Reads a file in this browser and sends its clients in pieces. An interrupted piece is sent again: the
 * server passes over what it has.
 */
export function useUpload({ begin, send }: UploadActions) {
  const router = useRouter()
  const [progress, setProgress] = useState<{ sent: number; of: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const beginning = useAction(begin, { onError: ({ sentence }) => setProblem(sentence) })

  async function upload(file: File): Promise<void> {
    setProblem(null)
    const clients = await clientsOf(file).catch((error) => {
      setProblem(error instanceof UnreadableFile ? error.message : 'The file cannot be read.')
      return null
    })
    const id = clients && (await beginning.call(file.name))
    if (!clients || !id) return
    setProgress({ sent: 0, of: clients.length })
    for (const piece of inPieces(clients)) {
      const failed = await sendSurely(() => send(id, piece))
      if (failed) {
        setProblem(failed)
        setProgress(null)
        return
      }
      setProgress({ sent: piece.at + piece.clients.length, of: clients.length })
    }
    router.push(importPath(id))
  }

  return { upload, progress, problem, busy: beginning.pending || progress !== null }
}

async function clientsOf(file: File): Promise<RawClient[]> {
  if (file.size > FILE_BYTES_MAX) throw new UnreadableFile('The file is larger than 100 MB.')
  return splitFile(await file.text())
}

/** Why a piece was refused; null when it has arrived. */
async function sendSurely(send: () => Promise<Answer<number>>): Promise<string | null> {
  for (let tried = 1; ; tried += 1) {
    const answer = await send().catch(() => null)
    if (answer?.ok) return null
    if (answer && answer.refusal.status < 500) {
      return Object.values(answer.refusal.fields ?? {})[0] ?? answer.refusal.sentence
    }
    if (tried === TRIES)
      return 'No answer came back. Check your connection, then send the file again.'
    await new Promise((resolve) => setTimeout(resolve, tried * 1_000))
  }
}
