// A process of its own that vouches for what runs beside it, as GitHub Actions does: it publishes its
// keys, and gives a token with the audience and the claims that it is asked for.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const keys = [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'one' }]

const server = createServer(async (req, res) => {
  const { pathname, searchParams } = new URL(req.url, issuer)
  const answers = {
    '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/jwks` }),
    '/jwks': () => ({ keys }),
    '/token': async () => ({ value: await sign(Object.fromEntries(searchParams)) }),
  }
  const answer = answers[pathname]
  res.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
  res.end(JSON.stringify(answer ? await answer() : {}))
})
server.listen(0, 'localhost')
await once(server, 'listening')
const issuer = `http://localhost:${server.address().port}`
process.stdout.write(`${issuer}\n`)

function sign({ audience, ...claims }) {
  return new SignJWT({ jti: crypto.randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
}
