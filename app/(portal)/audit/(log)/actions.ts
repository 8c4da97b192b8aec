'use server'

import type { Verification } from '@/lib/audit/seal/finding'
import { verifyAuditLog } from '@/lib/audit/seal/verify-audit-log'
import { type VerifyForm, verifyForm } from '@/lib/audit/seal/verify-input'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'

/** Verifies the log against its seals, one step at a time. */
export async function verify(form: FormOf<VerifyForm>): Promise<Answer<Verification>> {
  return asActor((actor) => verifyAuditLog(actor, acceptForm(verifyForm, form)))
}
