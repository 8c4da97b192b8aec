'use server'

import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { beginImport } from '@/lib/import/begin-import'
import { cancelImport } from '@/lib/import/cancel-import'
import { clientBatch, importIdInput, newImport } from '@/lib/import/import-input'
import { receiveClients } from '@/lib/import/receive-clients'
import type { RawClient } from '@/lib/import/split-file'
import { startImport } from '@/lib/import/start-import'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { refreshed } from '../../refreshed'

/** Begins an import; answers its id. */
export async function begin(fileName: string): Promise<Answer<string>> {
  return asActor(async (actor) => {
    const input = acceptInput(newImport, { fileName: argumentText(fileName) })
    return (await beginImport(actor, input)).id
  })
}

/** Takes a piece of the file. Answers how many clients have arrived. */
export async function send(
  importId: string,
  piece: { at: number; clients: RawClient[] },
): Promise<Answer<number>> {
  return asActor(async (actor) => {
    const id = acceptInput(importIdInput, importId)
    return (await receiveClients(actor, id, acceptInput(clientBatch, piece))).received
  })
}

/** Moves in what can come. */
export async function start(importId: string): Promise<Answer<void>> {
  return refreshed(async (actor) => {
    await startImport(actor, acceptInput(importIdInput, importId))
  })
}

/** Ends an import. */
export async function cancel(importId: string): Promise<Answer<void>> {
  return refreshed(async (actor) => {
    await cancelImport(actor, acceptInput(importIdInput, importId))
  })
}

/** Asks for the step-up that an export needs, before a browser fetches the file. */
export async function mayExport(): Promise<Answer<void>> {
  return asActor(async (actor) => {
    authorizeAdministrator(actor)
    requireStepUp(actor)
  })
}
