import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A proxy that ends TLS in front of one server, as an operator's does. */
export type TlsFront = {
  origin: string
  /** The file with the certificate that its visitors have to trust. */
  authorityFile: string
  close: () => void
}

type Pems = { private: string; cert: string }

/** Starts it on the loopback; `portOfInner` is where requests go. */
export async function startTlsFront(folder: string, portOfInner: () => number): Promise<TlsFront> {
  const pems = await makeCertificate()
  const authorityFile = join(folder, 'authority.pem')
  writeFileSync(authorityFile, pems.cert)
  const server = createServer({ key: pems.private, cert: pems.cert }, (req, res) => {
    const headers = {
      ...req.headers,
      'x-forwarded-for': req.socket.remoteAddress ?? '',
      'x-forwarded-proto': 'https',
    }
    const { method, url: path } = req
    const call = request({ host: '127.0.0.1', port: portOfInner(), method, path, headers })
    call.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    call.on('error', () => res.destroy())
    req.pipe(call)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    authorityFile,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A certificate for `localhost` that is its own authority. It lives for a day. */
function makeCertificate(): Promise<Pems> {
  const { generate } = createRequire(new URL('./javascript/', import.meta.url))('selfsigned') as {
    generate: (subject: object[], options: object) => Promise<Pems>
  }
  return generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  })
}
