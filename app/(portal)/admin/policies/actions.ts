'use server'

import type { SwitchSetting } from '@/components/policies/switch-words'
import { acceptInput } from '@/lib/accept-input'
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
  policyChange,
} from '@/lib/policies/administration/policy-input'
import { setPolicy } from '@/lib/policies/administration/set-policy'
import { changing } from '../../changing'

/** Switches one policy on or off. */
export async function turn(setting: SwitchSetting, on: boolean): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptInput(policyChange, { [argumentText(setting)]: on }))
  })
}

/** Saves which grant types apps may use. */
export async function saveGrantTypes(form: FormOf<GrantTypesForm>): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptForm(grantTypesForm, form))
  })
}

/** Saves a policy that is one of several. */
export async function saveChoice(form: FormOf<ChoiceForm>): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptForm(choiceForm, form))
  })
}

/** Saves a policy that is a list. */
export async function saveList(form: FormOf<ListForm>): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptForm(listForm, form))
  })
}

/** Saves a policy that is a number. */
export async function saveNumber(form: FormOf<NumberForm>): Promise<Answer<void>> {
  return changing(async (actor) => {
    await setPolicy(actor, acceptForm(numberForm, form))
  })
}
