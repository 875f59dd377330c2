#!/usr/bin/env node
// `npx afterglow`. Nothing that an old Node.js could fail on is loaded before its version has been looked at.
import { versions } from 'node:process'

const [major = 0, minor = 0] = versions.node.split('.').map(Number)
if (major > 20 || (major === 20 && minor >= 19)) await import('./packaged-host.ts')
else {
  process.stderr.write(`Afterglow needs Node.js 20.19 or newer; this is ${versions.node}.\n`)
  process.exitCode = 1
}
