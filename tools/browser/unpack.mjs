// Runs in .browser/, beside the packages: unpacks the browser and the libraries that it may lack into TMPDIR.
import chromium, { inflate } from '@sparticuz/chromium'
import { fileURLToPath } from 'node:url'

await chromium.executablePath()
await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))))
