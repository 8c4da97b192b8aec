/** Why a person cannot continue: what happened, why, and what to do next. */
type ErrorText = { title: string; why: string; next: string }

const UNCLEAR: ErrorText = {
  title: 'This request cannot be processed',
  why: 'The app sent a request that is not valid or not allowed.',
  next: 'Go back to the app and try again. If it happens again, tell whoever runs the app.',
}

const OVER: ErrorText = {
  title: 'This request is over',
  why: 'It was already answered, it expired, or it began in another browser.',
  next: 'Go back to the app and start again there.',
}

/** By the error codes of RFC 6749 §4.1.2.1 and of the engine. */
const TEXTS: Readonly<Record<string, ErrorText>> = {
  invalid_redirect_uri: {
    title: 'The redirect URI is not registered',
    why: 'The app asked to send you to a redirect URI that is not in its registration, letter by letter. It may be a mistake, or an attack on the app. So nothing was sent anywhere.',
    next: 'Go back to where you came from. If it is your app, compare the redirect URI that it sends with the registered ones.',
  },
  invalid_client: {
    title: 'This app is unknown',
    why: 'No app with this client ID is in service here. It may have been deleted or suspended, or its client ID may be mistyped.',
    next: 'Ask whoever runs the app. If it is yours, look it up under My Apps.',
  },
  unauthorized_client: {
    title: 'This app is not allowed to do that',
    why: 'Its registration, or a policy of its organization, does not allow this kind of request.',
    next: 'Ask whoever runs the app.',
  },
  session_not_found: OVER,
  interaction_over: OVER,
  access_denied: {
    title: 'This is not allowed',
    why: 'The organization of the app does not give it access at the moment.',
    next: 'Ask an administrator of that organization.',
  },
  logout: {
    title: 'You cannot be signed out this way',
    why: 'The app’s request does not match its registration. You are still signed in.',
    next: 'Sign out from the menu of your account.',
  },
  temporarily_unavailable: {
    title: 'Keyturn cannot reach its database',
    why: 'So your request could not be processed. Nothing was lost, and neither you nor the app caused this.',
    next: 'Reload this page in a moment. If it happens again, tell whoever runs Keyturn.',
  },
  server_error: {
    title: 'Something broke on our side',
    why: 'Your request could not be processed. Neither you nor the app caused this.',
    next: 'Go back to the app and try again in a moment. If it happens again, tell whoever runs Keyturn.',
  },
}

/** The text of an error code. It contains nothing from the request. */
export function errorText(code: string | null): ErrorText {
  return code !== null && Object.hasOwn(TEXTS, code) ? (TEXTS[code] ?? UNCLEAR) : UNCLEAR
}
