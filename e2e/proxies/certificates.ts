import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Issued = { name: string; subject: string; by: string; names?: string[] }

/** The subject of the certificates that clients show. */
export const SUBJECT = 'CN=orders,O=Fjord'

/** What `docs/proxies` expects in `/etc/ssl/keyturn`, and the certificates of three clients. */
export function makeCertificates(folder: string): void {
  const authority = (name: string, subject: string) =>
    openssl(folder, ['req', '-x509', ...NEW_KEY, ...files(name), '-days', '2', '-subj', subject])
  authority('authority', '/CN=Authority of these tests')
  authority('clients-ca', '/CN=Clients')
  // The same name, and another key.
  authority('strangers-ca', '/CN=Clients')
  const names = ['localhost', 'mtls.localhost']
  issue(folder, { name: 'server', subject: '/CN=localhost', by: 'authority', names })
  issue(folder, { name: 'client', subject: '/O=Fjord/CN=orders', by: 'clients-ca' })
  issue(folder, { name: 'stranger', subject: '/O=Fjord/CN=orders', by: 'strangers-ca' })
  authority('self-signed', '/O=Fjord/CN=orders')
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  writeFileSync(join(folder, 'fullchain.pem'), read('server.pem'))
  writeFileSync(join(folder, 'private.key'), read('server.key'))
  writeFileSync(join(folder, 'both.pem'), read('server.pem') + read('server.key'))
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

const files = (name: string) => ['-keyout', `${name}.key`, '-out', `${name}.pem`]

function issue(folder: string, { name, subject, by, names = [] }: Issued): void {
  const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject]
  openssl(folder, ['req', ...NEW_KEY, ...request])
  const alternatives = names.map((one) => `DNS:${one}`).join()
  writeFileSync(
    join(folder, `${name}.ext`),
    alternatives ? `subjectAltName=${alternatives}\n` : 'basicConstraints=CA:FALSE\n',
  )
  const authority = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-days', '2']
  const signed = ['-in', `${name}.csr`, '-extfile', `${name}.ext`, '-out', `${name}.pem`]
  openssl(folder, ['x509', '-req', ...authority, ...signed])
}

function openssl(folder: string, options: string[]): void {
  const { status, stderr } = spawnSync('openssl', options, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl ${options.join(' ')}: ${stderr}`)
}
