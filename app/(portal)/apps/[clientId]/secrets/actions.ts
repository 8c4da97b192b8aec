'use server'

import { changing } from '@/app/(portal)/changing'
import type { ShownSecret } from '@/components/secrets/actions'
import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import { cancelPlannedEnd } from '@/lib/secrets/cancel-planned-end'
import { handOver } from '@/lib/secrets/hand-over'
import { issueSecret } from '@/lib/secrets/issue-secret'
import { pauseForm } from '@/lib/secrets/pause-input'
import { pauseSecret } from '@/lib/secrets/pause-secret'
import type { IssuedSecret } from '@/lib/secrets/place-secret'
import { previewRevocation } from '@/lib/secrets/preview-revocation'
import { regenerateSecrets } from '@/lib/secrets/regenerate-secrets'
import { resumeSecret } from '@/lib/secrets/resume-secret'
import { revokeSecret } from '@/lib/secrets/revoke-secret'
import {
  appIdInput,
  regenerateForm,
  revokeForm,
  secretForm,
  secretIdInput,
} from '@/lib/secrets/secret-input'

/** Where a value leaves for a person in the clear, as in `handOver`. It is not stored, and no page repeats it. */
function shown({ secret, value }: IssuedSecret): ShownSecret {
  return { secret, value: value.reveal() }
}

export async function issue(appId: string, form: unknown) {
  return changing(async (actor) => {
    const input = acceptInput(secretForm, form)
    const issued = await issueSecret(actor, acceptInput(appIdInput, appId), input)
    return { secret: issued.secret, ...(await handOver(issued, input.recipient)) }
  })
}

export async function regenerate(appId: string, form: unknown) {
  return changing(async (actor) => {
    const input = acceptInput(regenerateForm, form)
    return shown(await regenerateSecrets(actor, acceptInput(appIdInput, appId), input))
  })
}

/** What a revocation would end, read again: the last use changes while the page is open. */
export async function inspect(appId: string, form: unknown) {
  return asActor(async (actor) => {
    const { secretId } = acceptInput(secretIdInput, form)
    return previewRevocation(actor, { appId: acceptInput(appIdInput, appId), secretId })
  })
}

export async function revoke(appId: string, form: unknown) {
  return changing(async (actor) => {
    const input = acceptInput(revokeForm, form)
    return revokeSecret(actor, acceptInput(appIdInput, appId), input)
  })
}

export async function pause(appId: string, form: unknown) {
  return changing(async (actor) => {
    const input = acceptInput(pauseForm, form)
    return pauseSecret(actor, acceptInput(appIdInput, appId), input)
  })
}

export async function resume(appId: string, form: unknown) {
  return changing(async (actor) => {
    const input = acceptInput(secretIdInput, form)
    return resumeSecret(actor, acceptInput(appIdInput, appId), input)
  })
}

export async function cancelEnd(appId: string, form: unknown) {
  return changing(async (actor) => {
    const input = acceptInput(secretIdInput, form)
    return cancelPlannedEnd(actor, acceptInput(appIdInput, appId), input)
  })
}
