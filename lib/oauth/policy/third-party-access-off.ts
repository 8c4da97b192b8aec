import { isThirdPartyAccessOff } from './store'

/** Third-party application access via OAuth is off in an organization of this person. */
export class ThirdPartyAccessOff extends Error {
  override readonly name = 'ThirdPartyAccessOff'
  readonly status = 401
  readonly challenge = 'Bearer error="access_denied"'
  /** First the words of Azure DevOps, which apps written for it look for, then ours. */
  readonly body: { error: string; error_description: string; policy: 'third_party_access' }

  constructor(personId: string) {
    super(`third-party access is off for ${personId}`)
    this.body = {
      error: 'access_denied',
      error_description: `TF400813: The user "${personId}" is not authorized to access this resource. Their organization has switched off third-party application access via OAuth.`,
      policy: 'third_party_access',
    }
  }
}

/**
 * The answer of the organization's APIs to a token that this app has of the person, while access is off
 * for it; null while it is on.
 */
export async function thirdPartyAccessOff(
  personId: string,
  appId: string,
): Promise<ThirdPartyAccessOff | null> {
  return (await isThirdPartyAccessOff(personId, appId)) ? new ThirdPartyAccessOff(personId) : null
}
