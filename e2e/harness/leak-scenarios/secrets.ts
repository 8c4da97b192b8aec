import type { Portal } from '../deployment'
import { generate, granted, newSecret, regenerate, revoke } from '../portal'
import { askToken, basic, mintToken, post } from '../token'
import type { SecretsScenario } from './values'

/** Issues, uses, rotates, revokes and regenerates secrets. Answers every value, tokens included. */
export async function runSecrets({ origin, org }: Portal): Promise<SecretsScenario> {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, origin)
  const issued = await generate(session, app.id)
  const { value, secret } = granted(issued)
  const first = { clientId: app.id, secret: value, id: secret.id }
  const firstToken = await mintToken(origin, first)
  const second = await newSecret(session, app.id)
  const secondToken = await mintToken(origin, second)
  await post(`${origin}/oauth2/introspect`, new URLSearchParams({ token: secondToken }), {
    authorization: basic(second),
  })
  const revoked = await revoke(session, app, first.id)
  const refused = await askToken(origin, first)
  const third = { clientId: app.id, secret: granted(await regenerate(session, app)).value }
  const thirdToken = await mintToken(origin, third)
  await post(`${origin}/oauth2/revoke`, new URLSearchParams({ token: thirdToken }), {
    authorization: basic(third),
  })
  return {
    app,
    session,
    answers: [revoked.text, refused.text],
    issued: issued.text,
    values: {
      'first secret': first.secret,
      'second secret': second.secret,
      'third secret': third.secret,
      'first random part': first.secret.slice(15, 58),
      'first token': firstToken,
      'second token': secondToken,
      'third token': thirdToken,
      'first credentials': basic(first).slice('Basic '.length),
    },
  }
}
