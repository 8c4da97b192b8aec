import { type ForeignClient, type Toolchain, versionIn } from '../toolchain'

/** The version of Spring Boot that `pom.xml` names; Spring Security comes with it. */
function versionOfSpringBoot(): string {
  const version = versionIn(
    'java',
    'pom.xml',
    'spring-boot-starter-parent</artifactId>\n    <version>',
  )
  return version.replace('</version>', '')
}

const client = (program: string) => ({
  command: ['sh', 'start.sh', program],
  version: versionOfSpringBoot,
  needs: null,
})

const CLIENTS: ForeignClient[] = [
  {
    ...client('signin'),
    id: 'spring-boot',
    label: 'Spring Boot',
    use: 'sign-in',
    fits: ['web'],
    callback: '/login/oauth2/code/keyturn',
    environment: { OAUTH_CLIENT_SECRET: 'secret' },
    typed: 'issuer, client ID, secret, scopes',
  },
  {
    ...client('owntoken'),
    id: 'spring-boot-own',
    label: 'Spring Boot',
    use: 'own-token',
    fits: ['machine'],
    callback: null,
    environment: { OAUTH_CLIENT_SECRET: 'secret' },
    typed: 'issuer, client ID, secret, grant type, scope',
  },
  {
    ...client('jwtapi'),
    id: 'spring-boot-api',
    label: 'Spring Boot, as an API',
    use: 'api',
    fits: ['machine'],
    callback: null,
    environment: {},
    typed: 'issuer, audience',
    needsOfApi: 'tokens of typ JWT',
  },
  {
    ...client('introspectingapi'),
    id: 'spring-boot-introspection',
    label: 'Spring Boot, introspecting',
    use: 'api',
    fits: ['machine'],
    callback: null,
    environment: { OAUTH_CLIENT_SECRET: 'secret' },
    typed: 'introspection endpoint, client ID, secret',
    needsOfApi: 'leave to introspect',
  },
]

export const JAVA: Toolchain = {
  language: 'java',
  wants: [
    ['mvn', '-version'],
    ['javac', '-version'],
  ],
  install: [['mvn', '-q', '-B', 'clean', 'compile', 'dependency:copy-dependencies']],
  clients: CLIENTS,
}
