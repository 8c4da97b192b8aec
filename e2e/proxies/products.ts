import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../harness/server'

/** Where a proxy runs in these tests. */
export type Place = {
  /** With the certificates of `makeCertificates`; what it writes goes there too. */
  folder: string
  port: number
  /** For http. */
  plainPort: number
  /** The port of Keyturn. */
  inner: number
}

export type Product = {
  name: string
  program: string
  /** The package of Debian and Ubuntu. */
  debian: string
  /** It lets no client certificate in that it could not verify. */
  verifiesAll: boolean
  /** Writes its configuration; answers the arguments with which it stays in the foreground. */
  prepare: (place: Place) => string[]
}

// Clients come by IPv6, and the proxies reach Keyturn by IPv4: so that the address of a client is not the
// one of the proxy, though both are this machine.
const LISTEN = '[::1]'

/** A file of `docs/proxies`, as an operator copies it, with the names and ports of this place. */
function documented(file: string, place: Place, changes: [RegExp, string][]): string {
  const text = readFileSync(join(ROOT, 'docs/proxies', file), 'utf8')
  const changed = changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to)
    if (after === before) throw new Error(`docs/proxies/${file} has no ${from}`)
    return after
  }, text)
  return changed
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${place.inner}`)
    .replaceAll('/etc/ssl/keyturn', place.folder)
    .replaceAll('keyturn.example.com', 'localhost')
    .replaceAll('mtls.example.com', 'mtls.localhost')
}

function write(place: Place, file: string, text: string): string {
  const path = join(place.folder, file)
  writeFileSync(path, text)
  return path
}

function prepareCaddy(place: Place): string[] {
  const { port, plainPort, folder } = place
  const certificate = `${folder}/fullchain.pem ${folder}/private.key`
  const site = documented('Caddyfile', place, [
    [/^keyturn\.example\.com \{/m, `keyturn.example.com:${port} {\n\ttls ${certificate}`],
    [/^mtls\.example\.com \{/m, `mtls.example.com:${port} {`],
    [/\ttls \{/, `\ttls ${certificate} {`],
  ])
  const global = `{
    admin off
    skip_install_trust
    default_bind ${LISTEN}
    http_port ${plainPort}
    https_port ${port}
    storage file_system ${folder}/caddy
  }\n`
  return ['run', '--adapter', 'caddyfile', '--config', write(place, 'Caddyfile', global + site)]
}

function prepareNginx(place: Place): string[] {
  const { port, plainPort, folder } = place
  const site = documented('nginx.conf', place, [
    [/^ +listen (80|443)\b.*\n/gm, ''],
    [/\[::\]:80/g, `${LISTEN}:${plainPort}`],
    [/\[::\]:443/g, `${LISTEN}:${port}`],
  ])
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n')
  const main = `daemon off;
    pid ${folder}/nginx.pid;
    error_log stderr warn;
    events {}
    http { access_log off; ${temporary}\n include ${write(place, 'site.conf', site)}; }\n`
  return ['-e', 'stderr', '-c', write(place, 'nginx.conf', main)]
}

function prepareHaproxy(place: Place): string[] {
  const site = documented('haproxy.cfg', place, [
    [/bind :80\b/, `bind ${LISTEN}:${place.plainPort}`],
    [/bind :443\b/, `bind ${LISTEN}:${place.port}`],
  ])
  const list = documented('haproxy-certificates.list', place, [])
  write(place, 'haproxy-certificates.list', list)
  const defaults = `defaults
  timeout connect 5s
  timeout client 50s
  timeout server 50s\n\n`
  return ['-db', '-f', write(place, 'haproxy.cfg', defaults + site)]
}

const APACHE_MODULES = [
  'mpm_event',
  'authz_core',
  'alias',
  'headers',
  'http2',
  'proxy',
  'proxy_http',
  'socache_shmcb',
  'ssl',
]

function prepareApache(place: Place): string[] {
  const { port, plainPort, folder } = place
  const site = documented('apache.conf', place, [
    [/\*:80>/, `*:${plainPort}>`],
    [/\*:443>/g, `*:${port}>`],
  ])
  const modules = APACHE_MODULES.map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  )
  const main = `${modules.join('\n')}
    ServerName localhost
    DefaultRuntimeDir ${folder}
    PidFile ${folder}/apache.pid
    ErrorLog ${folder}/apache.log
    Listen ${LISTEN}:${port}
    Listen ${LISTEN}:${plainPort}
    ${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
    Include ${write(place, 'site-apache.conf', site)}\n`
  return ['-DFOREGROUND', '-f', write(place, 'apache.conf', main)]
}

export const PRODUCTS: Product[] = [
  {
    name: 'Caddy',
    program: 'caddy',
    debian: 'caddy',
    verifiesAll: true,
    prepare: prepareCaddy,
  },
  {
    name: 'nginx',
    program: 'nginx',
    debian: 'nginx',
    verifiesAll: false,
    prepare: prepareNginx,
  },
  {
    name: 'HAProxy',
    program: 'haproxy',
    debian: 'haproxy',
    verifiesAll: false,
    prepare: prepareHaproxy,
  },
  {
    name: 'Apache',
    program: 'apache2',
    debian: 'apache2',
    verifiesAll: false,
    prepare: prepareApache,
  },
]
