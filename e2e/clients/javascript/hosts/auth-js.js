import { NextRequest } from 'next/server'
import { handlers } from 'recipe'
import { serveWeb } from './web.js'

serveWeb(process.env.AUTH_URL, (request) => handlers[request.method](new NextRequest(request)))
