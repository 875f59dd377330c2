import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom's is of another realm than the bytes that Node's streams and encoders make: nothing would take those for bytes.
const bytes: unknown = Object.getPrototypeOf(Buffer.prototype)
if (typeof bytes === 'object' && bytes !== null) Object.assign(globalThis, { Uint8Array: bytes.constructor })

afterEach(cleanup)
