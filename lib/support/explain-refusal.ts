/** What was refused, why, and what to do about it: three sentences for support and the app's people. */
export type Explanation = { what: string; why: string; next: string; who: Doer }

/** Who can do what comes next. */
export type Doer = 'owner' | 'administrator' | 'api_owner' | 'operator'

const OWNER = 'owner'

/** By the cause that is counted: why a client did not authenticate, or the error of one that did. */
const CAUSES: Record<string, Explanation> = {
  app_suspended: {
    what: 'The app is suspended.',
    why: 'Nothing of a suspended app authenticates, whatever it sends.',
    next: 'Resume the app, if the reason for which it was suspended is gone.',
    who: OWNER,
  },
  app_deleted: {
    what: 'The app was deleted.',
    why: 'It can be restored for seven days, and is erased then.',
    next: 'Restore the app, or take its credentials out of the program that still uses them.',
    who: OWNER,
  },
  unknown_app: {
    what: 'There is no app with this client ID.',
    why: 'The client ID was mistyped, belongs to another installation, or its app was erased.',
    next: 'Compare the client ID with the one on the app’s page.',
    who: OWNER,
  },
  no_secret: {
    what: 'No secret was sent.',
    why: 'The program sent the client ID alone, often because its setting is empty.',
    next: 'Look whether the program reads the secret at all: a variable’s name may be misspelled.',
    who: OWNER,
  },
  malformed_secret: {
    what: 'What was sent has not the form of a secret.',
    why: 'It was cut, mistyped, or is a value of something else.',
    next: 'Copy the secret again, whole; or generate another one, because no value is shown twice.',
    who: OWNER,
  },
  unknown_secret: {
    what: 'The secret is none of this app.',
    why: 'It has the right form, but its public id is not known here: another app, or another installation.',
    next: 'Compare the hint of the secret with those on the app’s page.',
    who: OWNER,
  },
  wrong_secret: {
    what: 'The secret is wrong.',
    why: 'It names a secret of this app, and the rest of the value is not right.',
    next: 'Generate another secret and put that in; somebody may also be guessing.',
    who: OWNER,
  },
  secret_and_line_break: {
    what: 'The secret is right, with a line break behind it.',
    why: 'A file or a variable ends with a new line that the program sends along.',
    next: 'Store the value without the line break: printf instead of echo.',
    who: OWNER,
  },
  secret_expired: {
    what: 'The secret has expired.',
    why: 'Its value is right, and its day has passed.',
    next: 'Generate another secret, put it into the program, and watch for its first use.',
    who: OWNER,
  },
  secret_revoked: {
    what: 'The secret was revoked.',
    why: 'Its value is right, and somebody has ended it. The program was not given the new one.',
    next: 'Put the active secret into the program, or generate another one.',
    who: OWNER,
  },
  secret_revoked_keeping_tokens: {
    what: 'The secret was revoked; its tokens run out by themselves.',
    why: 'Its value is right, and somebody has ended it. The program was not given the new one.',
    next: 'Put the active secret into the program before its last tokens have run out.',
    who: OWNER,
  },
  secret_regenerated: {
    what: 'The secret was replaced, and its tokens were ended.',
    why: 'Somebody has regenerated the secrets of the app. The program still has an old one.',
    next: 'Put the new secret into the program.',
    who: OWNER,
  },
  secret_paused: {
    what: 'The secret is paused.',
    why: 'Somebody has paused it to see who still needs it. It comes back when the pause ends.',
    next: 'Resume the secret on the app’s page, or put the other one into the program.',
    who: OWNER,
  },
  secret_transition_over: {
    what: 'The secret came from another server, and the time for those is over.',
    why: 'An administrator has set a last day for imported secrets, and it is over.',
    next: 'Generate a secret on the app’s page and put it into the program; or move the day under Transition.',
    who: OWNER,
  },
  secret_not_in_fapi: {
    what: 'The app follows FAPI 2.0, which refuses secrets.',
    why: 'It authenticates with a key or a certificate.',
    next: 'Let the program sign its requests (private_key_jwt), or take the profile from the app.',
    who: OWNER,
  },
  unknown_key: {
    what: 'The key is none of this app.',
    why: 'The assertion names a key that was removed, or was never added.',
    next: 'Compare the key ID (kid) with those on the app’s page, and add the public key.',
    who: OWNER,
  },
  unreadable_keys: {
    what: 'The app’s keys cannot be read.',
    why: 'They stand at an address of the app that does not answer, or not with a set of keys.',
    next: 'Open the address of the keys, and look at what it answers.',
    who: OWNER,
  },
  wrong_assertion: {
    what: 'The signed assertion is wrong.',
    why: 'Its signature, audience or time does not fit. Often a clock goes wrong.',
    next: 'Compare the program’s clock, the audience and the key.',
    who: OWNER,
  },
  wrong_certificate: {
    what: 'The client certificate is wrong.',
    why: 'Another one was shown, or the proxy did not hand it on.',
    next: 'Compare the certificate with the one of the app; then ask who runs the proxy.',
    who: 'operator',
  },
  assertion_spent: {
    what: 'The signed assertion was used before.',
    why: 'Each counts once. The program sends one again instead of making another.',
    next: 'Let the program make an assertion for each request.',
    who: OWNER,
  },
  unknown_issuer: {
    what: 'The token is of an issuer that the app does not trust.',
    why: 'None of the app’s federated credentials has its issuer (iss), letter by letter.',
    next: 'Try the token on the page of the app’s federated credentials, and add one for its issuer.',
    who: OWNER,
  },
  unreadable_issuer: {
    what: 'The keys of the token’s issuer cannot be read.',
    why: 'Its discovery document or its keys do not answer from here, or say another issuer.',
    next: 'Ask whether this server can reach the issuer; one in an inner network has to be admitted.',
    who: 'operator',
  },
  wrong_federated_token: {
    what: 'The token of the other issuer is wrong.',
    why: 'Its signature, audience, type or time does not fit.',
    next: 'Try the token on the page of the app’s federated credentials: it says which does not.',
    who: OWNER,
  },
  federation_mismatch: {
    what: 'The token is not the one that the app trusts.',
    why: 'It is genuine, but its subject or a claim is another: another branch, pod or identity.',
    next: 'Try the token on the page of the app’s federated credentials, and compare claim by claim.',
    who: OWNER,
  },
  federation_not_in_fapi: {
    what: 'The app follows FAPI 2.0, which takes no tokens of other issuers.',
    why: 'It authenticates with a key of its own or a certificate.',
    next: 'Let the program sign its requests (private_key_jwt), or take the profile from the app.',
    who: OWNER,
  },
  outside_networks: {
    what: 'It came from outside of the networks from which the app or the secret may be used.',
    why: 'What was sent is right. Either a program runs somewhere new, or somebody has taken it away.',
    next: 'If the address is yours, add its network on the app’s page. If not, the value has leaked: end it.',
    who: OWNER,
  },
  limited: {
    what: 'There were too many failures, so requests were turned away for a while (429).',
    why: 'After several wrong attempts nothing is looked at for some minutes, the right value neither.',
    next: 'Mend what failed first, which stands in this list, then wait for the minutes to pass.',
    who: OWNER,
  },
  unauthorized_client: {
    what: 'The app may not use this grant type.',
    why: 'The organization’s policy has switched it off, or the app is not registered for it.',
    next: 'Allow the grant type under Policies, or register the app for it.',
    who: 'administrator',
  },
  unsupported_grant_type: {
    what: 'The grant type is none that Keyturn knows.',
    why: 'The program asks for something else than the app was built for.',
    next: 'Correct the grant type in the program.',
    who: OWNER,
  },
  invalid_scope: {
    what: 'A scope is not registered on the app, or was not granted.',
    why: 'The API’s owner may not have decided yet, or has refused.',
    next: 'Look at the permissions on the app’s page; request the scope, or have it granted.',
    who: 'api_owner',
  },
  invalid_target: {
    what: 'The API that was named is not known, or does not fit the scopes.',
    why: 'The resource or audience was mistyped, or its API was deleted.',
    next: 'Compare it with the identifier on the API’s page.',
    who: OWNER,
  },
  invalid_grant: {
    what: 'The code or refresh token is not good any more.',
    why: 'It was used before, has expired, was revoked, or belongs to another app or redirect URI.',
    next: 'Let the person sign in again. If it comes back, look whether two processes share one token.',
    who: OWNER,
  },
  invalid_request: {
    what: 'The request is not well-formed.',
    why: 'A parameter is missing, stands twice, or has a form that it may not have.',
    next: 'The answer that the program got names the parameter in error_description.',
    who: OWNER,
  },
  invalid_dpop_proof: {
    what: 'The proof of the key (DPoP) is wrong.',
    why: 'It was made for another request, or a clock goes wrong.',
    next: 'Compare the program’s clock, and the method and address in the proof.',
    who: OWNER,
  },
}

/** What a cause means. One that only a newer Keyturn counts is told by its name. */
export function explainCause(cause: string): Explanation {
  const known = Object.hasOwn(CAUSES, cause) ? CAUSES[cause] : undefined
  return (
    known ?? {
      what: `The request was refused with ${cause}.`,
      why: 'The program’s own log has the error_description of the answer, which says more.',
      next: 'Ask for that answer, and for the request id in it.',
      who: OWNER,
    }
  )
}
