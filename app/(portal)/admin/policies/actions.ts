'use server'

import type { SwitchSetting } from '@/components/policies/switch-words'
import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import {
  type ChoiceForm,
  choiceForm,
  type GrantTypesForm,
  grantTypesForm,
  type ListForm,
  listForm,
  type NumberForm,
  numberForm,
} from '@/lib/policies/administration/policy-input'
import { dryRunPart } from '@/lib/violations/dry-run-part'
import { type PolicyTrialForm, policyTrial } from '@/lib/violations/policy-trial-input'
import { savePolicy } from '@/lib/violations/save-policy'
import type { DryRunPart } from '@/lib/violations/violation'
import { changing } from '../../changing'

/** Switches one policy on or off. */
export async function turn(setting: SwitchSetting, on: boolean): Promise<Answer<void>> {
  return save(() => ({ change: { [argumentText(setting)]: on } }))
}

/** Saves which grant types apps may use. */
export async function saveGrantTypes(form: FormOf<GrantTypesForm>): Promise<Answer<void>> {
  return save(() => ({ change: acceptForm(grantTypesForm, form) }))
}

/** Saves a policy that is one of several. */
export async function saveChoice(form: FormOf<ChoiceForm>): Promise<Answer<void>> {
  return save(() => ({ change: acceptForm(choiceForm, form) }))
}

/** Saves a policy that is a list. */
export async function saveList(form: FormOf<ListForm>): Promise<Answer<void>> {
  return save(() => ({ change: acceptForm(listForm, form) }))
}

/** Saves a policy that is a number. */
export async function saveNumber(form: FormOf<NumberForm>): Promise<Answer<void>> {
  return save(() => ({ change: acceptForm(numberForm, form) }))
}

/** What a change of one policy would break, before it is saved: the part of the apps behind this owner. */
export async function dryRun(
  trial: PolicyTrialForm,
  after: string | null,
): Promise<Answer<DryRunPart>> {
  return asActor((actor) =>
    dryRunPart(actor, acceptInput(policyTrial, trial), {
      after: after === null ? null : argumentText(after),
    }),
  )
}

/** Saves a policy that was tried, and for which apps it counts. */
export async function saveTried(trial: PolicyTrialForm): Promise<Answer<void>> {
  return save(() => trial)
}

/** Reads a change inside the answer, so that what is wrong with it is a refusal. */
function save(read: () => PolicyTrialForm): Promise<Answer<void>> {
  return changing(async (actor) => {
    await savePolicy(actor, acceptInput(policyTrial, read()))
  })
}
