import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Client } from 'pg'

/** Makes a self-signed certificate for `localhost` in the folder, readable by `owner`. */
export function makeCertificate(
  folder: string,
  name: string,
  owner: { uid: number; gid: number },
): { key: string; certificate: string } {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const options = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject]
  execFileSync('openssl', ['req', ...options, '-keyout', key, '-out', certificate], {
    stdio: 'pipe',
  })
  for (const file of [key, certificate]) {
    chmodSync(file, 0o600)
    chownSync(file, owner.uid, owner.gid)
  }
  return { key, certificate }
}

/** Lets a server of this machine encrypt, as `localhost`. Answers the file of the certificate to trust. */
export async function switchTlsOn(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(`SELECT current_setting('data_directory') AS folder`)
  const { folder } = rows[0]
  const { key, certificate } = makeCertificate(dirname(folder), 'server', statSync(folder))
  for (const setting of [`ssl_key_file = '${key}'`, `ssl_cert_file = '${certificate}'`, 'ssl = on'])
    await client.query(`ALTER SYSTEM SET ${setting}`)
  await client.query('SELECT pg_reload_conf()')
  await client.end()
  return certificate
}
