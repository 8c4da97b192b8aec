import { Refusal } from '@/lib/errors'

/** A replay that cannot be answered again: `id` names what the first request has made. */
export class AlreadyDone extends Refusal {
  constructor(
    code: 'already_shown' | 'already_done',
    readonly id: string | null,
  ) {
    super(code)
  }
}
