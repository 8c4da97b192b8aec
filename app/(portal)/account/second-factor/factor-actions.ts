import type { FactorActions } from '@/components/second-factor/factor-actions'
import { addMyPasskey, offerMyPasskey, removeMyPasskey, renameMyPasskey } from './passkeys/actions'
import { renewMyRecoveryCodes } from './recovery-codes/actions'
import { addMyTotp, offerMyTotp, removeMyTotp } from './totp/actions'

/** The actions of the panel of second factors. */
export const FACTOR_ACTIONS: FactorActions = {
  offerTotp: offerMyTotp,
  addTotp: addMyTotp,
  offerPasskey: offerMyPasskey,
  addPasskey: addMyPasskey,
  removeTotp: removeMyTotp,
  renamePasskey: renameMyPasskey,
  removePasskey: removeMyPasskey,
  renewRecoveryCodes: renewMyRecoveryCodes,
}
