'use server'

import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addException } from '@/lib/violations/add-exception'
import { endException } from '@/lib/violations/end-exception'
import { type ExceptionForm, exceptionInput } from '@/lib/violations/exception-input'
import { changing } from '../../../changing'

/** Lets a policy not count for one app until a day. */
export async function except(form: FormOf<ExceptionForm>): Promise<Answer<void>> {
  return changing(async (actor) => {
    await addException(actor, acceptForm(exceptionInput, form))
  })
}

/** Ends an exception before its day. */
export async function end(id: string): Promise<Answer<void>> {
  return changing((actor) => endException(actor, argumentText(id)))
}
