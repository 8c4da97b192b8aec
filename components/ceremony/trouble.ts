/** What keeps somebody from going on, in words: what happened, and what to do. */
type Trouble = { title: string; why: string; next: string }

const UNCLEAR: Trouble = {
  title: 'This request cannot be followed',
  why: 'The app sent you here with something that does not fit together, or that is not allowed.',
  next: 'Go back to the app and try again. If it stays, tell whoever runs the app.',
}

const OVER: Trouble = {
  title: 'This request is over',
  why: 'It was answered already, it waited for too long, or it began in another browser.',
  next: 'Go back to the app and begin there once more.',
}

/** By the names that RFC 6749 §4.1.2.1 and the engine give them. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  invalid_redirect_uri: {
    title: 'The way back to the app is not registered',
    why: 'The app wants your answer sent to an address that is not in its registration, letter by letter. It may be a mistake; it may also be somebody who wants what is meant for the app. So nothing was sent anywhere.',
    next: 'Go back to where you came from. If it is your app, compare the redirect URI that it sends with those that are registered.',
  },
  invalid_client: {
    title: 'Nobody knows this app',
    why: 'No app with this client ID is in service here. It may have been deleted or suspended, or its client ID may be mistyped.',
    next: 'Ask whoever runs the app. If it is yours, look it up under My Apps.',
  },
  unauthorized_client: {
    title: 'This app may not do that',
    why: 'Its registration, or the policy of its organization, does not allow the way in which it asks.',
    next: 'Ask whoever runs the app.',
  },
  session_not_found: OVER,
  interaction_over: OVER,
  access_denied: {
    title: 'This is not allowed',
    why: 'The organization of the app does not let it in at the moment.',
    next: 'Ask an administrator of that organization.',
  },
  logout: {
    title: 'You cannot be signed out this way',
    why: 'The app asked for it in a way that does not fit its registration. You are still signed in.',
    next: 'Sign out from the menu of your account.',
  },
  server_error: {
    title: 'Something broke on our side',
    why: 'Your request could not be worked on. That is not your fault, and not the fault of the app.',
    next: 'Go back to the app and try again in a moment. If it stays, tell whoever runs Keyturn.',
  },
}

/** Whatever the name: a text of ours, nothing of the request. */
export function troubleOf(name: string | null): Trouble {
  return name !== null && Object.hasOwn(TROUBLES, name) ? (TROUBLES[name] ?? UNCLEAR) : UNCLEAR
}
