'use server'

import { changed } from '@/app/(portal)/changed'
import { acceptInput } from '@/lib/accept-input'
import { addTarget } from '@/lib/delivery/add-target'
import {
  type DeliveryTargetForm,
  deliveryTargetForm,
  deliveryTargetId,
} from '@/lib/delivery/delivery-target-input'
import { removeTarget } from '@/lib/delivery/remove-target'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { endSchedule } from '@/lib/rotation/end-schedule'
import { rotateNow } from '@/lib/rotation/rotate-now'
import { type ScheduleForm, scheduleForm } from '@/lib/rotation/schedule-input'
import { setSchedule } from '@/lib/rotation/set-schedule'

export async function schedule(appId: string, form: FormOf<ScheduleForm>): Promise<Answer<null>> {
  return changed((actor) => setSchedule(actor, appId, acceptForm(scheduleForm, form)))
}

export async function unschedule(appId: string): Promise<Answer<null>> {
  return changed((actor) => endSchedule(actor, appId))
}

export async function rotate(appId: string): Promise<Answer<null>> {
  return changed((actor) => rotateNow(actor, appId))
}

export async function add(appId: string, form: FormOf<DeliveryTargetForm>): Promise<Answer<null>> {
  return changed((actor) => addTarget(actor, appId, acceptForm(deliveryTargetForm, form)))
}

export async function remove(appId: string, targetId: string): Promise<Answer<null>> {
  return changed((actor) => removeTarget(actor, appId, acceptInput(deliveryTargetId, { targetId })))
}
