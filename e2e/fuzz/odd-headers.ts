import fc from 'fast-check'
import { BROWSERS } from './known-values'
import { mostly, oddText } from './odd-texts'

/** How the body travels: whole, without a length, in drops, cut off, or shorter than announced. */
export type Framing = 'whole' | 'chunked' | 'slow' | 'aborted' | 'short'

export const framing = fc.oneof(
  { weight: 30, arbitrary: fc.constant<Framing>('whole') },
  { weight: 4, arbitrary: fc.constant<Framing>('chunked') },
  { weight: 1, arbitrary: fc.constantFrom<Framing>('slow', 'aborted', 'short') },
)

export const cookies = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...BROWSERS).map((who) => `{{cookies:${who}}}`) },
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: oddText.map((text) => `keyturn-session=${text}; keyturn-apps=${text}`) },
  {
    weight: 1,
    arbitrary: oddText.map((text) => `next-auth.callback-url=${text}; keyturn-form=${text}`),
  },
)

const authorization = mostly(
  '{{basic}}',
  'Bearer {{accessToken}}',
  'Bearer {{managementToken}}',
  'Bearer {{jwt}}',
  'DPoP {{accessToken}}',
)

/** Headers that change what an endpoint does, and some that should not. */
export const extraHeaders = fc.array(
  fc.oneof(
    authorization.map((value): [string, string] => ['authorization', value]),
    fc
      .tuple(
        fc.constantFrom(
          'accept',
          'accept-language',
          'content-encoding',
          'dpop',
          'expect-ct',
          'if-none-match',
          'next-router-prefetch',
          'next-router-state-tree',
          'next-url',
          'origin',
          'range',
          'rsc',
          'user-agent',
          'x-action-forwarded',
          'x-http-method-override',
          'x-middleware-subrequest',
          'x-request-id',
        ),
        mostly('*/*', 'text/html', 'application/json', '1', 'null', 'bytes=0-'),
      )
      .map(([name, value]): [string, string] => [name, value]),
  ),
  { maxLength: 3 },
)
