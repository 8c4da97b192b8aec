'use server'

import { allowHost } from '@/lib/apps/documents/allow-host'
import { type NewHostForm, newAllowedHost } from '@/lib/apps/documents/allowed-host-input'
import { removeAllowedHost } from '@/lib/apps/documents/remove-allowed-host'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changing } from '../../../changing'

/** Allows the metadata-document apps of this host. Answers the host as it was read. */
export async function allow(form: FormOf<NewHostForm>): Promise<Answer<string>> {
  return changing((actor) => allowHost(actor, acceptForm(newAllowedHost, form)))
}

/** Allows no more of them, and suspends those that came. */
export async function remove(host: string): Promise<Answer<void>> {
  return changing((actor) => removeAllowedHost(actor, argumentText(host)))
}
