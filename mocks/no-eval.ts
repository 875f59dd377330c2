import { config } from 'zod/v4/core'

// Before the first schema is made: Zod would otherwise try `new Function`, which the content security policy reports.
// That is why this is a module of its own, and the first import of the host.
config({ jitless: true })
