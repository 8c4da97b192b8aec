'use server'

import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { type FoundForm, foundForm } from '@/lib/leaks/found-input'
import { reportFound } from '@/lib/leaks/report-found'

/** Takes a secret that somebody has found, whoever they are. */
export async function report(form: FormOf<FoundForm>): Promise<Answer<void>> {
  return answer(async () => reportFound(await requestOrigin(), acceptForm(foundForm, form)))
}
