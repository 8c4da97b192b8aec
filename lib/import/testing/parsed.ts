import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { beginImport as begin } from '../begin-import'
import { clientBatch, newImport } from '../import-input'
import { receiveClients as receive } from '../receive-clients'
import type { RawClient } from '../split-file'

/** The verbs as a test calls them: with what a person or a program sends. */
export const beginImport = async (actor: Actor, fileName = 'realm.json') =>
  begin(actor, acceptInput(newImport, { fileName }))

export const receiveClients = async (
  actor: Actor,
  importId: string,
  sent: { at: number; clients: RawClient[] },
) => receive(actor, importId, acceptInput(clientBatch, sent))
