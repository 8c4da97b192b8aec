'use server'

import { changed } from '@/app/(portal)/changed'
import { acceptInput } from '@/lib/accept-input'
import { addFederatedCredential } from '@/lib/apps/federated/add-federated-credential'
import {
  type FederatedCredentialForm,
  federatedCredentialInput,
  removeFederatedInput,
  type TriedTokenForm,
  triedTokenInput,
} from '@/lib/apps/federated/federated-input'
import { removeFederatedCredential } from '@/lib/apps/federated/remove-federated-credential'
import type { TriedToken } from '@/lib/apps/federated/tried-token'
import { tryToken } from '@/lib/apps/federated/try-token'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'

export async function add(
  appId: string,
  form: FormOf<FederatedCredentialForm>,
): Promise<Answer<null>> {
  return changed((actor) =>
    addFederatedCredential(actor, appId, acceptForm(federatedCredentialInput, form)),
  )
}

export async function remove(
  appId: string,
  credentialId: string,
  typedName: string,
): Promise<Answer<null>> {
  return changed((actor) =>
    removeFederatedCredential(
      actor,
      appId,
      acceptInput(removeFederatedInput, { credentialId, typedName }),
    ),
  )
}

export async function inspect(
  appId: string,
  form: FormOf<TriedTokenForm>,
): Promise<Answer<TriedToken>> {
  return asActor((actor) => tryToken(actor, appId, acceptForm(triedTokenInput, form)))
}
